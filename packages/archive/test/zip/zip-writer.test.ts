import { type FileHandle, open, writeFile } from 'node:fs/promises';

import { expect, test } from 'vitest';
import { openPromise } from 'yauzl';

import { ZipWriter } from '../../src/internal/storage/zip-writer.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const zeros = Buffer.alloc(1024 * 1024);
const modified = new Date(0);

/** Writes to a file, but leaves holes in it where there are zeros only. */
const sparse = (handle: FileHandle) => ({
  write: async (bytes: Uint8Array, position: number) =>
    bytes === zeros ? undefined : await handle.write(bytes, 0, bytes.length, position),
});

async function* repeated(times: number): AsyncGenerator<Uint8Array> {
  for (let count = 0; count < times; count++) yield zeros;
}

async function entriesOf(path: string) {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
  const entries: { name: string; bytes: number; at: number; isZip64: boolean }[] = [];
  for await (const entry of zip.eachEntry()) {
    const isZip64 = entry.extraFields.some(({ id }) => id === 1);
    const { fileName: name, uncompressedSize: bytes, relativeOffsetOfLocalHeader: at } = entry;
    entries.push({ name, bytes, at, isZip64 });
  }
  zip.close();
  return entries;
}

test('zip64 is used for an entry of 4 GiB and for what follows it, and for nothing else', {
  tags: 'large',
}, async () => {
  const path = folder.next();
  const handle = await open(path, 'w');
  const zip = new ZipWriter(sparse(handle));
  const size = 4 * 1024 ** 3;
  for (const [name, times] of Object.entries({ before: 1, large: 4096, after: 1 })) {
    const bytes = times * zeros.length;
    expect(await zip.add({ name, bytes, modified, isCompressed: false }, repeated(times))).toBe(true);
  }
  await zip.end();
  await handle.close();
  expect(await entriesOf(path)).toEqual([
    { name: 'before', bytes: zeros.length, at: 0, isZip64: false },
    { name: 'large', bytes: size, at: expect.any(Number), isZip64: true },
    { name: 'after', bytes: zeros.length, at: expect.any(Number), isZip64: true },
  ]);
});

test('zip64 is used for more entries than a plain zip file can count', { tags: 'large' }, async () => {
  const path = folder.next();
  const parts: Buffer[] = [];
  const zip = new ZipWriter({ write: async (bytes) => parts.push(Buffer.from(bytes)) });
  const none = { bytes: 0, modified, isCompressed: false };
  for (let index = 0; index < 65_535; index++) await zip.add({ ...none, name: `${index}` }, repeated(0));
  await zip.end();
  await writeFile(path, Buffer.concat(parts));
  expect(await entriesOf(path)).toHaveLength(65_535);
  expect(Buffer.concat(parts).includes('PK\u0006\u0006')).toBe(true);
});

test('a file of another size than was said is not added', async () => {
  const zip = new ZipWriter({ write: async () => undefined });
  const file = { name: 'a', bytes: 1, modified, isCompressed: false };
  expect(await zip.add(file, repeated(1))).toBe(false);
  expect(await zip.end()).toBe(22);
});
