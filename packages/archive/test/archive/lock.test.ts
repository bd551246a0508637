import { mkdir, readdir, rename, rmdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { ArchiveLockedError } from '../../src/errors.js';
import { createArchive, openArchive } from '../../src/open-archive.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();

test('an archive has one writer, and any number of readers', async () => {
  const path = folder.next();
  const writer = await createArchive(path);
  await expect(openArchive(path, { writable: true })).rejects.toBeInstanceOf(ArchiveLockedError);
  await expect(createArchive(path)).rejects.toThrow('is not empty');
  await (await openArchive(path)).close();
  await writer.close();
  await (await openArchive(path, { writable: true })).close();
  expect(await readdir(path)).toEqual(['data']);
});

test('of many who open it at once one succeeds', async () => {
  const path = folder.next();
  await (await createArchive(path)).close();
  const opened = await Promise.allSettled(Array.from({ length: 20 }, () => openArchive(path, { writable: true })));
  const writers = opened.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  expect(writers).toHaveLength(1);
  for (const writer of writers) await writer.close();
});

test('the lock of a process that is gone is taken over, by one of those who try', async () => {
  const path = folder.next();
  await (await createArchive(path)).close();
  await mkdir(join(path, '.x-archive/tmp'), { recursive: true });
  await writeFile(join(path, '.x-archive/tmp/7'), 'half a file');
  await writeFile(join(path, '.x-archive/lock'), `4194999@${hostname()}`);
  const opened = await Promise.allSettled(Array.from({ length: 20 }, () => openArchive(path, { writable: true })));
  const writers = opened.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  expect(writers).toHaveLength(1);
  expect(await readdir(join(path, '.x-archive'))).toEqual(['lock']);
  for (const writer of writers) await writer.close();
});

test('the lock of another computer is respected', async () => {
  const path = folder.next();
  await (await createArchive(path)).close();
  await mkdir(join(path, '.x-archive'));
  await writeFile(join(path, '.x-archive/lock'), '1@elsewhere');
  await expect(openArchive(path, { writable: true })).rejects.toMatchObject({ owner: '1@elsewhere' });
});

test('an index that cannot be opened fails one change, not the next one, and keeps no lock', async () => {
  const path = folder.next();
  const archive = await createArchive(path);
  await mkdir(join(path, 'data/index.jsonl'));
  await expect(archive.boards.create({ board_name: 'x' })).rejects.toThrow('EISDIR');
  await rmdir(join(path, 'data/index.jsonl'));
  await archive.boards.create({ board_name: 'x' });
  await archive.close();
  const again = await openArchive(path, { writable: true });
  await mkdir(join(path, 'data/moved'));
  await rename(join(path, 'data/index.jsonl'), join(path, 'data/moved/index.jsonl'));
  await mkdir(join(path, 'data/index.jsonl'));
  await expect(again.boards.create({ board_name: 'y' })).rejects.toThrow('EISDIR');
  await again.close();
  expect(await readdir(path)).toEqual(['data']);
});

test('a closed archive refuses changes, and closing twice is fine', async () => {
  const archive = await createArchive(folder.next());
  await archive.close();
  await archive.close();
  await expect(archive.boards.create({ board_name: 'x' })).rejects.toThrow('is closed');
});
