import type { Image } from '@x/models/image';
import { makeImage } from '@x/sandbox/make-image';
import { createSandbox } from '@x/sandbox/sandbox';
import { InputError, NotFoundError } from '@x/transport/errors';
import { createHttpTransport } from '@x/transport/http-transport';
import { describe, expect, test } from 'vitest';
import { BoardRepository } from '../src/board.js';
import { ImageRepository } from '../src/image.js';
import { createMemoryStore, type Store } from './support/memory.js';
import { collected } from './support/operation.js';

const image = (letter: string, starred = false) =>
  makeImage({ image_name: `${letter}.png`, created_at: `2026-11-22 13:00:0${letter.charCodeAt(0) - 97}.000`, starred });
const seed = [image('a'), image('b', true), image('c')];

async function overHttp(images: readonly Image[]): Promise<Store> {
  const sandbox = createSandbox();
  await sandbox.seed({ images });
  const transport = createHttpTransport({ baseUrl: 'http://sandbox.invalid', fetch: sandbox.fetch });
  return { boards: new BoardRepository(transport), images: new ImageRepository(transport) };
}

describe.each([
  ['over HTTP', overHttp],
  ['in memory', async (images: readonly Image[]) => createMemoryStore(images)],
])('boards and images %s', (_, open) => {
  test('a new board is empty, and is found by its id', async () => {
    const { boards } = await open([]);
    const board = await boards.create({ board_name: 'Brücken 🌉' });
    expect(board).toMatchObject({ board_name: 'Brücken 🌉', image_count: 0, archived: false });
    expect(await boards.get(board.board_id)).toEqual(board);
    expect(await boards.find(board.board_id)).toEqual(board);
    expect(await boards.imageNames(board.board_id)).toEqual([]);
  });

  test('names may be empty and taken, and have 300 characters', async () => {
    const { boards } = await open([]);
    const names = ['', 'x', 'x', '🌉'.repeat(300)];
    for (const name of names) await boards.create({ board_name: name });
    const listed = await collected(boards.list());
    expect(listed.map(({ board_name }) => board_name).toSorted()).toEqual(names.toSorted());
    await expect(boards.create({ board_name: '🌉'.repeat(301) })).rejects.toBeInstanceOf(InputError);
  });

  test.each(['none', 'no-such-board'])('there is no board %s', async (id) => {
    const { boards } = await open(seed);
    expect(await boards.find(id)).toBeUndefined();
    await expect(boards.get(id)).rejects.toBeInstanceOf(NotFoundError);
    await expect(boards.update(id, { board_name: 'x' })).rejects.toBeInstanceOf(NotFoundError);
    await expect(boards.delete(id)).rejects.toBeInstanceOf(NotFoundError);
    await expect(boards.addImages(id, ['a.png'])).rejects.toBeInstanceOf(NotFoundError);
  });

  test('a change changes what it names', async () => {
    const { boards } = await open([]);
    const { board_id } = await boards.create({ board_name: 'old' });
    await boards.update(board_id, { board_name: 'new' });
    expect(await boards.update(board_id, { archived: true })).toMatchObject({ board_name: 'new', archived: true });
    expect(await collected(boards.list())).toEqual([]);
    expect(await collected(boards.list({ include_archived: true }))).toMatchObject([{ board_id }]);
  });

  test('an image is on one board: adding moves, removing frees, what is not there is passed over', async () => {
    const { boards, images } = await open(seed);
    const [one, two] = [await boards.create({ board_name: 'one' }), await boards.create({ board_name: 'two' })];
    expect((await boards.addImages(one.board_id, ['a.png', 'b.png', 'gone.png'])).added_images.toSorted()).toEqual([
      'a.png',
      'b.png',
    ]);
    expect((await boards.addImages(two.board_id, ['b.png'])).added_images).toEqual(['b.png']);
    expect(await boards.imageNames(one.board_id)).toEqual(['a.png']);
    expect((await boards.get(two.board_id)).image_count).toBe(1);
    expect((await images.get('b.png')).board_id).toBe(two.board_id);
    expect((await boards.removeImages(['b.png', 'gone.png'])).removed_images).toEqual(['b.png']);
    expect((await boards.imageNames('none')).toSorted()).toEqual(['b.png', 'c.png']);
  });

  test('a deleted board leaves its images on no board', async () => {
    const { boards, images } = await open(seed);
    const { board_id } = await boards.create({ board_name: 'x' });
    await boards.addImages(board_id, ['a.png']);
    expect((await boards.delete(board_id)).deleted_board_images).toEqual(['a.png']);
    expect((await images.get('a.png')).board_id).toBeNull();
  });

  test('images are found by name, in the order of the names', async () => {
    const { images } = await open(seed);
    expect((await images.get('a.png')).image_name).toBe('a.png');
    expect(await images.find('gone.png')).toBeUndefined();
    await expect(images.get('gone.png')).rejects.toBeInstanceOf(NotFoundError);
    const many = await images.getMany(['c.png', 'gone.png', 'a.png', 'c.png']);
    expect(many.map(({ image_name }) => image_name)).toEqual(['c.png', 'a.png', 'c.png']);
  });

  test('1 001 names are refused', async () => {
    const { boards, images } = await open([]);
    const names = Array<string>(1_001).fill('a.png');
    await expect(boards.addImages('b', names)).rejects.toBeInstanceOf(InputError);
    await expect(boards.removeImages(names)).rejects.toBeInstanceOf(InputError);
    await expect(images.getMany(names)).rejects.toBeInstanceOf(InputError);
  });

  test.each([
    [{}, ['b.png', 'c.png', 'a.png'], 1],
    [{ order_dir: 'ASC' }, ['b.png', 'a.png', 'c.png'], 1],
    [{ starred_first: false }, ['c.png', 'b.png', 'a.png'], 0],
    [{ board_id: 'none', order_dir: 'ASC', starred_first: false }, ['a.png', 'b.png', 'c.png'], 0],
    [{ board_id: 'no-such-board' }, [], 0],
  ] as const)('lists, pages and names agree on the order of %j', async (query, image_names, starred_count) => {
    const { images } = await open(seed);
    const namesOf = (list: readonly Image[]) => list.map(({ image_name }) => image_name);
    expect(namesOf(await collected(images.list(query)))).toEqual(image_names);
    expect(await images.names(query)).toEqual({ image_names, starred_count, total_count: image_names.length });
    const page = await images.page({ ...query, offset: 1, limit: 1 });
    expect([page.total, namesOf(page.items)]).toEqual([image_names.length, image_names.slice(1, 2)]);
    expect(await images.page({ ...query, offset: 0, limit: 0 })).toMatchObject({
      total: image_names.length,
      items: [],
    });
  });
});
