import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';

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
