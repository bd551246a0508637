import { appendFile, mkdir, readdir, readFile, rename, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { beforeAll, expect, test } from 'vitest';
import { openPromise } from 'yauzl';

import { createArchive, openArchive } from '../../src/open-archive.js';
import { type ZipProgress, zipArchive } from '../../src/zip-archive.js';
import { collected } from '../support/collected.js';
import { sealedArchive } from '../support/sealed.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const original = join(folder.path, 'Füchse');
const zipped = join(folder.path, 'foxes.zip');
const progress: ZipProgress[] = [];
let written: Awaited<ReturnType<typeof zipArchive>>;
beforeAll(async () => {
  await sealedArchive(original);
  await utimes(join(original, 'bagit.txt'), 1_000_000_001, 1_000_000_001);
  written = await zipArchive(original, zipped, { onProgress: (event) => progress.push(event) });
});

async function entriesOf(path: string) {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
  const entries = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  zip.close();
  return entries;
}

/** Returns the fields of the header that is in front of the bytes of an entry. */
function localHeader(zip: Buffer, at: number) {
  return {
    flags: zip.readUInt16LE(at + 6),
    crc: zip.readUInt32LE(at + 14),
    packed: zip.readUInt32LE(at + 18),
    size: zip.readUInt32LE(at + 22),
  };
}

test('a zip file of an archive is an archive, with the same items, and valid', async () => {
  await using archive = await openArchive(zipped);
  await using before = await openArchive(original);
  expect(await archive.images.names()).toEqual(await before.images.names());
  expect(await collected(archive.boardRecords())).toEqual(await collected(before.boardRecords()));
  expect(await archive.verify()).toMatchObject({ isValid: true, files: written.files });
  const { files, totalFiles, bytes, totalBytes } = progress.at(-1) ?? {};
  expect([files, bytes, progress.length]).toEqual([totalFiles, totalBytes, written.files]);
  expect((await readFile(zipped)).length).toBe(written.bytes);
});

test('every entry is in one folder, media is stored, and its header says its size and checksum', async () => {
  const zip = await readFile(zipped);
  const entries = await entriesOf(zipped);
  expect(new Set(entries.map(({ fileName }) => fileName.split('/')[0]))).toEqual(new Set(['Füchse']));
  for (const entry of entries) {
    const { fileName, crc32: crc, compressedSize: packed, uncompressedSize: size } = entry;
    expect(localHeader(zip, entry.relativeOffsetOfLocalHeader), fileName).toEqual({ flags: 0x0800, crc, packed, size });
    if (/\.(png|mp4)$/.test(fileName)) expect(entry.compressionMethod, fileName).toBe(0);
    if (fileName.endsWith('ro-crate-metadata.json')) expect(entry.compressionMethod).toBe(8);
  }
  const bagit = entries.find(({ fileName }) => fileName.endsWith('/bagit.txt'));
  expect(bagit?.getLastModDate().getTime()).toBe(1_000_000_001_000); // two seconds are all that the header itself has
  expect(zip.includes('PK\u0006\u0006')).toBe(false);
});

test('nothing is left of what could not be zipped', async () => {
  const open = folder.next();
  await (await createArchive(open, { sync: false })).close();
  await expect(zipArchive(open, `${open}.zip`)).rejects.toThrow('is not sealed; seal it first');
  await expect(zipArchive(original, zipped)).rejects.toMatchObject({ name: 'InputError', argument: 'target' });
  await expect(zipArchive(original, join(original, 'data/a.zip'))).rejects.toThrow('is in the archive');
  await expect(zipArchive(folder.next(), `${open}.zip`)).rejects.toThrow('data/gallery.json: is missing');
  const controller = new AbortController();
  const abort = { signal: controller.signal, onProgress: () => controller.abort('enough') };
  await expect(zipArchive(original, `${open}.zip`, abort)).rejects.toBe('enough');
  expect((await readdir(folder.path)).filter((name) => name.includes('.zip'))).toEqual(['foxes.zip']);
});

test('an archive with a link is refused', async () => {
  const linked = folder.next();
  await sealedArchive(linked);
  await symlink('gallery.json', join(linked, 'data/link'));
  await expect(zipArchive(linked, `${linked}.zip`)).rejects.toThrow('data/link: is a link');
});

test('a file that grows while it is read, and an archive that is opened meanwhile, are refused', async () => {
  const path = folder.next();
  await sealedArchive(path);
  const grow = async () => appendFile(join(path, 'tagmanifest-sha256.txt'), 'x');
  await expect(zipArchive(path, `${path}.zip`, { onProgress: grow })).rejects.toThrow(/was changed/);
  const opened = folder.next();
  await sealedArchive(opened);
  const unseal = () => rename(join(opened, 'bagit.txt'), join(folder.path, 'bagit.txt')).catch(() => undefined);
  await expect(zipArchive(opened, `${opened}.zip`, { onProgress: unseal })).rejects.toThrow(/was changed|is missing/);
});

test('the name of the folder is one that every system can unpack', async () => {
  const odd = join(folder.path, 'a:b?');
  await mkdir(odd);
  await sealedArchive(odd);
  await writeFile(join(odd, 'note.txt'), 'beside the payload');
  await zipArchive(odd, `${odd}.zip`);
  expect((await entriesOf(`${odd}.zip`)).map(({ fileName }) => fileName)).toContain('a-b/note.txt');
});

test('a place that cannot be read is not said to exist, and a link that leads nowhere is not replaced', async () => {
  const file = join(folder.path, 'file');
  await writeFile(file, 'mine');
  await expect(zipArchive(original, join(file, 'foxes.zip'))).rejects.toThrow('ENOTDIR');
  const link = join(folder.path, 'link.zip');
  await symlink(join(folder.path, 'nowhere.zip'), link);
  await expect(zipArchive(original, link)).rejects.toThrow('exists; choose another name');
});
