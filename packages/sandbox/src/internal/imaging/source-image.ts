import type { Metadata, Sharp } from 'sharp';
import { HttpException } from '../validation/http-exception.js';
import { crop } from './crop.js';
import { loadSharp } from './load-sharp.js';
import { resize, type Size } from './resize.js';

/** An image whose format is known and which is not decoded yet. */
export interface SourceImage {
  readonly pixels: Sharp;
  /** Transparency is a palette entry or a colour key, which the server drops when it saves the file. */
  readonly losesAlpha: boolean;
  readonly isCmyk: boolean;
}

/** The formats that the server reads too; it does not read SVG. */
const FORMATS: ReadonlySet<string> = new Set(['png', 'jpeg', 'webp', 'gif', 'tiff', 'heif']);

/** The first bytes of BMP and ICO. */
const UNSUPPORTED = [
  [0x42, 0x4d],
  [0, 0, 1, 0],
];

/** Pillow's limit: twice the size at which it warns. */
const MAX_PIXELS = 178_956_970;

/** Detects the format of an image. Throws 415 when it is not supported. */
export async function openImage(bytes: Uint8Array): Promise<SourceImage> {
  const sharp = await loadSharp();
  try {
    // Colour profiles and EXIF orientation are ignored, as on the server.
    const pixels = sharp(bytes, { failOn: 'truncated', ignoreIcc: true, limitInputPixels: MAX_PIXELS });
    const metadata = await pixels.metadata();
    if (FORMATS.has(metadata.format) && metadata.width * metadata.height <= MAX_PIXELS) {
      const losesAlpha = hasAlphaBeside(bytes, metadata);
      return { pixels: inOwnColours(pixels, metadata), losesAlpha, isCmyk: metadata.space === 'cmyk' };
    }
  } catch {
    if (UNSUPPORTED.some((start) => start.every((byte, index) => bytes[index] === byte))) {
      throw new HttpException(501, 'Not implemented by the sandbox: BMP and ICO images');
    }
  }
  throw new HttpException(415, 'Failed to read image');
}

export async function cropImage(image: SourceImage): Promise<SourceImage> {
  return { ...image, pixels: await crop(image.pixels) };
}

/** Returns an image resized to `size`, in RGBA. */
export async function resizeImage({ pixels }: SourceImage, size: Size): Promise<SourceImage> {
  return { pixels: await resize(pixels, size), losesAlpha: false, isCmyk: false };
}

/** Returns an image as PNG, as it is saved and as its thumbnail shows it, and its size. */
export async function encodeImage({ pixels, losesAlpha, isCmyk }: SourceImage) {
  if (isCmyk) throw new Error('PNG does not support CMYK');
  const { data: seen, info } = await pixels.png({ compressionLevel: 1 }).toBuffer({ resolveWithObject: true });
  const kept = losesAlpha ? await pixels.clone().removeAlpha().png({ compressionLevel: 1 }).toBuffer() : seen;
  return { png: new Uint8Array(kept), seen, size: { width: info.width, height: info.height } };
}

/** GIF and PNG without an alpha channel have a transparent colour instead. */
function hasAlphaBeside(bytes: Uint8Array, { format, hasAlpha }: Metadata): boolean {
  const typeOfColours = bytes[25] ?? 0;
  return hasAlpha && (format === 'gif' || (format === 'png' && (typeOfColours & 4) === 0));
}

/** Keeps greyscale images grey: sharp converts them to RGB by default. */
function inOwnColours(pixels: Sharp, { channels, depth }: Metadata): Sharp {
  if (channels >= 3) return pixels;
  return pixels.toColourspace(channels === 1 && depth === 'ushort' ? 'grey16' : 'b-w');
}
