import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';

import type { InvalidRecord } from '@x/repositories/record';
import { beforeAll, expect, test } from 'vitest';

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
  entries = (await entriesOf(original)).sort((a, b) => Number(a.name > b.name) - Number(a.name < b.name));
});

/** Opens a zip file, and returns what can be read of it and what is reported. */
async function read(zip: Buffer) {
  const path = `${folder.next()}.zip`;
  await writeFile(path, zip);
  await using archive = await openArchive(path);
  const invalid: InvalidRecord[] = [];
  const items = [];
  for (const { open, ...item } of await collected(archive.records({ onInvalid: (record) => invalid.push(record) })))
    items.push({ ...item, file: await new Response(await open()).bytes() });
  const { problems } = await archive.verify();
  return { items, invalid, problems, name: basename(path) };
}

const directoryOf = (zip: Buffer): number => zip.indexOf('PK\u0001\u0002');

test.each<[string, (zip: Buffer) => Buffer, boolean]>([
  ['lacks its last bytes', (zip) => zip.subarray(0, -10), false],
  ['lacks its directory', (zip) => zip.subarray(0, directoryOf(zip)), false],
  ['has a damaged directory', (zip) => zip.fill(0, directoryOf(zip), directoryOf(zip) + 4), false],
  ['is of zip64 and lacks its last bytes', (zip) => zip.subarray(0, -10), true],
])('a zip file that %s is read by the headers of its entries, and named', async (_what, damage, isLarge) => {
  const whole = await read(zipFile(entries, { isLarge }));
  const { items, invalid, problems, name } = await read(damage(zipFile(entries, { isLarge })));
  expect(items).toEqual(whole.items);
  const reason = `the directory at its end cannot be read; ${entries.length} files that are whole are read`;
  expect(invalid).toEqual([{ kind: 'image', key: name, message: `${name}: ${reason}` }]);
  expect(problems).toEqual([{ kind: 'malformed', path: name, message: reason }]);
});

test('of a zip file that was cut off before its index, the items are read that are before it', async () => {
  const zip = zipFile(entries);
  const cut = zip.indexOf('foxes/data/index.jsonl') + 50;
  const whole = await read(zip);
  const { items, problems, name } = await read(zip.subarray(0, cut));
  const onBoard = whole.items.filter(({ record }) => record.board_id === 'b');
  expect(onBoard).toHaveLength(2);
  expect(items).toEqual(onBoard);
  expect(problems.map(({ path }) => path)).toContain('data/index.jsonl');
  const count = entries.findIndex((entry) => entry.name === 'foxes/data/index.jsonl');
  const message = `the directory at its end cannot be read; ${count} files that are whole are read`;
  expect(problems).toContainEqual({ kind: 'malformed', path: name, message });
});
