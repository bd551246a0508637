import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { run } from '../support/run.js';
import { seededSandbox } from '../support/seeded-sandbox.js';
import { temporaryHome } from '../support/temporary-home.js';

test('a pipe that names no image downloads nothing, and copies nothing', async () => {
  using server = await seededSandbox();
  using home = temporaryHome();
  const options = { ...server, home: home.path, cwd: home.path, lines: [] };
  const downloaded = await run(['images', 'download', '-', '--to', 'files', '--yes'], options);
  expect(downloaded).toMatchObject({ code: 0, stdout: '' });
  expect(await readdir(join(home.path, 'files')).catch(() => [])).toEqual([]);
  const copied = await run(['images', 'copy', '-', '--to', 'http://127.0.0.1:9191', '--dry-run'], options);
  expect(copied).toMatchObject({ code: 0, stdout: '' });
});

test('piped names are downloaded, and no others', async () => {
  using server = await seededSandbox();
  using home = temporaryHome();
  const options = { ...server, home: home.path, cwd: home.path, lines: ['image-4.png\tdate', 'image-5.png'] };
  const { code } = await run(['images', 'download', '-', '--to', 'files', '--yes'], options);
  expect(code).toBe(0);
  expect((await readdir(join(home.path, 'files'))).sort()).toEqual(['image-4.png', 'image-5.png']);
});
