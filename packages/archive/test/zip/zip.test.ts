import { readdir, writeFile } from 'node:fs/promises';

import { beforeAll, expect, test } from 'vitest';

import type { Archive } from '../../src/archive.js';
import { ArchiveError } from '../../src/errors.js';
import { ItemIndex, indexPath } from '../../src/internal/item/item-index.js';
import { openZip } from '../../src/internal/storage/zip.js';
import { openArchive } from '../../src/open-archive.js';
import { collected } from '../support/collected.js';
import { sealedArchive } from '../support/sealed.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { entriesOf, type ZipEntry, zipFile } from '../support/zip-file.js';

const folder = temporaryFolder();
const original = folder.next();
let entries: ZipEntry[] = [];
beforeAll(async () => {
  await sealedArchive(original);
  entries = await entriesOf(original);
});

async function written(bytes: Uint8Array): Promise<string> {
  const path = `${folder.next()}.zip`;
  await writeFile(path, bytes);
  return path;
}

test.each([
  ['a zip file', {}],
  ['a zip file with the headers of zip64', { isLarge: true }],
])('an archive is read in place from %s', async (_, options) => {
  const path = await written(zipFile(entries, options));
  const before = await readdir(folder.path);
  await using folderArchive = await openArchive(original);
  await using archive = await openArchive(path);
  const itemsOf = async (from: Pick<Archive, 'records'>) =>
    (await collected(from.records())).map(({ open: _open, ...item }) => item);
  expect(await itemsOf(archive)).toEqual(await itemsOf(folderArchive));
  expect(await archive.images.names()).toEqual(await folderArchive.images.names());
  expect((await archive.images.full('a.png')).size).toBe(72);
  expect(await archive.verify()).toMatchObject({ isValid: true, isSealed: true });
  expect(await readdir(folder.path)).toEqual(before);
});

test('an index that is not compressed is read in parts, and nothing beyond it', async () => {
  const stored = entries.map((entry) => ({ ...entry, isDeflated: false }));
  const storage = await openZip(await written(zipFile(stored)));
  const bytes = Buffer.from(entries.find(({ name }) => name.endsWith(indexPath))?.bytes ?? []);
  const index = await storage.ranges(indexPath);
  expect(index?.size).toBe(bytes.length);
  expect(await index?.read(10, 20)).toEqual(bytes.subarray(10, 30));
  expect(await index?.read(bytes.length - 5, 20)).toEqual(bytes.subarray(-5));
  expect(await index?.read(bytes.length + 5, 20)).toEqual(Buffer.alloc(0));
  const items = await ItemIndex.read(storage);
  expect(items.count).toBe(4);
  await items.close();
  await storage.close();
});

test('the archive may be at the top of a zip file, or in its only folder', async () => {
  const path = await written(zipFile(await entriesOf(original, '')));
  await using archive = await openArchive(path);
  expect((await archive.verify()).isValid).toBe(true);
});

test('a changed file in a zip file is named', async () => {
  const changed = entries.map((entry) =>
    entry.name.endsWith('/a.png') ? { ...entry, bytes: Buffer.from('x') } : entry,
  );
  await using archive = await openArchive(await written(zipFile(changed)));
  const { problems } = await archive.verify();
  expect(problems).toContainEqual(
    expect.objectContaining({ kind: 'changed', path: expect.stringMatching(/\/a\.png$/) }),
  );
});

const bytes = Buffer.from('x');
test.each<[string, (given: ZipEntry[]) => Buffer, RegExp]>([
  ['that is none', () => Buffer.alloc(1_000), /is no zip file, or was cut off: /],
  ['cut off in its first entry', (given) => zipFile(given).subarray(0, 40), /is no zip file, or was cut off: /],
  [
    'with a path that leads out',
    (given) => zipFile([...given, { name: '../x', bytes }]),
    /invalid relative path|leads out/,
  ],
  [
    'with a backslash that leads out',
    (given) => zipFile([...given, { name: '..\\x', bytes }]),
    /invalid relative path/,
  ],
  ['with a path of a drive', (given) => zipFile([...given, { name: 'C:\\x', bytes }]), /absolute path/],
  ['with a NUL in a path', (given) => zipFile([...given, { name: 'foxes/data/a\0b', bytes }]), /leads out/],
  ['with a path from the root', (given) => zipFile([...given, { name: '/x', bytes }]), /absolute path|leads out/],
  ['with two entries of one name', (given) => zipFile([...given, ...given.slice(0, 1)]), /is in the zip file twice/],
  [
    'that grows without end',
    (given) => zipFile([...given, { name: 'foxes/data/bomb', bytes: Buffer.alloc(20_000_000), isDeflated: true }]),
    /grows from \d+ to 20000000 bytes/,
  ],
  ['without an archive', () => zipFile([{ name: 'a.txt', bytes }]), /data\/gallery\.json: is missing/],
])('a zip file %s is refused', async (_what, make, message) => {
  const refused = openArchive(await written(make(entries)));
  await expect(refused).rejects.toThrow(message);
  await expect(refused).rejects.toBeInstanceOf(ArchiveError);
});

test('an entry that is longer than it says ends with an error, not with its bytes', async () => {
  const claims = entries.map((entry) =>
    entry.name.endsWith('/a.png')
      ? { ...entry, bytes: Buffer.alloc(1_000_000), isDeflated: true, claimedSize: 72 }
      : entry,
  );
  await using archive = await openArchive(await written(zipFile(claims)));
  await expect(archive.images.full('a.png')).rejects.toMatchObject({ name: 'ArchiveFileError' });
});

test.each<[string, (zip: Buffer, place: number) => void]>([
  ['says another size than it has', (zip, place) => zip.writeUInt32LE(73, place + 24)],
  ['says that it is encrypted', (zip, place) => zip.writeUInt16LE(0x0801, place + 8)],
  ['is packed in a way that is not known', (zip, place) => zip.writeUInt16LE(97, place + 10)],
  ['is said to be elsewhere', (zip, place) => zip.writeUInt32LE(11, place + 42)],
])('an entry that %s costs its file only', async (_what, damage) => {
  const zip = zipFile(entries);
  damage(zip, directoryOf(zip, '/a.png'));
  await using archive = await openArchive(await written(zip));
  await expect(archive.images.full('a.png')).rejects.toMatchObject({ name: 'ArchiveFileError' });
  expect((await archive.videos.full('v.mp4')).size).toBeGreaterThan(0);
  expect(archive.damage).toEqual([]);
  const { problems } = await archive.verify();
  expect(problems.map(({ path }) => path)).toContainEqual(expect.stringMatching(/\/a\.png$/));
});

/** Returns where the directory of a zip file says of an entry what and where it is. */
function directoryOf(zip: Buffer, end: string): number {
  for (let place = zip.readUInt32LE(zip.length - 6); ; ) {
    const length = zip.readUInt16LE(place + 28);
    if (zip.toString('utf8', place + 46, place + 46 + length).endsWith(end)) return place;
    place += 46 + length + zip.readUInt16LE(place + 30);
  }
}

test('a file whose checksum in the zip file is wrong is read: its SHA-256 counts', async () => {
  const wrong = entries.map((entry) => ({ ...entry, claimedCrc: 1 }));
  await using archive = await openArchive(await written(zipFile(wrong)));
  expect((await archive.images.full('a.png')).size).toBe(72);
  expect((await archive.verify()).isValid).toBe(true);
});

test('a zip file of 100 000 entries is read', { tags: 'large' }, async () => {
  const many = Array.from({ length: 100_000 }, (_, index) => ({ name: `foxes/note/${index}`, bytes }));
  await using archive = await openArchive(await written(zipFile([...entries, ...many], { isLarge: true })));
  expect(archive.itemCount).toBe(4);
  expect((await archive.verify({ quick: true })).files).toBe(100_000 + entries.length);
});

test('entries that share their bytes are refused', async () => {
  const zip = zipFile(entries);
  const count = entries.length;
  const directory = zip.readUInt32LE(zip.length - 6);
  for (let place = directory, index = 0; index < count; index++) {
    zip.writeUInt32LE(zip.length, place + 20); // packed, as long as the whole file
    zip.writeUInt32LE(zip.length, place + 24);
    zip.writeUInt16LE(0, place + 10);
    place += 46 + zip.readUInt16LE(place + 28) + zip.readUInt16LE(place + 30);
  }
  await expect(openArchive(await written(zip))).rejects.toThrow('entries that overlap');
});

test('a zip file cannot be changed', async () => {
  const path = await written(zipFile(entries));
  await expect(openArchive(path, { writable: true })).rejects.toMatchObject({ name: 'UnsupportedOperationError' });
  await using archive = await openArchive(path);
  await expect(archive.images.starMany(['a.png'])).rejects.toMatchObject({ name: 'UnsupportedOperationError' });
});
