import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';
import { openFolder } from '../../src/images/image-folder.js';
import { fillWithPictures, smallPicture } from '../support/image-folder.js';
import { takeTour } from '../support/run-demo.js';
import { temporaryFolder } from '../support/temporary-folder.js';

test('a broken file is told of at the end', async () => {
  await using folder = await temporaryFolder();
  await fillWithPictures(folder.path, 1);
  const half = (await smallPicture()).slice(0, 50);
  await writeFile(join(folder.path, 'half.png'), await half.bytes());
  const { code, output } = await takeTour(['--pictures', folder.path, '--output', folder.path]);
  expect(code).toBe(0);
  expect(output.split('Where to look')[0]).toMatch(/1 file left out\n {4}half\.png\n {6}refused: Failed to/);
});

test('PNG, JPEG and WebP files are found in folders of folders, by name, whatever the case of their ending', async () => {
  await using folder = await temporaryFolder();
  await mkdir(join(folder.path, 'b', 'c'), { recursive: true });
  for (const name of ['b/c/1.PNG', 'b/2.jpeg', 'a.JPG', 'z.webp', 'note.txt', 'film.mp4']) {
    await writeFile(join(folder.path, name), 'bytes');
  }
  const { pictures } = await openFolder(folder.path);
  expect(pictures.map(({ title }) => title)).toEqual(['a.JPG', 'b/2.jpeg', 'b/c/1.PNG', 'z.webp']);
  const files = await Promise.all(pictures.map((picture) => picture.open()));
  expect(files.map(({ type }) => type)).toEqual(['image/jpeg', 'image/jpeg', 'image/png', 'image/webp']);
});
