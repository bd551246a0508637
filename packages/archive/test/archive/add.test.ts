import { appendFile, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { makeBoard } from '@x/sandbox/make-board';
import { makeImage } from '@x/sandbox/make-image';
import { makeVideo } from '@x/sandbox/make-video';
import { streamOf } from '@x/transport/async';
import { UnsupportedOperationError } from '@x/transport/errors';
import { expect, test, vi } from 'vitest';

import { createArchive, openArchive } from '../../src/open-archive.js';
import { addImages, pixel, recorded } from '../support/add-images.js';
import { collected } from '../support/collected.js';
import { metadata } from '../support/sealed.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const image = (name: string, fields = {}) =>
  makeImage({ image_name: name, created_at: '2026-11-22 13:00:00.000', ...fields });

test('what was added is found again, digit by digit and byte by byte', async () => {
  const path = folder.next();
  const record = { ...image('a.png', { board_id: 'b', starred: true }), of_a_newer_server: { x: 9007199254740993n } };
  const texts = { metadata, workflow: '{"name":"\\ud800"}', graph: '{"id": 1e400}' };
  {
    await using archive = await createArchive(path);
    await archive.addBoard(makeBoard({ board_id: 'b', board_name: 'Foxes' }));
    expect(await archive.add(recorded(record, { ...texts, bytes: pixel }))).toMatchObject({
      status: 'added',
      bytes: 67,
    });
  }
  await using archive = await openArchive(path);
  const [item, ...others] = await collected(archive.records());
  expect(others).toEqual([]);
  expect(item).toMatchObject({ kind: 'image', record, ...texts, bytes: 67 });
  expect(item?.sha256).toMatch(/^[0-9a-f]{64}$/);
  const bytes = await new Response(await item?.open()).bytes();
  expect(Buffer.from(bytes).equals(pixel)).toBe(true);
  expect(await archive.images.metadata('a.png')).toMatchObject({ seed: 18446744073709551615n });
  expect(await archive.images.workflow('a.png')).toEqual({ workflow: texts.workflow, graph: texts.graph });
  expect(await collected(archive.boardRecords())).toMatchObject([{ board_name: 'Foxes', image_count: 1 }]);
});

test('a board is a folder, a month is one for images on no board, and the time of a file is that of its image', async () => {
  const path = folder.next();
  await using archive = await createArchive(path, { sync: false });
  await archive.addBoard(makeBoard({ board_id: '5d3f0000-0000-4000-8000-000000000000', board_name: 'Foxes / night' }));
  await addImages(archive, [
    image('a.png', { board_id: '5d3f0000-0000-4000-8000-000000000000' }),
    image('b.png', { board_id: null }),
  ]);
  expect((await readdir(join(path, 'data/boards/Foxes-night~5d3f0000'))).sort()).toEqual(['a.png', 'a.png.json']);
  expect((await readdir(join(path, 'data/uncategorized/2026-11'))).sort()).toEqual(['b.png', 'b.png.json']);
  const { mtime } = await stat(join(path, 'data/uncategorized/2026-11/b.png'));
  expect(mtime.toISOString()).toBe('2026-11-22T13:00:00.000Z');
});

test.each([
  ['a file that was deleted', 'added', '.png', () => undefined],
  ['a file that was cut off', 'added', '.png', (bytes: Buffer) => bytes.subarray(0, 20)],
  ['a sidecar that was deleted', 'present', '.png.json', () => undefined],
  ['a sidecar that was cut off', 'present', '.png.json', (bytes: Buffer) => bytes.subarray(0, 20)],
  ['the sidecar of another item', 'present', '.png.json', (bytes: Buffer) => `${bytes}`.replace('a.png', 'b.png')],
  ['a sidecar with other metadata', 'present', '.png.json', (bytes: Buffer) => `${bytes}`.replace('seed', 'seek')],
])('an item with %s is mended when it is added again', async (_, status, end, edit) => {
  const path = folder.next();
  await using archive = await createArchive(path, { sync: false });
  await archive.addBoard(makeBoard({ board_id: 'b', board_name: 'Foxes' }));
  const item = recorded(image('a.png', { board_id: 'b' }), { metadata });
  const first = await archive.add(item);
  await archive.seal();
  const files = await readdir(path, { recursive: true });
  const file = join(path, files.find((name) => name.endsWith(`a${end}`)) ?? '');
  const whole = await readFile(file);
  const damaged = edit(whole);
  await (damaged === undefined ? rm(file) : writeFile(file, damaged));
  expect(await archive.add(item)).toEqual({ ...first, status });
  expect(await readFile(file)).toEqual(whole);
  await archive.seal();
  expect(await archive.verify()).toMatchObject({ isValid: true });
});

test('an item that is added again without its metadata keeps that', async () => {
  await using archive = await createArchive(folder.next(), { sync: false });
  await archive.add(recorded(image('a.png'), { metadata, workflow: '{}' }));
  await archive.add(recorded(image('a.png', { starred: true }), { workflow: '{"a":1}' }));
  const [item] = await collected(archive.records());
  expect(item).toMatchObject({ record: { starred: true }, metadata, workflow: '{"a":1}', graph: undefined });
});

test('the same item again is present, and is not opened', async () => {
  await using archive = await createArchive(folder.next(), { sync: false });
  const first = await archive.add(recorded(image('a.png')));
  const open = vi.fn(async () => new Blob(['other']).stream());
  expect(await archive.add({ ...recorded(image('a.png')), open })).toEqual({ ...first, status: 'present' });
  expect(open).not.toHaveBeenCalled();
});

test('a record that has changed is brought up to date without its file', async () => {
  const path = folder.next();
  await using archive = await createArchive(path, { sync: false });
  await archive.addBoard(makeBoard({ board_id: 'b', board_name: 'Foxes' }));
  const [first] = await addImages(archive, [image('a.png')]);
  const [second] = await addImages(archive, [image('a.png', { starred: true, board_id: 'b' })]);
  expect(second).toEqual({ ...first, status: 'present' });
  expect(await archive.images.get('a.png')).toMatchObject({ starred: true, board_id: 'b' });
  expect((await archive.images.full('a.png')).size).toBe(72);
  expect(await readdir(join(path, 'data/uncategorized/2026-11'))).toEqual([]);
});

test('another file of the same name replaces the first', async () => {
  await using archive = await createArchive(folder.next(), { sync: false });
  await archive.add(recorded(image('a.png')));
  const later = image('a.png', { created_at: '2026-11-23 13:00:00.000' });
  expect((await archive.add(recorded(later, { bytes: pixel }))).status).toBe('added');
  expect((await archive.images.full('a.png')).size).toBe(67);
});

test('the same item twice at once is written once', async () => {
  await using archive = await createArchive(folder.next(), { sync: false });
  const added = await Promise.all([1, 2, 3].map(() => archive.add(recorded(image('a.png')))));
  expect(added.map(({ status }) => status)).toEqual(['added', 'present', 'present']);
  expect(archive.itemCount).toBe(1);
});

test('an image and a video may share a name, and neither replaces the other', async () => {
  await using archive = await createArchive(folder.next(), { sync: false });
  const bytes = async () => new Blob(['v']).stream();
  await archive.add({ kind: 'video', record: makeVideo({ video_name: 'a.png' }), open: bytes });
  await archive.add(recorded(image('a.png')));
  expect((await archive.videos.full('a.png')).size).toBe(1);
  expect((await archive.images.full('a.png')).size).toBe(72);
});

test('a file that breaks off leaves nothing', async () => {
  const path = folder.next();
  await using archive = await createArchive(path, { sync: false });
  const open = async () =>
    new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new Uint8Array(10));
        controller.error(new Error('the line was cut'));
      },
    });
  await expect(archive.add({ ...recorded(image('a.png')), open })).rejects.toThrow('the line was cut');
  expect(archive.itemCount).toBe(0);
  expect(await readdir(join(path, 'data'))).toEqual(['gallery.json', 'index.jsonl']);
  expect(await readdir(join(path, '.x-archive/tmp'))).toEqual([]);
  expect((await archive.add(recorded(image('a.png')))).status).toBe('added');
});

test('an abort rejects with its own reason, and leaves nothing', async () => {
  await using archive = await createArchive(folder.next(), { sync: false });
  const controller = new AbortController();
  const open = async () =>
    new ReadableStream<Uint8Array>({
      pull(stream) {
        stream.enqueue(new Uint8Array(10));
        controller.abort('enough');
      },
    });
  const added = archive.add({ ...recorded(image('a.png')), open }, { signal: controller.signal });
  await expect(added).rejects.toBe('enough');
  expect(archive.itemCount).toBe(0);
});

test('half a line, which a killed writer left, is cut off, and all lines before it count', async () => {
  const path = folder.next();
  {
    await using archive = await createArchive(path, { sync: false });
    await addImages(archive, [image('a.png')]);
  }
  await appendFile(join(path, 'data/index.jsonl'), '{"kind":"image","name":"b.png","pa');
  {
    await using archive = await openArchive(path, { writable: true, sync: false });
    expect((await archive.images.names()).image_names).toEqual(['a.png']);
    await addImages(archive, [image('c.png')]);
  }
  await using archive = await openArchive(path);
  expect((await archive.images.names()).image_names).toEqual(['c.png', 'a.png']);
  expect(archive.damage).toEqual([]);
});

test('a last line that lacks only its line feed is kept', async () => {
  const path = folder.next();
  {
    await using archive = await createArchive(path, { sync: false });
    await addImages(archive, [image('a.png')]);
  }
  const index = join(path, 'data/index.jsonl');
  await writeFile(index, (await readFile(index, 'utf8')).trimEnd());
  {
    await using archive = await openArchive(path, { writable: true, sync: false });
    await addImages(archive, [image('b.png')]);
  }
  await using archive = await openArchive(path);
  expect((await archive.images.names()).total_count).toBe(2);
});

test('a damaged line is named, and its item is read from its sidecar', async () => {
  const path = folder.next();
  {
    await using archive = await createArchive(path, { sync: false });
    await addImages(
      archive,
      ['a.png', 'b.png', 'c.png'].map((name) => image(name)),
    );
  }
  const index = join(path, 'data/index.jsonl');
  await writeFile(index, (await readFile(index, 'utf8')).replace('"name":"b.png"', '"name":b.png'));
  await using archive = await openArchive(path);
  const message = 'data/index.jsonl: line 2 cannot be read';
  expect(archive.damage).toEqual([{ kind: 'image', key: 'data/index.jsonl:2', message }]);
  expect((await archive.images.names()).image_names.toSorted()).toEqual(['a.png', 'b.png', 'c.png']);
});

test('an archive that is open for reading refuses every change', async () => {
  const path = folder.next();
  await (await createArchive(path, { sync: false })).close();
  await using archive = await openArchive(path);
  const calls = [
    archive.add(recorded(image('a.png'))),
    archive.addBoard(makeBoard({})),
    archive.boards.create({ board_name: 'x' }),
    archive.images.upload(new Blob([new Uint8Array(pixel)], { type: 'image/png' })),
    archive.seal(),
  ];
  for (const call of calls) await expect(call).rejects.toBeInstanceOf(UnsupportedOperationError);
});

test('an archive is not created where something is', async () => {
  const path = folder.next();
  await (await createArchive(path, { sync: false })).close();
  await expect(createArchive(path)).rejects.toMatchObject({ name: 'InputError', argument: 'folder' });
});

test('what is no archive is refused, and nothing is written there', async () => {
  await expect(openArchive(join(folder.path, 'gone'))).rejects.toMatchObject({ reason: 'does not exist' });
  const before = await readdir(folder.path);
  await expect(openArchive(folder.path, { writable: true })).rejects.toMatchObject({ path: 'data/gallery.json' });
  expect(await readdir(folder.path)).toEqual(before);
});

test.each([true, false])(
  'a file is written whole, and its memory is freed where it is given (%s)',
  async (givesMemory) => {
    const path = folder.next();
    await using archive = await createArchive(path, { sync: false });
    const chunks = Array.from({ length: 9 }, (_, index) => new Uint8Array(100_000).fill(index));
    const expected = Buffer.concat(chunks);
    using freed = vi.spyOn(ArrayBuffer.prototype, 'transfer');
    async function* content() {
      yield* chunks;
    }
    const open = async () => streamOf(content(), { givesMemory });
    await archive.add({ ...recorded(image('a.png')), open });
    expect(freed.mock.calls).toEqual(givesMemory ? chunks.map(() => [0]) : []);
    expect(chunks.map(({ length }) => length)).toEqual(chunks.map(() => (givesMemory ? 0 : 100_000)));
    const bytes = await new Response(await archive.images.stream('a.png')).bytes();
    expect(Buffer.from(bytes).equals(expected)).toBe(true);
  },
);
