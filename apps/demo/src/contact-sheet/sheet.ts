import sharp from 'sharp';

import { drawFrame } from './frame.js';
import { createLayout, type Layout } from './layout.js';

/** A picture on a contact sheet. */
export interface Tile {
  readonly title: string;
  readonly starred: boolean;
  readonly width: number;
  readonly height: number;
  readonly thumbnail: Blob;
}

export interface Sheet {
  readonly heading: string;
  readonly note: string;
  readonly tiles: readonly Tile[];
}

/** Writes a contact sheet: the thumbnails in rows, each with its title and size below. */
export async function drawSheet(file: string, sheet: Sheet): Promise<void> {
  const tallest = Math.max(0.5, ...sheet.tiles.map(({ width, height }) => height / width));
  const layout = createLayout(sheet.tiles.length, tallest);
  const thumbnails = await Promise.all(
    sheet.tiles.map(async ({ thumbnail }, index) => {
      const { data, info } = await rounded(thumbnail, layout.frame);
      const { x, y } = layout.place(index);
      const left = x + Math.round((layout.frame.width - info.width) / 2);
      return { input: data, left, top: y + Math.round((layout.frame.height - info.height) / 2) };
    }),
  );
  await sharp(Buffer.from(drawFrame(sheet, layout)))
    .composite(thumbnails)
    .png({ compressionLevel: 6 })
    .toFile(file);
}

async function rounded(thumbnail: Blob, frame: Layout['frame']) {
  const picture = sharp(await thumbnail.arrayBuffer()).resize({ ...frame, fit: 'inside' });
  const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const corners = `<svg width="${width}" height="${height}"><rect width="${width}" height="${height}" rx="6"/></svg>`;
  return sharp(data, { raw: { width, height, channels } })
    .composite([{ input: Buffer.from(corners), blend: 'dest-in' }])
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true });
}
