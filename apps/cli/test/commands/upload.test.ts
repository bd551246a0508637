import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { createSandbox } from '@x/sandbox';
import { expect, test } from 'vitest';

import { makePictures } from '../support/make-pictures.js';
import { run } from '../support/run.js';
import { temporaryHome } from '../support/temporary-home.js';

/** A folder with two pictures, of which one is there twice, and what is no picture. */
async function folderOfFiles() {
  const home = temporaryHome();
  const folder = join(home.path, 'files');
  await mkdir(join(folder, 'beach'), { recursive: true });
  const [first = '', second = ''] = await makePictures(2);
  await writeFile(join(folder, 'a.png'), first);
  await writeFile(join(folder, 'again.png'), first);
  await writeFile(join(folder, 'beach/b.png'), second);
  await writeFile(join(folder, 'empty.png'), '');
  await writeFile(join(folder, 'letter.pdf'), '%PDF-1.7');
  return { ...home, folder };
}

test('files that are no pictures are skipped with the reason, and the exit code is 3', async () => {
  using files = await folderOfFiles();
  using sandbox = createSandbox();
  const line = ['images', 'upload', 'files', '--yes', '--json'];
  const { code, stdout } = await run(line, { sandbox, home: files.path, cwd: files.path });
  expect(code).toBe(3);
  const [plan, ...rest] = stdout
    .trimEnd()
    .split('\n')
    .map((text) => JSON.parse(text));
  expect(plan).toMatchObject({ event: 'plan', actions: 2, skipped: 2, unchanged: { duplicate: 1, present: 0 } });
  const { ok, counts, outcomes } = rest.at(-1);
  expect({ ok, counts }).toEqual({ ok: false, counts: { done: 2, skipped: 2 } });
  const skipped = outcomes.filter(({ status }: { status: string }) => status === 'skipped');
  expect(skipped).toEqual([
    { action: 'upload', kind: 'file', name: 'empty.png', status: 'skipped', why: 'is empty' },
    expect.objectContaining({ name: 'letter.pdf', why: expect.stringContaining('no picture') }),
  ]);
});

test('a dry run prints what would be skipped, and how many files have the content of another', async () => {
  using files = await folderOfFiles();
  using sandbox = createSandbox();
  const { code, stdout, stderr } = await run(['images', 'upload', files.folder, '--dry-run'], { sandbox });
  expect(code).toBe(0);
  expect(stdout.split('\n').map((row) => row.split('\t')[2])).toEqual(['a.png', 'beach/b.png', undefined]);
  expect(stderr).toContain('skipped: empty.png: is empty\n');
  expect(stderr).toContain('with the content of another: 1\n');
});

test('a second upload finds all files there, and sends none', async () => {
  using files = await folderOfFiles();
  using sandbox = createSandbox();
  const words = ['a.png', 'beach/b.png'].map((name) => join(files.folder, name));
  expect((await run(['images', 'upload', ...words, '--yes'], { sandbox })).code).toBe(0);
  const again = await run(['images', 'upload', ...words, '--yes', '--json'], { sandbox });
  expect(again.code).toBe(0);
  const [plan] = again.stdout.split('\n');
  expect(JSON.parse(plan ?? '')).toMatchObject({ actions: 0, unchanged: { present: 2 } });
});

test('several files are reported by the paths that were given', async () => {
  using files = await folderOfFiles();
  using sandbox = createSandbox();
  const words = ['a.png', 'beach/b.png'].map((name) => join(files.folder, name));
  const { stdout } = await run(['images', 'upload', ...words, '--dry-run'], { sandbox });
  expect(
    stdout
      .trimEnd()
      .split('\n')
      .map((row) => row.split('\t')[2]),
  ).toEqual(words);
});

test('one board for all and a board for each folder exclude each other', async () => {
  using sandbox = createSandbox();
  const line = ['images', 'upload', '.', '--board', 'Sea', '--board-by-folder', '--yes'];
  const { code, stderr } = await run(line, { sandbox });
  expect(code).toBe(2);
  expect(stderr).toContain('exclude each other');
});
