import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import sharp from 'sharp';
import { afterEach, expect, test, vi } from 'vitest';

import { fillWithPictures } from './support/image-folder.js';
import { takeTour } from './support/run-demo.js';
import { temporaryFolder } from './support/temporary-folder.js';

const ESCAPE = '\x1b';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('the tour runs to its end on a sandbox of its own, and says in plain text what it did', {
  timeout: 20_000,
}, async () => {
  await using temporary = await temporaryFolder();
  vi.stubEnv('TMPDIR', temporary.path);
  const { code, output, complaints } = await takeTour([]);

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

  const [folder = '', ...others] = await readdir(temporary.path);
  expect(folder, 'the contact sheets stay').toMatch(/^contact-sheets-/);
  expect(others, 'the sandbox goes away').toEqual([]);
  const sheets = await readdir(join(temporary.path, folder));
  expect(sheets.map((name) => name.replace(/-\w{6}\.png$/, '')).sort()).toEqual([
    'copy',
    'framed',
    'landscape',
    'merged',
  ]);
  for (const name of sheets) {
    const sheet = join(temporary.path, folder, name);
    expect(output).toContain(sheet);
    const { format, width, height } = await sharp(sheet).metadata();
    expect({ format, wide: width > 600, high: height > 300 }).toEqual({ format: 'png', wide: true, high: true });
  }
});

test('on a terminal it is in colours, with --keep its sandbox stays', { timeout: 20_000 }, async () => {
  await using folder = await temporaryFolder();
  await using temporary = await temporaryFolder();
  vi.stubEnv('TMPDIR', temporary.path);
  await fillWithPictures(folder.path, 1);
  const words = ['--keep', '--pictures', folder.path, '--output', folder.path];
  const { output } = await takeTour(words, { terminal: true });
  expect(output).toContain(`${ESCAPE}[`);
  const [sandbox = ''] = await readdir(temporary.path);
  expect(output).toContain(`--root ${join(temporary.path, sandbox)}`);
  expect(await readdir(join(temporary.path, sandbox, 'outputs', 'images'))).not.toEqual([]);
});
