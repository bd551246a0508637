import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import sharp from 'sharp';
import { afterEach, expect, test, vi } from 'vitest';

import { fillWithPictures } from './__fixtures__/picture-folder.js';
import { takeTour } from './__fixtures__/take-tour.js';
import { temporaryFolder } from './__fixtures__/temporary-folder.js';

const ESCAPE = '\x1b';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('the tour runs to its end on a sandbox of its own, and says in plain text what it did', {
  timeout: 20_000,
}, async () => {
  await using folder = await temporaryFolder();
  const { code, output, complaints } = await takeTour(['--output', folder.path]);

  expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
  expect(output).not.toContain(ESCAPE);
  expect(output).toContain('24 pictures uploaded, 5 of them starred');
  expect(output).toContain('3 boards, one for each shape');
  expect(output).toContain('4 pictures with “sunset” in the metadata');
  expect(output).toContain('12 pictures moved, 3 emptied boards deleted');
  expect(output).toContain('12 pictures copied');
  expect(output).toContain('6 pictures framed; 1 job failed, 1 canceled');
  expect(output).toContain('failed in node blur (img_blur): ImageRecordNotFoundException: Image record not found');
  expect(output).toContain('5 typed errors, 3 before any request');

  const sheets = await readdir(folder.path);
  expect(sheets.map((name) => name.replace(/-\w{6}\.png$/, '')).sort()).toEqual([
    'copy',
    'framed',
    'landscape',
    'merged',
  ]);
  for (const name of sheets) {
    expect(output).toContain(join(folder.path, name));
    const { format, width, height } = await sharp(join(folder.path, name)).metadata();
    expect({ format, wide: width > 600, high: height > 300 }).toEqual({ format: 'png', wide: true, high: true });
  }
});

test('its sandbox goes away afterwards unless it is kept, and contact sheets stay', { timeout: 20_000 }, async () => {
  await using pictures = await temporaryFolder();
  await using temporary = await temporaryFolder();
  vi.stubEnv('TMPDIR', temporary.path);
  await fillWithPictures(pictures.path, 4);
  const left = async () => (await readdir(temporary.path)).map((name) => name.replace(/-\w{6}$/, '')).sort();

  const { output } = await takeTour(['--pictures', pictures.path]);
  expect(output).toContain(temporary.path);
  expect(await left()).toEqual(['contact-sheets']);

  const kept = await takeTour(['--pictures', pictures.path, '--keep']);
  expect(await left()).toEqual(['contact-sheets', 'contact-sheets', 'tour-sandbox']);
  const root = /--root (\S+)/.exec(kept.output)?.[1] ?? '';
  expect(await readdir(join(root, 'outputs', 'images'))).not.toEqual([]);
});

test('on a terminal it is in colours', async () => {
  await using folder = await temporaryFolder();
  await fillWithPictures(folder.path, 1);
  const { output } = await takeTour(['--pictures', folder.path, '--output', folder.path], { terminal: true });
  expect(output).toContain(`${ESCAPE}[`);
});
