import sharp, { type Metadata, type Sharp } from 'sharp';
import { Refusal } from '../validation/http-exception.js';
import { crop } from './crop.js';
import { resize, type Size } from './resize.js';

/** A picture that was recognised, and is not decoded yet. */
export interface Picture {
  readonly pixels: Sharp;
  /** Its opacity is written beside its colours, and the server forgets it when it keeps the file. */
  readonly forgetsAlpha: boolean;
  readonly isCmyk: boolean;
}

/** What the server reads too; drawings it does not. */
const FORMATS: ReadonlySet<string> = new Set(['png', 'jpeg', 'webp', 'gif', 'tiff', 'heif']);

/** How BMP and ICO begin. */
const FOREIGN = [
  [0x42, 0x4d],
  [0, 0, 1, 0],
];

/** Twice the size at which the server's decoder begins to worry. */
const MOST_PIXELS = 178_956_970;

/** Recognises a picture by its first bytes, or refuses it. */
export async function openPicture(bytes: Uint8Array): Promise<Picture> {
  try {
    // Colour profiles and the camera's orientation are left alone, as the server leaves them.
    const pixels = sharp(bytes, { failOn: 'truncated', ignoreIcc: true, limitInputPixels: MOST_PIXELS });
    const metadata = await pixels.metadata();
    if (FORMATS.has(metadata.format) && metadata.width * metadata.height <= MOST_PIXELS) {
      const forgetsAlpha = hasAlphaBeside(bytes, metadata);
      return { pixels: inOwnColours(pixels, metadata), forgetsAlpha, isCmyk: metadata.space === 'cmyk' };
    }
  } catch {
    if (FOREIGN.some((start) => start.every((byte, index) => bytes[index] === byte))) {
      throw new Refusal(501, 'The sandbox does not do this: it reads neither BMP nor ICO');
    }
  }
  throw new Refusal(415, 'Failed to read image');
}

export async function cropPicture(picture: Picture): Promise<Picture> {
  return { ...picture, pixels: await crop(picture.pixels) };
}

/** Returns a picture stretched to a size, which has colours that PNG has too. */
export async function resizePicture({ pixels }: Picture, size: Size): Promise<Picture> {
  return { pixels: await resize(pixels, size), forgetsAlpha: false, isCmyk: false };
}

/** Returns a picture as PNG, as it is kept and as it is seen in its thumbnail, and its size. */
export async function encodePicture({ pixels, forgetsAlpha, isCmyk }: Picture) {
  if (isCmyk) throw new Error('PNG has no CMYK');
  const { data: seen, info } = await pixels.png({ compressionLevel: 1 }).toBuffer({ resolveWithObject: true });
  const kept = forgetsAlpha ? await pixels.clone().removeAlpha().png({ compressionLevel: 1 }).toBuffer() : seen;
  return { png: new Uint8Array(kept), seen, size: { width: info.width, height: info.height } };
}

/** A GIF names one of its colours, and so does a PNG whose type of colours has no bit for opacity. */
function hasAlphaBeside(bytes: Uint8Array, { format, hasAlpha }: Metadata): boolean {
  const typeOfColours = bytes[25] ?? 0;
  return hasAlpha && (format === 'gif' || (format === 'png' && (typeOfColours & 4) === 0));
}

/** Keeps grey what is grey; the library would make it colourful. */
function inOwnColours(pixels: Sharp, { channels, depth }: Metadata): Sharp {
  if (channels >= 3) return pixels;
  return pixels.toColourspace(channels === 1 && depth === 'ushort' ? 'grey16' : 'b-w');
}
