import { appendFile, mkdir, readFile, rename, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { InvalidRecord } from '@x/repositories/record';
import { makeBoard } from '@x/sandbox/make-board';
import { makeImage } from '@x/sandbox/make-image';
import { beforeAll, expect, test } from 'vitest';

import type { Archive } from '../../src/archive.js';
import { createArchive, openArchive } from '../../src/open-archive.js';
import { addImages } from '../support/add-images.js';
import { collected } from '../support/collected.js';
import { damagedCopy, type Edit, forms } from '../support/damaged.js';
import { sealedArchive } from '../support/sealed.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const original = folder.next();
const indexPath = 'data/index.jsonl';
let whole: Awaited<ReturnType<typeof read>>;
beforeAll(async () => {
  await sealedArchive(original);
  await using archive = await openArchive(original);
  whole = await read(archive);
});

/** Returns all that can be read, in an order that does not depend on the index, and what is reported. */
async function read(archive: Archive) {
  const invalid: InvalidRecord[] = [];
  const options = { onInvalid: (record: InvalidRecord) => invalid.push(record) };
  const items = [];
  for (const { open, ...item } of await collected(archive.records(options))) {
    const name = 'image_name' in item.record ? item.record.image_name : item.record.video_name;
    items.push({ name, ...item, file: await new Response(await open()).bytes() });
  }
  items.sort((a, b) => Number(a.name > b.name) - Number(a.name < b.name));
  return { items, boards: await collected(archive.boardRecords(options)), invalid };
}

const damagedIndex: [string, Edit, string[]][] = [
  ['is missing', () => undefined, ['is missing; 4 items are read from their sidecars']],
  ['is empty', () => '', ['has 0 of 4 items; 4 items are read from their sidecars']],
  [
    'is no text',
    () => Buffer.alloc(5_000, 0xfe),
    ['has 0 of 4 items; 4 items are read from their sidecars', 'line 1 cannot be read'],
  ],
  [
    'is cut off after a line',
    (bytes) => bytes.subarray(0, bytes.lastIndexOf(10, -2) + 1),
    ['has 3 of 4 items; 1 item is read from its sidecar'],
  ],
  [
    'is cut off in a line',
    (bytes) => bytes.subarray(0, -50),
    ['has 3 of 4 items; 1 item is read from its sidecar', 'line 4 cannot be read'],
  ],
  [
    'has a damaged line',
    (bytes) => `{${bytes}`,
    ['has 3 of 4 items; 1 item is read from its sidecar', 'line 1 cannot be read'],
  ],
];

test.each(forms.flatMap((form) => damagedIndex.map((row) => [form, ...row] as const)))(
  '%s: an index that %s is named, and every item is read',
  async (form, _what, edit, messages) => {
    const path = await damagedCopy({ form, from: original, to: folder.next() }, { [indexPath]: edit });
    await using archive = await openArchive(path);
    const invalid = messages.map((message) => {
      const line = /^line (\d)/.exec(message)?.[1];
      const key = line === undefined ? indexPath : `${indexPath}:${line}`;
      return { kind: 'image', key, message: `${indexPath}: ${message}` };
    });
    expect(await read(archive)).toEqual({ ...whole, invalid });
    expect([archive.itemCount, archive.damage]).toEqual([4, invalid]);
    const { problems } = await archive.verify();
    const named = problems.filter((problem) => problem.path === indexPath).map(({ message }) => message);
    for (const message of messages) expect(named).toContain(message.replace(/^is missing.*/, 'is missing'));
  },
);

test('zip: an index that cannot be unpacked is named, and every item is read', async () => {
  const claimedSize = { [indexPath]: 10 };
  const path = await damagedCopy({ form: 'zip', from: original, to: folder.next() }, {}, claimedSize);
  await using archive = await openArchive(path);
  const { invalid, ...contents } = await read(archive);
  expect({ ...contents, invalid: [] }).toEqual(whole);
  const message = expect.stringMatching(/^data\/index\.jsonl: cannot be unpacked: .*; 4 items are read from/);
  expect(invalid).toEqual([{ kind: 'image', key: indexPath, message }]);
  await expect(collected(archive.records())).rejects.toMatchObject({ name: 'ArchiveFileError', path: indexPath });
  const names = (await archive.gallery.names()).item_names;
  expect((await archive.gallery.page({ offset: 0, limit: 10 })).items.map(({ name }) => name)).toEqual(names);
});

test('folder: an index that cannot be read is named, every item is read, and no program writes', async () => {
  const path = await damagedCopy(
    { form: 'folder', from: original, to: folder.next() },
    { [indexPath]: () => undefined },
  );
  await mkdir(join(path, indexPath));
  await using archive = await openArchive(path);
  const { invalid, ...contents } = await read(archive);
  expect({ ...contents, invalid: [] }).toEqual(whole);
  expect(invalid.map(({ message }) => message)).toEqual([
    'data/index.jsonl: cannot be read; 4 items are read from their sidecars',
  ]);
  await expect(openArchive(path, { writable: true })).rejects.toMatchObject({ name: 'ArchiveFileError' });
});

test.each(forms)('%s: a sidecar that cannot be read, or has no file, is named beside a damaged index', async (form) => {
  const edits = {
    [indexPath]: () => undefined,
    '/a.png.json': (bytes: Buffer) => bytes.subarray(0, 50),
    '/v.mp4': () => undefined,
  };
  await using archive = await openArchive(await damagedCopy({ form, from: original, to: folder.next() }, edits));
  const { items, invalid } = await read(archive);
  expect(items.map(({ name }) => name)).toEqual(['A.png', '日本\n.png']);
  expect(invalid).toEqual([
    { kind: 'image', key: indexPath, message: expect.stringContaining('; 2 items are read from their sidecars') },
    { kind: 'image', key: expect.stringMatching(/\/a\.png\.json$/), message: expect.stringMatching(/: is not JSON$/) },
    { kind: 'video', key: expect.stringMatching(/\/v\.mp4$/), message: expect.stringMatching(/: is missing$/) },
  ]);
  const { problems } = await archive.verify();
  for (const { key } of invalid) expect(problems.map(({ path }) => path)).toContain(key);
});

test.each(forms)(
  '%s: a file that is not the one that was sealed has the checksum that it should have',
  async (form) => {
    const edits = { [indexPath]: () => undefined, '/a.png': () => 'another file' };
    await using archive = await openArchive(await damagedCopy({ form, from: original, to: folder.next() }, edits));
    const { items } = await read(archive);
    expect(items.map(({ sha256 }) => sha256)).toEqual(whole.items.map(({ sha256 }) => sha256));
  },
);

/** Creates an archive that is not sealed, with three images of which one is on a board and one is starred later. */
async function unsealed(): Promise<string> {
  const path = folder.next();
  await using archive = await createArchive(path, { sync: false });
  await archive.addBoard(makeBoard({ board_id: 'b', board_name: 'Foxes' }));
  const created_at = '2026-11-22 13:00:00.000';
  await addImages(
    archive,
    ['a.png', 'b.png', 'c.png'].map((image_name) => makeImage({ image_name, created_at })),
  );
  await archive.images.starMany(['a.png']);
  await archive.boards.addImages('b', ['b.png']);
  await archive.images.delete('c.png');
  return path;
}

const namesOf = async (archive: Archive) => (await archive.images.names()).image_names.toSorted();

test('the last state of an item is read where the line of it is damaged, and what was deleted stays deleted', async () => {
  const path = await unsealed();
  const sidecar = 'data/uncategorized/2026-11/c.png';
  await using before = await openArchive(path);
  const images = await collected(before.images.list());
  const text = await readFile(join(path, indexPath), 'utf8');
  const lines = text.split('\n').map((line, index) => (index === 3 || index === 4 ? `${line}}` : line));
  await writeFile(join(path, indexPath), lines.join('\n'));
  const other = JSON.stringify({ schema: 'x-gallery/1', kind: 'image', record: makeImage({ image_name: 'c.png' }) });
  await writeFile(join(path, sidecar), 'left by a writer that was killed');
  await writeFile(join(path, `${sidecar}.json`), other);
  await using archive = await openArchive(path);
  expect(archive.damage.map(({ key }) => key)).toEqual(['data/index.jsonl:4', 'data/index.jsonl:5']);
  expect(await collected(archive.images.list())).toEqual(images);
});

test('the next change writes the lines that the index lacks, and a seal writes all of it anew', async () => {
  const path = await unsealed();
  await rm(join(path, indexPath));
  {
    await using archive = await openArchive(path, { writable: true, sync: false });
    expect(await namesOf(archive)).toEqual(['a.png', 'b.png']);
    await addImages(archive, [makeImage({ image_name: 'd.png' })]);
  }
  {
    await using archive = await openArchive(path);
    expect([await namesOf(archive), archive.damage]).toEqual([['a.png', 'b.png', 'd.png'], []]);
  }
  await appendFile(join(path, indexPath), '{\n');
  await using archive = await openArchive(path, { writable: true, sync: false });
  expect(archive.damage).toHaveLength(1);
  await archive.seal();
  expect([archive.damage, (await archive.verify()).problems]).toEqual([[], []]);
  expect(await namesOf(archive)).toEqual(['a.png', 'b.png', 'd.png']);
});

test('an item that a killed writer was moving is read once, as it was written last', async () => {
  const path = await unsealed();
  await using before = await openArchive(path);
  const image = await before.images.get('a.png');
  const old = JSON.stringify({ kind: 'image', record: { ...image, starred: false, board_id: 'b' } });
  await rm(join(path, indexPath));
  await mkdir(join(path, 'data/boards/a'));
  await writeFile(join(path, 'data/boards/a/a.png'), 'x');
  await writeFile(join(path, 'data/boards/a/a.png.json'), old);
  await utimes(join(path, 'data/boards/a/a.png.json'), 1, 1);
  await using archive = await openArchive(path);
  expect(await archive.images.get('a.png')).toEqual(image);
  expect(archive.itemCount).toBe(2);
});

test('where no manifest has the checksums, they are those of the files', async () => {
  const path = await unsealed();
  await using before = await openArchive(path);
  const known = (await read(before)).items;
  await truncate(join(path, indexPath), 100);
  await using archive = await openArchive(path);
  expect(archive.damage.map(({ message }) => message)).toEqual(['data/index.jsonl: line 1 cannot be read']);
  expect((await read(archive)).items).toEqual(known);
});

test('a new archive, and one whose writer was killed between two files of an item, are not damaged', async () => {
  const path = folder.next();
  await (await createArchive(path, { sync: false })).close();
  const opened = async () => {
    await using archive = await openArchive(path);
    return [archive.itemCount, archive.damage];
  };
  expect(await opened()).toEqual([0, []]);
  await writeFile(join(path, indexPath), '{"kind":"image","na');
  await mkdir(join(path, 'data/uncategorized/2026-11'), { recursive: true });
  await writeFile(join(path, 'data/uncategorized/2026-11/a.png'), 'x');
  expect(await opened()).toEqual([0, []]);
  await rename(join(path, 'data/uncategorized/2026-11/a.png'), join(path, 'data/uncategorized/.DS_Store'));
  expect(await opened()).toEqual([0, []]);
});
