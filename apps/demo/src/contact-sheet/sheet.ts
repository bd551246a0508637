import sharp from 'sharp';

import { drawCorners, drawFrame } from './frame.js';
import { createLayout } from './layout.js';
import type { Sheet } from './tile.js';

/** Writes a contact sheet: the thumbnails in rows, each with its title and size below. */
export async function writeSheet(file: string, sheet: Sheet): Promise<void> {
  const tallest = Math.max(0.5, ...sheet.tiles.map(({ width, height }) => height / width));
  const layout = createLayout(sheet.tiles.length, tallest);
  const { frame, place } = layout;
  const thumbnails = await Promise.all(
    sheet.tiles.map(async ({ thumbnail }, index) => {
      const image = sharp(await thumbnail.arrayBuffer()).resize({
        ...frame,
        fit: 'inside',
        withoutEnlargement: true,
      });
      const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
      const { width, height, channels } = info;
      const { x, y } = place(index);
      const left = x + Math.round((frame.width - width) / 2);
      const top = y + Math.round((frame.height - height) / 2);
      return { input: data, raw: { width, height, channels }, left, top };
    }),
  );
  const corners = drawCorners(
    layout,
    thumbnails.map(({ raw, left, top }) => ({ ...raw, left, top })),
  );
  await sharp(Buffer.from(drawFrame(sheet, layout)))
    .composite([...thumbnails, { input: Buffer.from(corners) }])
    .png({ compressionLevel: 6 })
    .toFile(file);
}
