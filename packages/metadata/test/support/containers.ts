import { bytesOf, join, uint32, utf8 } from './png.js';

type Part = Uint8Array | string;
const uint16 = (value: number): Uint8Array => Uint8Array.of(value >>> 8, value);
const reversed = (bytes: Uint8Array): Uint8Array => bytes.toReversed();

/** Returns an EXIF block: entries of the first directory, then those of the one inside. */
export function exif(
  first: Readonly<Record<number, Part>>,
  inner: Readonly<Record<number, Part>>,
  littleEndian = false,
) {
  const order = littleEndian ? reversed : (bytes: Uint8Array) => bytes;
  const [n2, n4] = [(value: number) => order(uint16(value)), (value: number) => order(uint32(value))];
  const outer = Object.entries(first);
  const within = Object.entries(inner);
  const innerAt = 8 + 2 + 12 * (outer.length + 1) + 4;
  let dataAt = innerAt + 2 + 12 * within.length + 4;
  const data: Uint8Array[] = [];
  const entry = ([tag, part]: [string, Part]) => {
    const bytes = join(part);
    const at = dataAt;
    data.push(bytes);
    dataAt += bytes.length;
    return join(n2(Number(tag)), n2(7), n4(bytes.length), n4(at));
  };
  const entries = outer.map(entry);
  const pointer = join(n2(0x8769), n2(4), n4(1), n4(innerAt));
  const inside = within.map(entry);
  return join(
    littleEndian ? 'II*\0' : 'MM\0*',
    ...[n4(8), n2(outer.length + 1), ...entries, pointer, n4(0)],
    ...[n2(within.length), ...inside, n4(0), ...data],
  );
}

/** Returns text of UTF-16. */
export function utf16(text: string, littleEndian: boolean): Uint8Array {
  const units = text.split('').map((unit) => uint16(unit.charCodeAt(0)));
  return join(...units.map((unit) => (littleEndian ? reversed(unit) : unit)));
}

/** Returns a segment of a JPEG. */
export const segment = (marker: number, ...parts: readonly Part[]): Uint8Array => {
  const data = join(...parts);
  return join(Uint8Array.of(0xff, marker), uint16(data.length + 2), data);
};

/** Returns a JPEG of 5 × 4 pixels with these segments, as far as a reader of metadata goes. */
export const jpeg = (...segments: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
  join(
    '\xff\xd8',
    ...segments,
    segment(0xc0, '\x08\0\x04\0\x05\x01\x01\x11\0'),
    segment(0xda, '\x01\x01\0\0\x3f\0'),
    'pixels\xff\xd9',
  );

/** Returns a WebP of 5 × 4 pixels with these chunks after the pixels. */
export function webp(chunks: readonly (readonly [type: string, data: Part])[]): Uint8Array<ArrayBuffer> {
  const riff = (type: string, part: Part) => {
    const data = join(part);
    return join(type, reversed(uint32(data.length)), data, data.length % 2 === 1 ? '\0' : '');
  };
  const pixels = riff('VP8L', '\x2f\x04\xc0\0\0\0\0\0\0\0\0');
  const all = [riff('VP8X', '\x0c\0\0\0\x04\0\0\x03\0\0'), pixels, ...chunks.map(([type, data]) => riff(type, data))];
  const content = join('WEBP', ...all);
  return join('RIFF', reversed(uint32(content.length)), content);
}

/** Returns a box of an MP4. */
export const box = (type: string, ...parts: readonly Part[]): Uint8Array => {
  const content = join(...parts);
  return join(uint32(content.length + 8), type, content);
};
const item = (type: string, text: string, ...before: readonly Part[]) =>
  box(type, ...before, box('data', uint32(1), uint32(0), utf8(text)));

/** Returns an MP4 of 640 × 360 whose tags are behind its frames: by key as ffmpeg writes them, and the older ones. */
export function mp4(
  keyed: Readonly<Record<string, string>>,
  tags: Readonly<Record<string, string>> = {},
  ...more: readonly Part[]
) {
  const keys = Object.keys(keyed).map((key) => box('mdta', utf8(key)));
  const values = Object.values(keyed).map((text, index) => item(`\0\0\0${String.fromCharCode(index + 1)}`, text));
  const metaKeyed = box(
    'meta',
    uint32(0),
    box('hdlr', uint32(0)),
    box('keys', uint32(0), uint32(keys.length), ...keys),
    box('ilst', ...values),
  );
  const plain = Object.entries(tags).map(([key, text]) => item(key, text));
  const metaPlain = box('meta', box('hdlr', uint32(0)), box('ilst', ...plain));
  const track = box('trak', box('tkhd', new Uint8Array(76), uint16(640), uint16(0), uint16(360), uint16(0)));
  const large = join(uint32(1), 'mdat', uint32(0), uint32(16 + 1_000), new Uint8Array(1_000));
  return join(box('ftyp', 'isom'), large, box('moov', track, box('udta', metaKeyed, metaPlain)), ...more);
}

/** Returns an element of a Matroska file. Its length takes eight bytes, as ffmpeg writes it. */
function element(id: number, ...parts: readonly Part[]): Uint8Array {
  const content = join(...parts);
  const name = uint32(id);
  return join(name.subarray(name.findIndex((byte) => byte > 0)), join('\x01\0\0\0', uint32(content.length)), content);
}

/** Returns a WebM of 640 × 360 whose segment and cluster do not say where they end, with tags behind its frames. */
export function webm(tags: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const unknown = '\x01\xff\xff\xff\xff\xff\xff\xff';
  const video = element(0xe0, element(0xb0, uint16(640)), element(0xba, uint16(360)));
  const simple = Object.entries(tags).map(([key, text]) =>
    element(0x67c8, element(0x45a3, key), element(0x4487, utf8(text))),
  );
  return join(
    ...[element(0x1a45dfa3, element(0x4282, 'webm')), '\x18\x53\x80\x67', unknown],
    ...[element(0x1654ae6b, element(0xae, video)), '\x1f\x43\xb6\x75', unknown, element(0xa3, bytesOf('frames'))],
    element(0x1254c367, element(0x7373, ...simple)),
  );
}
