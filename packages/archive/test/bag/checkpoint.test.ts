import { appendFile, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { verifyArchive } from '../../src/internal/bag/verify.js';
import { FolderStorage } from '../../src/internal/storage/folder.js';
import type { VerifyOptions } from '../../src/verify.js';
import { sealedArchive } from '../support/sealed.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();

/** Notes which files are read. */
class WatchedStorage extends FolderStorage {
  readonly read: string[] = [];

  override open(path: string) {
    this.read.push(path);
    return super.open(path);
  }
}

/** Verifies an archive, and returns the files that were read for it. */
async function verify(path: string, options: VerifyOptions) {
  const storage = new WatchedStorage(path);
  const report = await verifyArchive(storage, options);
  return { report, read: storage.read };
}

/** Begins to verify an archive, and ends after so many files. */
async function interrupted(path: string, checkpoint: string, files: number): Promise<string[]> {
  const controller = new AbortController();
  const options: VerifyOptions = {
    ...{ checkpoint, concurrency: 1, signal: controller.signal },
    onProgress: (progress) => progress.files === files && controller.abort('enough'),
  };
  const storage = new WatchedStorage(path);
  await expect(verifyArchive(storage, options)).rejects.toBe('enough');
  return storage.read;
}

test('a verification that was interrupted reads the rest only, and forgets all at its end', async () => {
  const path = folder.next();
  await sealedArchive(path);
  const checkpoint = join(folder.path, 'state/verify.jsonl');
  const before = await interrupted(path, checkpoint, 5);
  await appendFile(checkpoint, '["data/index.csv'); // half a line, of a program that was killed
  const { report, read } = await verify(path, { checkpoint });
  expect(before).toHaveLength(5);
  expect(read.filter((file) => before.includes(file))).toEqual([]);
  expect([report.isValid, before.length + read.length]).toEqual([true, report.files - 1]);
  await expect(stat(checkpoint)).rejects.toThrow('ENOENT');
  expect((await verify(path, { checkpoint })).read).toHaveLength(report.files - 1);
});

test('a file that was changed meanwhile is read again, and one that was wrong too', async () => {
  const path = folder.next();
  await sealedArchive(path);
  const checkpoint = folder.next();
  const damaged = join(path, 'bag-info.txt');
  const text = await readFile(damaged, 'utf8');
  await writeFile(damaged, text.replace('x', 'X'));
  const [first = '', ...others] = await interrupted(path, checkpoint, 5);
  const touched = others.find((file) => file.startsWith('data/')) ?? '';
  await utimes(join(path, touched), 1, 1);
  expect([first, ...others]).toContain('bag-info.txt');
  const { report, read } = await verify(path, { checkpoint });
  expect(read).toEqual(expect.arrayContaining(['bag-info.txt', touched]));
  expect(report.problems).toMatchObject([{ kind: 'changed', path: 'bag-info.txt' }]);
});
