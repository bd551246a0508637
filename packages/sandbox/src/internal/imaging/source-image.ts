import type { Metadata, Sharp } from 'sharp';
import { type ByteSource, sourceOfBytes, sourceOfFile } from '../validation/byte-source.js';
import { HttpException } from '../validation/http-exception.js';
import { asStored, readAvif } from './avif.js';
import { crop } from './crop.js';
import { findFormat } from './format.js';
import { withoutTransparency } from './gif-transparency.js';
import { loadSharp } from './load-sharp.js';
import { channelsOf, type Plane, type Size, withAlpha } from './opencv/plane.js';
import { resize } from './resize.js';
import { readTiffTags } from './tiff-tags.js';

/** An image whose format is known and which is not decoded yet. */
export interface SourceImage {
  /** What is saved. */
  readonly pixels: Sharp;
  /** What thumbnails show, and what is resized: transparency of a palette or a colour key is dropped when it is saved. */
  readonly seen: Sharp;
  readonly kind: Kind;
  /** Where an image that is too large for memory is encoded. */
  readonly place?: string | undefined;
}

/** `grey16` has values of two bytes; the server saves no images of `cmyk`, `numbers` and `ycbcr`. */
type Kind = 'bytes' | 'cmyk' | 'grey16' | 'numbers' | 'ycbcr';

/** The formats that the server reads too; it does not read SVG. */
const FORMATS: ReadonlySet<string> = new Set(['png', 'jpeg', 'webp', 'gif', 'tiff', 'heif']);

/** Pillow's limit: twice the size at which it warns. */
const MAX_PIXELS = 178_956_970;

/** What is done with an image first. */
export type Step = 'create' | 'crop' | 'resize';

/** Detects the format of an image. Throws 415 when the server does not know it, 501 when only the sandbox does not. */
export async function openImage(source: ByteSource, step: Step): Promise<SourceImage> {
  const sharp = await loadSharp();
  // Colour profiles are ignored, as on the server.
  const open = (file: Uint8Array | string) =>
    sharp(file, { failOn: 'truncated', ignoreIcc: true, limitInputPixels: MAX_PIXELS });
  const metadata = await read(() => open(inputOf(source)).metadata());
  if (metadata && FORMATS.has(metadata.format) && metadata.width * metadata.height <= MAX_PIXELS) {
    return toSource(source, metadata, open);
  }
  const format = metadata ? undefined : findFormat(source);
  if (format?.failure === 'decode') throw new HttpException(500, `Failed to ${step} image`);
  if (format?.failure === 'save' && step === 'create') throw notSaved();
  if (format) throw new HttpException(501, `Not implemented by the sandbox: ${format.name} images`);
  throw new HttpException(415, 'Failed to read image');
}

const notSaved = () => new HttpException(500, 'Failed to create image');

const [YCBCR, JPEG] = [6, 7];

type Open = (file: Uint8Array | string) => Sharp;

const inputOf = (source: ByteSource) => source.path ?? source.all();

async function toSource(source: ByteSource, metadata: Metadata, open: Open): Promise<SourceImage> {
  const input = inputOf(source);
  const place = source.path === undefined ? undefined : `${source.path}.png`;
  const { format, channels, depth } = metadata;
  // Of the formats, the server turns TIFF alone.
  if (format === 'heif') {
    const info = readAvif(source);
    const stored = await asStored(open(input), info);
    const image = info.isGrey && !metadata.hasAlpha ? stored.toColourspace('b-w') : stored;
    return { pixels: image, seen: image, kind: 'bytes', place };
  }
  const image = format === 'tiff' ? open(input).autoOrient() : open(input);
  const kind = kindOf(source, metadata);
  if (kind === 'grey16') {
    const grey = image.removeAlpha().toColourspace('grey16');
    return { pixels: grey, seen: grey, kind, place };
  }
  // sharp turns greyscale images into colours; the server does so with 16 bits and alpha alone.
  const seen = channels >= 3 || depth === 'ushort' ? image : image.toColourspace('b-w');
  if (format === 'gif' && metadata.hasAlpha)
    return { pixels: open(withoutTransparency(source.all())).removeAlpha(), seen, kind, place };
  return { pixels: hasColourKey(source, metadata) ? seen.clone().removeAlpha() : seen, seen, kind, place };
}

function kindOf(source: ByteSource, { format, space, channels, depth }: Metadata): Kind {
  if (space === 'cmyk') return 'cmyk';
  if (format === 'png' && depth === 'ushort' && isGreyPng(source)) return 'grey16';
  if (format !== 'tiff') return 'bytes';
  const { photometric = 0, compression = 0 } = readTiffTags(source) ?? {};
  if (depth !== 'uchar' && depth !== 'ushort') return 'numbers';
  if (photometric === YCBCR && compression !== JPEG) return 'ycbcr';
  return depth === 'ushort' && channels === 1 ? 'grey16' : 'bytes';
}

/** The byte of a PNG's header that says whether it has colours, and whether it has alpha. */
const pngType = (source: ByteSource) => source.read(25, 1)[0] ?? 0;

const isGreyPng = (source: ByteSource) => pngType(source) === 0;

/** Returns undefined when the file cannot be read; an empty one is refused before it is. */
async function read(work: () => Promise<Metadata>): Promise<Metadata | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}

/** A PNG without an alpha channel may have a transparent colour instead. */
const hasColourKey = (source: ByteSource, { format, hasAlpha }: Metadata) =>
  hasAlpha && format === 'png' && (pngType(source) & 4) === 0;

export async function cropImage(image: SourceImage): Promise<SourceImage> {
  const pixels = await crop(image.pixels);
  return { ...image, pixels, seen: image.seen === image.pixels ? pixels : await crop(image.seen) };
}

/** Returns an image resized to `size`, in RGBA. */
export async function resizeImage(image: SourceImage, size: Size): Promise<SourceImage> {
  const sharp = await loadSharp();
  const { data, ...raw } = resize(await toRgba(image), size);
  const pixels = sharp(data, { raw: { ...raw, channels: 4 } });
  return { pixels, seen: pixels, kind: 'bytes' };
}

async function toRgba({ pixels, seen, kind }: SourceImage): Promise<Plane> {
  if (kind === 'grey16') return rgbaOf(await clippedGrey(seen));
  if (kind === 'cmyk') return rgbaOf(await fromInks(seen));
  if (kind === 'ycbcr') throw new HttpException(501, 'Not implemented by the sandbox: resizing YCbCr images');
  const image = await rgbaOf(seen);
  // What is transparent keeps its colour.
  return pixels === seen ? image : withAlpha(await rgbaOf(pixels), channelsOf(image, 3, 4));
}

async function rgbaOf(pixels: Sharp): Promise<Plane> {
  const image = pixels.clone().toColourspace('srgb').ensureAlpha();
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: 4, data: new Uint8Array(data) };
}

/** Returns an image of 16 bits in 8: the server cuts off what is brighter than 255. */
async function clippedGrey(pixels: Sharp): Promise<Sharp> {
  const sharp = await loadSharp();
  const image = pixels.clone().toColourspace('grey16').raw({ depth: 'ushort' });
  const { data, info } = await image.toBuffer({ resolveWithObject: true });
  const values = Uint8Array.from({ length: info.width * info.height }, (_, index) =>
    Math.min(data.readUInt16LE(index * 2), 255),
  );
  const raw = { width: info.width, height: info.height, channels: 1 } as const;
  return sharp(values, { raw }).toColourspace('b-w');
}

/** Returns an image of inks in colours, without a profile. */
async function fromInks(pixels: Sharp): Promise<Sharp> {
  const sharp = await loadSharp();
  const image = pixels.clone().pipelineColourspace('cmyk').toColourspace('cmyk').raw();
  const { data, info } = await image.toBuffer({ resolveWithObject: true });
  const colours = new Uint8Array(info.width * info.height * 3);
  for (let from = 0, to = 0; to < colours.length; from += 4, to += 3) {
    const white = 255 - (data[from + 3] ?? 0);
    for (let ink = 0; ink < 3; ink += 1) {
      const product = (data[from + ink] ?? 0) * white + 128;
      colours[to + ink] = Math.max(white - (((product >> 8) + product) >> 8), 0);
    }
  }
  return sharp(colours, { raw: { width: info.width, height: info.height, channels: 3 } });
}

/** Returns an image as PNG, as it is saved and as its thumbnail shows it, and its size. */
export async function encodeImage({ pixels, seen, kind, place }: SourceImage) {
  if (kind === 'cmyk' || kind === 'numbers' || kind === 'ycbcr') throw notSaved();
  if (place !== undefined && kind === 'bytes') {
    const { width, height, size } = await asPng(pixels).toFile(place);
    const shown = pixels === seen ? place : (await toPng(seen)).data;
    return { png: sourceOfFile(place, size), seen: shown, size: { width, height } };
  }
  const { data: kept, info } = await toPng(pixels);
  const shown = kind === 'grey16' ? (await toPng(await clippedGrey(pixels))).data : kept;
  return {
    png: sourceOfBytes(new Uint8Array(kept)),
    seen: pixels === seen ? shown : (await toPng(seen)).data,
    size: { width: info.width, height: info.height },
  };
}

const asPng = (pixels: Sharp) => pixels.clone().png({ compressionLevel: 1 });

const toPng = (pixels: Sharp) => asPng(pixels).toBuffer({ resolveWithObject: true });
