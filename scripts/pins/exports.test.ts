import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

// A name that is meant to be added or removed is written with `npm run indexes`, and shows in the diff.
test('indexes, registries and lists of exported names are up to date', { timeout: 60_000 }, async () => {
  const check = promisify(execFile)(process.execPath, ['scripts/write-indexes.mjs', '--check'], { cwd: root });
  await expect(check).resolves.toEqual({ stdout: '', stderr: '' });
});
