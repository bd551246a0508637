import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { removeStale } from '../../src/servers/remove-stale.js';

test('files of processes that no longer exist are deleted, others are kept', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sweep-'));
  const kept = [`run-${process.pid}-a`, 'run-of-nobody', 'other-4194304'];
  for (const name of [...kept, 'run-4194304-b']) mkdirSync(join(folder, name));
  await removeStale(folder, 'run-');
  expect(readdirSync(folder).sort()).toEqual(kept.toSorted());
  rmSync(folder, { recursive: true });
});
