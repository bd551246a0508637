import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';

import { zipArchive } from '@x/archive/zip-archive';
import { expect, test } from 'vitest';

import { run } from '../support/run.js';
import { seededSandbox } from '../support/seeded-sandbox.js';

test('archive show counts what is damaged, and says why they cannot be read', async () => {
  using server = await seededSandbox('archive show ARCHIVE');
  const archive = server.words['ARCHIVE'] ?? '';
  await appendFile(join(archive, 'data/boards.jsonl'), 'not a board\n');
  const { code, stdout, stderr } = await run(['archive', 'show', archive]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^damaged\t1$/m);
  expect(stderr).toMatch(/^data\/boards\.jsonl: line \d+ cannot be read\n$/);
  const { damage } = JSON.parse((await run(['archive', 'show', archive, '--json'])).stdout);
  expect(damage).toEqual([stderr.trimEnd()]);
});

test('a zip file that is to be sealed is refused for what it is, not for the age of a server', async () => {
  using server = await seededSandbox('archive zip ARCHIVE');
  const { ARCHIVE: folder = '', ZIP_FILE: zip = '' } = server.words;
  await zipArchive(folder, zip);
  const { code, stderr } = await run(['archive', 'seal', zip]);
  expect(code).toBe(1);
  expect(stderr).toBe('invoke: archive.open: a zip file cannot be changed; unpack it first\n');
});
