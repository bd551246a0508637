import { readdir } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { run } from '../support/run.js';
import { seededSandbox } from '../support/seeded-sandbox.js';
import { temporaryHome } from '../support/temporary-home.js';

test.each([
  [['images', 'upload', '', '--yes'], 'a path is empty'],
  [['images', 'download', '--to', '', '--yes'], 'a path is empty'],
  [['boards', 'export', '--to', '', '--yes'], 'a path is empty'],
  [['boards', 'import', '', '--yes'], 'a path is empty'],
  [['archive', 'show', ''], 'a path is empty'],
  [['archive', 'verify', ''], 'a path is empty'],
  [['archive', 'seal', ''], 'a path is empty'],
  [['archive', 'zip', ''], 'a path is empty'],
  [['images', 'search', ''], 'the text is empty'],
])('%j is not taken for all that is here: it is code 2', async (line, message) => {
  using server = await seededSandbox();
  using home = temporaryHome();
  const { code, stdout, stderr } = await run(line, { ...server, cwd: home.path });
  expect({ code, stdout }, stderr).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
  expect(server.changes).toEqual([]);
  expect(await readdir(home.path)).toEqual([]);
});
