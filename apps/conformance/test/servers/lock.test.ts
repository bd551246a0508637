import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { withLock } from '../../src/servers/lock.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('work under one lock runs one after the other', async () => {
  const file = join(folder, 'lock');
  const log: string[] = [];
  const work = (name: string) => async () => {
    log.push(`${name} starts`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    log.push(`${name} ends`);
  };
  const waits: string[] = [];
  await Promise.all(['a', 'b'].map((name) => withLock(file, work(name), () => waits.push(name))));
  const [first] = log;
  const [one, other] = first === 'a starts' ? ['a', 'b'] : ['b', 'a'];
  expect(log).toEqual([`${one} starts`, `${one} ends`, `${other} starts`, `${other} ends`]);
  expect(waits).toEqual([other]);
});

test('a lock of a process that no longer exists is ignored', async () => {
  const file = join(folder, 'lock');
  writeFileSync(file, '4194304'); // beyond the highest process id
  expect(
    await withLock(
      file,
      async () => 'done',
      () => {},
    ),
  ).toBe('done');
});

test('a lock is released when the work fails', async () => {
  const file = join(folder, 'lock');
  const failing = withLock(
    file,
    async () => {
      throw new Error('no');
    },
    () => {},
  );
  await expect(failing).rejects.toThrow('no');
  expect(
    await withLock(
      file,
      async () => 'done',
      () => {},
    ),
  ).toBe('done');
});
