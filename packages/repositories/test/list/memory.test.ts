import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { expect, test } from 'vitest';

const fromSource = new URL('../../../../scripts/run/from-source.mjs', import.meta.url).href;

test('listed boards do not keep their repository in memory', async () => {
  const program = fileURLToPath(new URL('../support/hold-boards.ts', import.meta.url));
  const args = ['--expose-gc', '--import', fromSource, '--conditions=@x/source', program];
  const cwd = fileURLToPath(new URL('../../../..', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd });
  expect(JSON.parse(stdout)).toEqual({ boards: 10_000, transport: true, repository: true });
});
