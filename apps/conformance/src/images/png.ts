import sharp, { type Sharp } from 'sharp';

import { withText } from './png-text.js';

/** What a picture should look like. */
export interface PictureOptions {
  readonly width?: number;
  readonly height?: number;
  /** Red, green, blue and, where the picture is to have any, opacity from 0 to 1. */
  readonly color?: readonly [r: number, g: number, b: number, alpha?: number];
  /** Text chunks: keyword to text. */
  readonly text?: Readonly<Record<string, string>>;
}

/** Returns a one-coloured PNG. */
export async function png({ text = {}, ...look }: PictureOptions = {}): Promise<Blob> {
  const bytes = await paint(look).png().toBuffer();
  return new Blob([withText(bytes, text)], { type: 'image/png' });
}

/** Returns a one-coloured picture that waits to be encoded. */
export function paint({ width = 8, height = 6, color = [51, 102, 170] }: Omit<PictureOptions, 'text'> = {}): Sharp {
  const [r, g, b, alpha] = color;
  const background = alpha === undefined ? { r, g, b } : { r, g, b, alpha };
  return sharp({ create: { width, height, channels: alpha === undefined ? 3 : 4, background } });
}

/** Returns encoded bytes under a content type. */
export const labelled = (bytes: Uint8Array, type: string): Blob => new Blob([new Uint8Array(bytes)], { type });
