import sharp from 'sharp';

/** A small picture, or a file that is none. */
export interface Picture {
  readonly format: 'png' | 'png 16 bit' | 'jpeg' | 'webp' | 'tiff' | 'text';
  readonly channels: 1 | 2 | 3 | 4;
  readonly width: number;
  readonly height: number;
  /** From 0 to 255, for every channel. */
  readonly color: number;
}

/** Returns a picture as a file. */
export async function toFile({ format, channels, width, height, color }: Picture): Promise<Blob> {
  if (format === 'text') return new Blob(['no picture'], { type: 'image/png' });
  const raw = { width, height, channels: channels === 2 ? 4 : channels };
  // Neighbouring channels and pixels differ, so that two of them in the wrong order are noticed. A JPEG of several colours
  // is decoded differently by different libraries.
  const slope = format === 'jpeg' ? 0 : 11;
  const length = width * height * raw.channels;
  const pixels = Uint8Array.from({ length }, (_, index) => {
    const pixel = Math.floor(index / raw.channels);
    return (color ^ ((index % raw.channels) * 40)) + pixel * slope;
  });
  const image = sharp(pixels, { raw });
  if (channels < 3) image.toColourspace('b-w');
  if (format === 'png 16 bit') image.toColourspace(channels < 3 ? 'grey16' : 'rgb16');
  const kind = format === 'png 16 bit' ? 'png' : format;
  const bytes = await image.toFormat(kind, kind === 'webp' ? { lossless: true } : {}).toBuffer();
  return new Blob([new Uint8Array(bytes)], { type: `image/${kind}` });
}
