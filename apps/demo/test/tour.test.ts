import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import sharp from 'sharp';
import { afterEach, expect, test, vi } from 'vitest';

import { fillWithImages } from './support/image-folder.js';
import { runDemo } from './support/run-demo.js';
import { temporaryFolder } from './support/temporary-folder.js';

const ESCAPE = '\x1b';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('the tour runs on a new sandbox and prints plain text', async () => {
  await using temporary = await temporaryFolder();
  vi.stubEnv('TMPDIR', temporary.path);
  const { code, output, errors } = await runDemo([]);

  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  expect(output).not.toContain(ESCAPE);
  expect(output).toContain('24 images uploaded, 5 of them starred');
  expect(output).toContain('3 boards, one for each shape');
  expect(output).toContain('4 images with “sunset” in the metadata');
  expect(output).toContain('12 images moved, 3 emptied boards deleted');
  expect(output).toContain('12 images copied');
  expect(output).toContain('6 images framed; 1 job failed, 1 canceled');
  expect(output).toContain('failed in node blur (img_blur): ImageRecordNotFoundException: Image record not found');
  expect(output).toMatch(/Border +IntegerField +from 24 to 96 +32\n/);
  expect(output).toMatch(
    /after 0 requests:\n +Scale = 0\n +"Scale" \(scaled\.scale_factor\) must be a number, more than 0/,
  );
  expect(output).toContain('"Signatur" is no input of the workflow; did you mean "Signature"?');
  expect(output).toContain('The plan: upload 1 file and run 12 items, in one batch.');
  expect(output).toMatch(/night 2 +300 × 450 +192 × 256 +completed\n/);
  expect(output).toContain('12 images framed and signed; a second run would send 0 items');
  expect(output).toContain('5 typed errors, 3 before any request');

  const [folder = '', ...others] = await readdir(temporary.path);
  expect(folder, 'the contact sheets are kept').toMatch(/^contact-sheets-/);
  expect(others, 'the sandbox is deleted').toEqual([]);
  const sheets = await readdir(join(temporary.path, folder));
  expect(sheets.map((name) => name.replace(/-\w{6}(\.png)?$/, '')).sort()).toEqual([
    'archive-tour',
    'copy',
    'framed',
    'landscape',
    'merged',
    'prints',
  ]);
  for (const name of sheets) {
    const sheet = join(temporary.path, folder, name);
    expect(output).toContain(sheet);
    if (!name.endsWith('.png')) continue; // the archive
    const { format, width, height } = await sharp(sheet).metadata();
    expect({ format, wide: width > 600, high: height > 300 }).toEqual({ format: 'png', wide: true, high: true });
  }
});

test('output on a terminal has colours, and --keep keeps the sandbox', async () => {
  await using folder = await temporaryFolder();
  await using temporary = await temporaryFolder();
  vi.stubEnv('TMPDIR', temporary.path);
  await fillWithImages(folder.path, 1);
  const args = ['--keep', '--images', folder.path, '--output', folder.path];
  const { output } = await runDemo(args, { isTerminal: true });
  expect(output).toContain(`${ESCAPE}[`);
  const [sandbox = ''] = await readdir(temporary.path);
  expect(output).toContain(`--root ${join(temporary.path, sandbox)}`);
  expect(await readdir(join(temporary.path, sandbox, 'outputs', 'images'))).not.toEqual([]);
});
