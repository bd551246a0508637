import { chmod, readdir } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';

import { afterEach, expect, test } from 'vitest';

import { openArchive } from '../../src/open-archive.js';
import { collected } from '../support/collected.js';
import { sealedArchive } from '../support/sealed.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
/** Root may write everywhere: these tests then run as another user. */
const isRoot = process.getuid?.() === 0;
const canChange = process.platform !== 'win32' && (!isRoot || process.seteuid !== undefined);

afterEach(() => {
  if (isRoot) process.seteuid?.(0);
});

test.runIf(canChange)('an archive in a folder that is read-only is read, verified, and not changed', async () => {
  const path = folder.next();
  await sealedArchive(path);
  await chmod(folder.path, 0o755);
  await chmod(path, 0o555);
  if (isRoot) process.seteuid?.(65_534);
  {
    await using archive = await openArchive(path);
    expect(await collected(archive.records())).toHaveLength(4);
    expect(await archive.verify()).toMatchObject({ isValid: true });
  }
  await expect(openArchive(path, { writable: true })).rejects.toMatchObject({
    name: 'ArchiveError',
    reason: 'cannot be changed: this program may not write into its folder',
  });
  if (isRoot) process.seteuid?.(0);
  await chmod(path, 0o755);
  expect(await readdir(path)).not.toContain('.x-archive');
});

test('two programs that read and open an archive while it is sealed again and again see all of it', async () => {
  const path = folder.next();
  await sealedArchive(path);
  await using writer = await openArchive(path, { writable: true, sync: false });
  let isDone = false;
  const readers = [0, 1].map(async () => {
    await using kept = await openArchive(path);
    let opened = 0;
    while (!isDone) {
      await using archive = await openArchive(path);
      expect(await collected(archive.records())).toHaveLength(4);
      expect(await collected(kept.records())).toHaveLength(4);
      expect(archive.damage).toEqual([]);
      opened++;
      await setImmediate();
    }
    return opened;
  });
  for (let times = 0; times < 10; times++) await writer.seal();
  isDone = true;
  for (const opened of await Promise.all(readers)) expect(opened).toBeGreaterThan(0);
  expect(await writer.verify()).toMatchObject({ isValid: true });
});
