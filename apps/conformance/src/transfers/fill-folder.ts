import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { makeVideoFile } from '@x/sandbox/make-video-file';
import sharp from 'sharp';

import { pictureOf } from './picture-of.js';

/** Folders below the one that is filled; '' for none. */
const folders = ['', 'Portraits', 'Portraits/old', 'Ünïcode 😀'];
const formats = ['png', 'jpg', 'webp', 'tiff', 'gif'] as const;

/**
 * Fills a folder with `count` pictures of several formats, no two alike, in folders of its own, some with
 * a sidecar; with a video, copies of a tenth of the files under other names, and files that no server takes. Returns how
 * many different pictures and videos there are.
 */
export async function fillFolder(folder: string, count: number): Promise<number> {
  for (const name of [...folders, 'copies']) await mkdir(join(folder, name), { recursive: true });
  for (let index = 0; index < count; index++) {
    const format = formats[index % formats.length] ?? 'png';
    const bytes = format === 'png' ? await pictureOf(index).bytes() : await encoded(index, format);
    const file = join(folder, folders[index % folders.length] ?? '', `${index}.${format}`);
    await writeFile(file, bytes);
    if (index % 7 === 0) await writeFile(`${file}.json`, JSON.stringify(sidecarOf(index)));
    if (index % 10 === 0) await writeFile(join(folder, 'copies', `${index} again.${format}`), bytes);
  }
  await writeFile(join(folder, 'video.mp4'), makeVideoFile());
  await writeFile(join(folder, 'notes.png'), 'no picture');
  await writeFile(join(folder, 'empty.jpg'), '');
  return count + 1;
}

const sidecarOf = (seed: number) => ({
  schema: 'x-gallery/1',
  kind: 'image',
  record: { image_category: 'control', starred: true, is_intermediate: false },
  invokeai_metadata: JSON.stringify({ seed }),
});

/** Returns a picture whose pixels are those of no other index below 4096. */
async function encoded(index: number, format: 'jpg' | 'webp' | 'tiff' | 'gif'): Promise<Buffer> {
  const background = { r: (index & 15) * 16, g: ((index >> 4) & 15) * 16, b: (index >> 8) * 16 };
  const picture = sharp({ create: { width: 8, height: 8, channels: 3, background } });
  if (format === 'webp') return picture.webp({ lossless: true }).toBuffer();
  if (format === 'tiff') return picture.tiff().toBuffer();
  if (format === 'gif') return picture.gif().toBuffer();
  return picture.jpeg({ quality: 100 }).toBuffer();
}
