import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';
import { folderImages } from '../../src/images/image-folder.js';
import { fillWithImages, smallImage } from '../support/image-folder.js';
import { runDemo } from '../support/run-demo.js';
import { temporaryFolder } from '../support/temporary-folder.js';

test('an invalid file is reported at the end', async () => {
  await using folder = await temporaryFolder();
  await fillWithImages(folder.path, 1);
  const half = (await smallImage()).slice(0, 50);
  await writeFile(join(folder.path, 'half.png'), await half.bytes());
  const { code, output } = await runDemo(['--images', folder.path, '--output', folder.path]);
  expect(code).toBe(0);
  expect(output.split('Locations')[0]).toMatch(/1 file skipped\n {4}half\.png\n {6}rejected: Failed to/);
});

test('PNG, JPEG and WebP files are found in subfolders, sorted by name, with extensions in any case', async () => {
  await using folder = await temporaryFolder();
  await mkdir(join(folder.path, 'b', 'c'), { recursive: true });
  for (const name of ['b/c/1.PNG', 'b/2.jpeg', 'a.JPG', 'z.webp', 'note.txt', 'film.mp4']) {
    await writeFile(join(folder.path, name), 'bytes');
  }
  const { images } = await folderImages(folder.path);
  expect(images.map(({ title }) => title)).toEqual(['a.JPG', 'b/2.jpeg', 'b/c/1.PNG', 'z.webp']);
  const files = await Promise.all(images.map((image) => image.open()));
  expect(files.map(({ type }) => type)).toEqual(['image/jpeg', 'image/jpeg', 'image/png', 'image/webp']);
});
