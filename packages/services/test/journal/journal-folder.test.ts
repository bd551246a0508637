import files, { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { InputError } from '@x/transport/errors';
import { expect, onTestFinished, test, vi } from 'vitest';

import { firstEntry, type JournalEntry, openJournal } from '../../src/journal.js';
import { createJournalFolder } from '../../src/journal-folder.js';
import { collect } from '../support/collect.js';

async function temporaryFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'x-journal-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function write(path: string, entries: readonly JournalEntry[]): Promise<void> {
  const journal = await createJournalFolder(path).open();
  await Promise.all(entries.map((entry) => journal.append(entry)));
  await journal.close();
}

async function read(path: string): Promise<JournalEntry[]> {
  const journal = await createJournalFolder(path).open();
  const entries = await collect(journal.entries());
  await journal.close();
  return entries;
}

const segments = async (path: string) => (await readdir(path)).filter((name) => name.endsWith('.jsonl')).toSorted();

test('entries of several runs are read in the order in which they were added', async () => {
  const path = join(await temporaryFolder(), 'made', 'for it');
  await write(path, [{ item: 'a\n"' }, { item: 'é😀' }]);
  await write(path, [{ item: 'b', size: 3 }]);
  await write(path, []);
  expect(await read(path)).toEqual([{ item: 'a\n"' }, { item: 'é😀' }, { item: 'b', size: 3 }]);
});

test.each(['{"item":"c', '{"item":"c"}', 'x\0\0\n{"item":"d"}\n'])(
  'a last line that was cut off is left out: %j',
  async (torn) => {
    const path = await temporaryFolder();
    await write(path, [{ item: 'a' }, { item: 'b' }]);
    const [last = ''] = await segments(path);
    await appendFile(join(path, last), torn);
    expect(await read(path)).toEqual([{ item: 'a' }, { item: 'b' }]);
    await write(path, [{ item: 'e' }]);
    expect(await read(path)).toEqual([{ item: 'a' }, { item: 'b' }, { item: 'e' }]);
  },
);

test('what replaces the entries takes the place of all of them, and others are added to it', async () => {
  const path = await temporaryFolder();
  await write(path, [{ item: 'a' }, { item: 'b' }]);
  const journal = await createJournalFolder(path).open();
  await journal.append({ item: 'c' });
  await journal.replace([{ item: 'all' }]);
  await journal.append({ item: 'd' });
  await journal.close();
  expect(await read(path)).toEqual([{ item: 'all' }, { item: 'd' }]);
  expect(await segments(path)).toHaveLength(2);
});

test('files that were replaced by a program that was then killed do not count', async () => {
  const path = await temporaryFolder();
  await write(path, [{ item: 'a' }]);
  const [name = ''] = await segments(path);
  const replaced = await readFile(join(path, name));
  const journal = await createJournalFolder(path).open();
  await journal.replace([{ item: 'all' }]);
  await journal.close();
  await writeFile(join(path, name), replaced);
  expect(await read(path)).toEqual([{ item: 'all' }]);
  expect(await segments(path)).not.toContain(name);
});

test('a journal that a run has open is refused to others, and free afterwards', async () => {
  const path = await temporaryFolder();
  const journal = await createJournalFolder(path).open();
  await expect(createJournalFolder(path).open()).rejects.toThrow('is used by another run');
  await journal.close();
  await write(path, [{ item: 'a' }]);
  expect(await read(path)).toEqual([{ item: 'a' }]);
});

test('the lock of a program that was killed is taken over', async () => {
  const path = await temporaryFolder();
  await write(path, [{ item: 'a' }]);
  const { hostname } = await import('node:os');
  const dead = { pid: 2 ** 22 + 1, host: hostname(), token: 'of another program' };
  await writeFile(join(path, '.x-journal.lock'), JSON.stringify(dead));
  expect(await read(path)).toEqual([{ item: 'a' }]);
});

test('entries are synced to the disk 64 at a time, and all of them by a flush', async () => {
  const path = await temporaryFolder();
  const open = files.open.bind(files);
  let syncs = 0;
  vi.spyOn(files, 'open').mockImplementation(async (file, flags) => {
    const handle = await open(file, flags);
    const sync = handle.sync.bind(handle);
    if (String(file).endsWith('.jsonl')) {
      handle.sync = () => {
        syncs++;
        return sync();
      };
    }
    return handle;
  });
  onTestFinished(() => void vi.restoreAllMocks());
  const journal = await createJournalFolder(path).open();
  for (let index = 0; index < 63; index++) await journal.append({ index });
  expect(syncs).toBe(0);
  await journal.append({ index: 63 });
  await journal.append({ index: 64 });
  await vi.waitFor(() => expect(syncs).toBe(1));
  await journal.flush();
  expect(syncs).toBe(2);
  await journal.flush();
  expect(syncs).toBe(2);
  await journal.close();
});

test('when the disk is full, that entry and all later ones are refused, and those before stay', async () => {
  const path = await temporaryFolder();
  const open = files.open.bind(files);
  const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  let isFull = false;
  vi.spyOn(files, 'open').mockImplementation(async (file, flags) => {
    const handle = await open(file, flags);
    const write = handle.write.bind(handle);
    return Object.assign(handle, {
      write: async (bytes: Uint8Array) => (isFull ? Promise.reject(full) : write(bytes)),
    });
  });
  onTestFinished(() => void vi.restoreAllMocks());
  const journal = await createJournalFolder(path).open();
  await journal.append({ item: 'a' });
  isFull = true;
  await expect(journal.append({ item: 'b' })).rejects.toThrow('ENOSPC');
  isFull = false;
  await expect(journal.append({ item: 'c' })).rejects.toThrow('ENOSPC');
  await expect(journal.flush()).rejects.toThrow('ENOSPC');
  await expect(journal.close()).rejects.toThrow('ENOSPC');
  expect(await read(path)).toEqual([{ item: 'a' }]);
});

test('the same work continues a journal, and other work is refused', async () => {
  const path = await temporaryFolder();
  const first = await openJournal(createJournalFolder(path), 'work 1');
  expect(await collect(first.entries)).toEqual([]);
  await first.journal.append({ item: 'a' });
  await first.journal.close();
  await expect(openJournal(createJournalFolder(path), 'work 2')).rejects.toThrow('is that of other work');
  const second = await openJournal(createJournalFolder(path), 'work 1');
  expect(await collect(second.entries)).toEqual([{ item: 'a' }]);
  await second.journal.replace([firstEntry('work 1'), { item: 'b' }]);
  await second.journal.close();
  const third = await openJournal(createJournalFolder(path), 'work 1');
  expect(await collect(third.entries)).toEqual([{ item: 'b' }]);
  await third.journal.close();
});

test('what is no journal of work is refused', async () => {
  const path = await temporaryFolder();
  await write(path, [{ item: 'a' }]);
  await expect(openJournal(createJournalFolder(path), 'work')).rejects.toThrow('is no journal of this version');
  expect(() => createJournalFolder('')).toThrow(InputError);
});

test('a file grows to ten megabytes, and then another is begun', async () => {
  const path = await temporaryFolder();
  const journal = await createJournalFolder(path).open();
  const text = 'x'.repeat(4 * 1_024 * 1_024);
  for (let index = 0; index < 4; index++) await journal.append({ index, text });
  await journal.close();
  expect(await segments(path)).toHaveLength(2);
  expect((await read(path)).map((entry) => entry['index'])).toEqual([0, 1, 2, 3]);
});

test('the size is that of the files, whatever the characters', async () => {
  const path = await temporaryFolder();
  const journal = await createJournalFolder(path).open();
  const bytes = async () => {
    const contents = await Promise.all((await segments(path)).map((name) => readFile(join(path, name))));
    return contents.reduce((sum, { length }) => sum + length, 0);
  };
  await journal.append({ item: 'é😀日本' });
  expect(journal.size).toBe(await bytes());
  await journal.replace([{ item: 'Brücken 🌉' }, { item: 'b' }]);
  expect(journal.size).toBe(await bytes());
  await journal.append({ item: 'ß' });
  expect(journal.size).toBe(await bytes());
  await journal.close();
});
