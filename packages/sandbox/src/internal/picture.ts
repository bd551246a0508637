import sharp, { type Metadata, type Sharp } from 'sharp';

import { crop } from './crop.js';
import { Refusal } from './refusal.js';

/** A picture that was recognised, and is not decoded yet. */
export interface Picture {
  readonly pixels: Sharp;
  readonly channels: number;
  readonly isCmyk: boolean;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What the server reads too; drawings it does not. */
const FORMATS: ReadonlySet<string> = new Set(['png', 'jpeg', 'webp', 'gif', 'tiff', 'heif']);

/** Twice the size at which the server's decoder begins to worry. */
const MOST_PIXELS = 178_956_970;

/** Recognises a picture by its first bytes, or refuses it. */
export async function openPicture(bytes: Uint8Array): Promise<Picture> {
  // Colour profiles and the camera's orientation are left alone, as the server leaves them.
  const pixels = sharp(bytes, { failOn: 'truncated', ignoreIcc: true, limitInputPixels: MOST_PIXELS });
  const metadata = await pixels.metadata().catch(refuse);
  if (!FORMATS.has(metadata.format) || metadata.width * metadata.height > MOST_PIXELS) refuse();
  return { pixels: inOwnColours(pixels, metadata), channels: metadata.channels, isCmyk: metadata.space === 'cmyk' };
}

export async function cropPicture(picture: Picture): Promise<Picture> {
  return { ...picture, pixels: await crop(picture.pixels) };
}

/** Returns a picture stretched to a size, with an alpha channel. */
export async function resizePicture({ pixels }: Picture, { width, height }: Size): Promise<Picture> {
  const resized = pixels.toColourspace('srgb').ensureAlpha().resize(width, height, { fit: 'fill' });
  const { data, info } = await resized.raw().toBuffer({ resolveWithObject: true });
  return { pixels: sharp(data, { raw: info }), channels: info.channels, isCmyk: false };
}

/** Returns a picture as PNG, and its size. */
export async function encodePicture({ pixels, isCmyk }: Picture) {
  if (isCmyk) throw new Error('PNG has no CMYK');
  const { data, info } = await pixels.png({ compressionLevel: 1 }).toBuffer({ resolveWithObject: true });
  return { png: new Uint8Array(data), size: { width: info.width, height: info.height } };
}

const inOwnColours = (pixels: Sharp, { channels }: Metadata) => (channels < 3 ? pixels.toColourspace('b-w') : pixels);

function refuse(): never {
  throw new Refusal(415, 'Failed to read image');
}
