import sharp, { type Sharp } from 'sharp';

import { withText } from './png-text.js';

/** The properties of an image. */
export interface ImageOptions {
  readonly width?: number;
  readonly height?: number;
  /** Red, green, blue and optionally opacity, from 0 to 1. */
  readonly color?: readonly [r: number, g: number, b: number, alpha?: number];
  /** Text chunks: keyword to text. */
  readonly text?: Readonly<Record<string, string>>;
}

/** Returns a PNG of one colour. */
export async function png({ text = {}, ...rest }: ImageOptions = {}): Promise<Blob> {
  const bytes = await paint(rest).png().toBuffer();
  return new Blob([withText(bytes, text)], { type: 'image/png' });
}

/** Returns an image of one colour, not yet encoded. */
export function paint({ width = 8, height = 6, color = [51, 102, 170] }: Omit<ImageOptions, 'text'> = {}): Sharp {
  const [r, g, b, alpha] = color;
  const background = alpha === undefined ? { r, g, b } : { r, g, b, alpha };
  return sharp({ create: { width, height, channels: alpha === undefined ? 3 : 4, background } });
}

/** Returns a blob of a content type. */
export const toBlob = (bytes: Uint8Array, type: string): Blob => new Blob([new Uint8Array(bytes)], { type });
