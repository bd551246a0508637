"""Writes files of every container that a dialect is known in, with Pillow, piexif, mutagen, ffmpeg and exiftool.

Usage: write_files.py FOLDER EXIFTOOL. Prints a line of JSON for each file: what it is called, and what it must say.
"""

import gzip
import json
import math
import subprocess
import sys
from pathlib import Path

import imageio_ffmpeg
import piexif
import piexif.helper
from generations import all_cases
from mutagen.mp4 import MP4, MP4FreeForm
from PIL import Image, PngImagePlugin

folder, exiftool = Path(sys.argv[1]), sys.argv[2]
ffmpeg = imageio_ffmpeg.get_ffmpeg_exe()
picture = Image.effect_noise((64, 48), 80).convert("RGB")
large = Image.effect_noise((700, 500), 120).convert("RGB")
count = 0


def report(path, container, case, keys=None, size=(64, 48), hidden=False):
    """Prints what must be read of a file, or of its pixels: its texts, by the keys that the container gives them."""
    name, texts, said = case
    texts = {(keys or {}).get(key, key): text for key, text in texts.items() if keys is None or key in keys}
    made = {"file": path.name, "case": name, "container": container, "size": size, "texts": texts, "hidden": hidden}
    print(json.dumps(made | {"said": exact(said)}))


def exact(value):
    """Integers that a number cannot hold are texts with a mark."""
    if isinstance(value, dict):
        return {key: exact(item) for key, item in value.items()}
    if isinstance(value, list):
        return [exact(item) for item in value]
    return {"integer": str(value)} if isinstance(value, int) and abs(value) > 2**53 - 1 else value


def path_of(case, kind, extension):
    global count
    count += 1
    return folder / f"{count:04d} {case[0]} {kind}.{extension}"


def run(*arguments):
    subprocess.run([str(argument) for argument in arguments], check=True, stdout=subprocess.DEVNULL)


def latin1(text):
    try:
        text.encode("latin-1")
        return True
    except UnicodeEncodeError:
        return False


def write_pngs(case):
    def save(kind, image=picture, late=False, zip=False, international=None, **options):
        info = PngImagePlugin.PngInfo()
        for key, text in case[1].items():
            if late:  # Pillow writes only raw chunks after the pixels.
                tEXt = latin1(text)
                body = key.encode() + (b"\0" if tEXt else b"\0\0\0\0\0") + text.encode("latin-1" if tEXt else "utf-8")
                info.add(b"tEXt" if tEXt else b"iTXt", body, after_idat=True)
            elif international:
                info.add_itxt(key, text, zip=zip)
            else:
                info.add_text(key, text, zip=zip)
        path = path_of(case, kind, "png")
        image.save(path, pnginfo=info, **options)
        report(path, "png", case, size=image.size)

    save("text")
    save("compressed", zip=True)
    save("international", international=True)
    save("international compressed", international=True, zip=True)
    save("after the pixels", large, late=True)
    save("before many pixels", large, compress_level=1)
    save("palette", picture.quantize(16))


def comment(text, order):
    """A UserComment as piexif writes it, most significant byte first, or as Civitai does."""
    if order == "big":
        return piexif.helper.UserComment.dump(text, encoding="unicode")
    return b"UNICODE\0" + text.encode("utf-16-le")


def write_exif(case):
    [(key, text), *others] = case[1].items()
    maker = {piexif.ExifIFD.MakerNote: b"fooocus"} if case[0] == "fooocus" else {}
    keys = {key: "UserComment"} | ({"fooocus_scheme": "MakerNote"} if maker else {})
    for order in ("big", "little"):
        block = piexif.dump({"Exif": {piexif.ExifIFD.UserComment: comment(text, order)} | maker})
        for kind, extension, options in (
            ("JPEG", "jpg", {"quality": 90}), ("WebP", "webp", {"quality": 80}), ("lossless WebP", "webp", {"lossless": True}),
            ("animated WebP", "webp", {"save_all": True, "append_images": [picture.rotate(90)]}), ("PNG eXIf", "png", {}),
        ):
            if extension == "jpg" and len(block) > 65_000:
                continue
            path = path_of(case, f"{kind} {order}", extension)
            picture.save(path, exif=block, **options)
            report(path, {"jpg": "jpeg"}.get(extension, extension), case, keys)
    if len(block) < 60_000 and not others:
        path = path_of(case, "JPEG comment", "jpg")
        picture.save(path, comment=text.encode())
        report(path, "jpeg", case, {key: "Comment"})


def write_with_exiftool(case):
    [(key, text)] = case[1].items()
    if "\n" in text or not text.isprintable():
        return  # its command line takes one line
    for tag, named in (("EXIF:UserComment", "UserComment"), ("XMP-exif:UserComment", "UserComment"),
                       ("XMP-dc:Description", "Description"), ("EXIF:ImageDescription", "ImageDescription"),
                       ("EXIF:XPComment", "XPComment")):
        for extension in ("jpg", "webp", "png", "mp4"):
            if extension == "mp4" and not tag.startswith("XMP") or extension == "jpg" and not fits(tag, text):
                continue
            path = path_of(case, f"exiftool {tag.replace(':', ' ')}", extension)
            if extension == "mp4":
                video(path)
            else:
                picture.save(path)
            run(exiftool, "-q", "-overwrite_original", f"-{tag}={text}", path)
            report(path, {"jpg": "jpeg"}.get(extension, extension), case, {key: named})
    if len(text.encode()) < 2_000:
        path = path_of(case, "exiftool IPTC", "jpg")
        picture.save(path)
        charset = "-IPTC:CodedCharacterSet=UTF8"
        run(exiftool, "-q", "-overwrite_original", charset, f"-IPTC:Caption-Abstract={text}", path)
        report(path, "jpeg", case, {key: "Caption"})
    for tag, named in (("Keys:Description", "com.apple.quicktime.description"), ("ItemList:Comment", "\u00a9cmt"),
                       ("UserData:Comment", "\u00a9cmt")):
        path = path_of(case, f"exiftool {tag.replace(':', ' ')}", "mp4")
        video(path)
        run(exiftool, "-q", "-overwrite_original", f"-{tag}={text}", path)
        if tag.startswith("Keys"):
            report(path, "mp4", case, {key: "description"})
        else:
            report(path, "mp4", case, {key: named})


def fits(tag, text):
    """Only XMP goes over several segments of a JPEG."""
    return tag.startswith("XMP") or len(text) < 30_000


def write_comfyui_webp(case):
    for first, second in ((0x010F, 0x0110), (0x0110, 0x010F)):
        exif = picture.getexif()
        exif[first] = "workflow:" + case[1]["workflow"]
        exif[second] = "prompt:" + case[1]["prompt"]
        path = path_of(case, f"WebP Make and Model {first:x}", "webp")
        picture.save(path, exif=exif)
        report(path, "webp", case)


def video(path, *options):
    source = ["-f", "lavfi", "-i", "testsrc=size=64x48:rate=5:duration=1"]
    run(ffmpeg, "-loglevel", "error", "-y", *source, *options, path)


def tags(texts):
    return [part for key, text in texts.items() for part in ("-metadata", f"{key}={text}")]


def write_videos(case):
    texts = case[1]
    keyed = ["-movflags", "use_metadata_tags"]
    for kind, options in (("", keyed), ("tags first", ["-movflags", "use_metadata_tags+faststart"]),
                          ("fragmented", ["-movflags", "use_metadata_tags+frag_keyframe+empty_moov"])):
        path = path_of(case, f"MP4 {kind}", "mp4")
        video(path, *options, *tags(texts))
        report(path, "mp4", case)
    for extension, options in (("webm", ["-c:v", "libvpx"]), ("mkv", ["-c:v", "libx264"]),
                               ("webm", ["-c:v", "libvpx", "-live", "1"])):
        path = path_of(case, f"Matroska {len(options)}", extension)
        video(path, *options, *tags(texts))
        report(path, "webm", case, {key: key.upper() for key in texts})
    path = path_of(case, "MP4 of mutagen", "mp4")
    video(path)
    file = MP4(path)
    for key, text in texts.items():
        file[f"----:com.apple.iTunes:{key}"] = [MP4FreeForm(text.encode())]
    file.save()
    report(path, "mp4", case)


def write_comment_videos(case):
    [(key, text), *_] = case[1].items()
    for name, stored in (("comment", "\u00a9cmt"), ("description", "desc")):
        path = path_of(case, f"MP4 {name}", "mp4")
        video(path, "-metadata", f"{name}={text}")
        report(path, "mp4", case, {key: stored})


def write_sidecars(case):
    texts = case[1]
    for kind, options in (("", {}), ("indented", {"indent": 2, "ensure_ascii": False})):
        path = path_of(case, f"sidecar {kind}", "json")
        path.write_text(json.dumps(texts, **options), "utf-8")
        report(path, "json", case, size=None)


def hidden_text(case):
    """What is hidden: the text of Automatic1111 and SwarmUI, all texts of NovelAI as one JSON object."""
    return case[1]["parameters"] if "parameters" in case[1] else json.dumps(case[1])


def write_hidden(case):
    """Texts in the lowest bits of pixels, as sd_webui_stealth_pnginfo and NovelAI write them."""
    for kind in ("pnginfo", "pngcomp", "rgbinfo", "rgbcomp"):
        text = hidden_text(case).encode()
        stored = gzip.compress(text) if kind.endswith("comp") else text
        whole = f"stealth_{kind}".encode() + (len(stored) * 8).to_bytes(4, "big") + stored
        bits = [byte >> shift & 1 for byte in whole for shift in range(7, -1, -1)]
        colors = (3,) if kind.startswith("png") else (0, 1, 2)
        side = math.ceil(math.sqrt(len(bits) / len(colors))) + 1
        image = Image.effect_noise((side, side), 80).convert("RGBA")
        pixels, position = image.load(), 0
        for x in range(side):
            for y in range(side):
                pixel = list(pixels[x, y])
                for color in colors:
                    if position < len(bits):
                        pixel[color] = pixel[color] & ~1 | bits[position]
                        position += 1
                pixels[x, y] = tuple(pixel)
        for extension, options in (("png", {}), ("webp", {"lossless": True, "exact": True})):
            path = path_of(case, f"hidden {kind}", extension)
            image.save(path, **options)
            report(path, extension, case, size=(side, side), hidden=True)


def write_text(case):
    path = path_of(case, "text", "txt")
    path.write_text(case[1]["parameters"], "utf-8", newline="")
    report(path, "text", case, size=None)


for case in all_cases():
    name, texts, _ = case
    write_pngs(case)
    if name not in ("fooocus", "novelai"):  # which write none
        write_sidecars(case)
    if name.startswith(("invokeai 6", "invokeai with", "invokeai flux", "comfyui", "swarmui", "a1111", "civitai")):
        write_videos(case)
    if name.startswith(("a1111", "civitai", "swarmui", "fooocus")):
        write_exif(case)
    if name.startswith(("a1111", "civitai", "swarmui")):
        write_comment_videos(case)
        write_with_exiftool(case)
    if name.startswith(("a1111", "civitai")):
        write_text(case)
    if name.startswith(("swarmui", "novelai")) or name.startswith(("a1111", "civitai")) and len(texts["parameters"]) < 10_000:
        write_hidden(case)
    if name.startswith("comfyui"):
        write_comfyui_webp(case)
        write_comment_videos(case)
