import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import sharp from 'sharp';

const sizes = [
  [64, 48],
  [48, 64],
  [40, 40],
  [120, 30],
] as const;
const formats = ['png', 'jpeg', 'webp'] as const;

/** Fills a folder and a subfolder with images of three formats and four sizes. */
export async function fillWithImages(folder: string, count: number): Promise<void> {
  const kinds = await Promise.all(sizes.flatMap((size) => formats.map((format) => createImage(size, format))));
  await mkdir(join(folder, 'deeper'));
  for (let number = 0; number < count; number++) {
    const { bytes, format } = kinds[number % kinds.length] ?? kinds[0] ?? { bytes: '', format: '' };
    const place = number % 2 ? folder : join(folder, 'deeper');
    await writeFile(join(place, `image ${number}.${format === 'jpeg' ? 'JPG' : format}`), bytes);
  }
}

async function createImage([width, height]: readonly [number, number], format: (typeof formats)[number]) {
  const create = { width, height, channels: 3, background: '#4c9f70' } as const;
  return { format, bytes: await sharp({ create }).toFormat(format).toBuffer() };
}

/** Returns a small PNG. */
export async function smallImage(): Promise<Blob> {
  const { bytes } = await createImage([9, 6], 'png');
  return new Blob([new Uint8Array(bytes)], { type: 'image/png' });
}
