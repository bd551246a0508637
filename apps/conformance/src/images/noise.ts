import sharp, { type Sharp } from 'sharp';

interface NoiseOptions {
  readonly channels: 1 | 2 | 3 | 4;
  readonly width?: number;
  readonly height?: number;
  /** The number of pictures one below another, of which an animation shows one at a time. */
  readonly pages?: number;
}

/** Returns an image of pseudo-random values, the same each time, not yet encoded. */
export function noise({ channels, width = 9, height = 7, pages = 1 }: NoiseOptions): Sharp {
  const data = new Uint8Array(width * height * pages * channels);
  let state = 7;
  for (const index of data.keys()) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    data[index] = state >> 16;
  }
  const raw = { width, height: height * pages, channels, ...(pages > 1 ? { pageHeight: height } : {}) };
  return sharp(data, { raw });
}
