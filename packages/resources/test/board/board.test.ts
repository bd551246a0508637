import { makeBoard } from '@x/sandbox/make-board';
import { createSandbox } from '@x/sandbox/sandbox';
import { NotFoundError } from '@x/transport/errors';
import { beforeEach, expect, test } from 'vitest';
import { BoardResource, type BoardResourceStores } from '../../src/board.js';
import { type Client, createClient } from '../../src/client.js';
import { DeletedError } from '../../src/errors.js';
import { ImageResource } from '../../src/image.js';
import { collect } from '../support/collect.js';
import { pngImage } from '../support/png-image.js';

let client: Client;
let board: BoardResource;
const requests: string[] = [];

beforeEach(async () => {
  const sandbox = createSandbox();
  client = createClient({
    baseUrl: 'http://sandbox',
    fetch: sandbox.fetch,
    onRequest: ({ route }) => requests.push(route),
  });
  const { board_id } = await client.services.boards.create({ name: 'Foxes' });
  board = await client.getBoard(board_id);
  requests.length = 0;
  return () => sandbox.close();
});

test('holds the given object and does not change it', async () => {
  const { boards, images } = client.repositories;
  const data = Object.freeze(await boards.get(board.data.board_id));
  const keys = Object.keys(data);
  const resource = new BoardResource(data, { boards, images });
  expect(resource.data).toBe(data);
  await resource.update({ board_name: 'Wolves' });
  expect(Object.keys(resource.data)).toEqual(keys);
  expect(resource.data.board_name).toBe('Foxes');
});

test('has the JSON of its model', () => {
  expect(JSON.stringify(board)).toBe(JSON.stringify(board.data));
  expect(JSON.parse(JSON.stringify({ board }))).toEqual({ board: board.data });
  expect(structuredClone(board.data)).toEqual(board.data);
});

test('refresh returns another resource and does not change this one', async () => {
  const before = structuredClone(board.data);
  await client.repositories.boards.update(board.data.board_id, { board_name: 'Wolves' });
  const fresh = await board.refresh();
  expect(fresh).not.toBe(board);
  expect(fresh.data.board_name).toBe('Wolves');
  expect(board.data).toEqual(before);
});

test('update returns the updated board', async () => {
  const changed = await board.update({ board_name: 'Wolves', archived: true });
  expect(changed.data).toMatchObject({ board_name: 'Wolves', archived: true });
  expect(board.data).toMatchObject({ board_name: 'Foxes', archived: false });
});

test('delete is one request; afterwards every method rejects without a request', async () => {
  const image = await board.upload(pngImage());
  requests.length = 0;
  expect((await board.delete()).deleted_board_images).toEqual([image.data.image_name]);
  expect(requests).toEqual(['DELETE /api/v1/boards/{board_id}']);

  const actions = [
    () => board.delete(),
    () => board.refresh(),
    () => board.update({ archived: true }),
    () => board.add([]),
    () => board.upload(pngImage()),
    () => board.images().next(),
    () => board.imageResources().next(),
  ];
  for (const act of actions) await expect(act()).rejects.toThrow(new DeletedError('board "Foxes"'));
  expect(requests).toHaveLength(1);
  expect(board.data.board_name).toBe('Foxes');
});

test('a failed deletion leaves the resource usable', async () => {
  await client.repositories.boards.delete(board.data.board_id);
  await expect(board.delete()).rejects.toThrow(NotFoundError);
  await expect(board.delete()).rejects.toThrow(NotFoundError);
});

test('lists its images as data or as resources', async () => {
  const { data } = await board.upload(pngImage(), { image_category: 'general' });
  await client.repositories.images.upload(pngImage());

  const plain = await collect(board.images());
  const resources = await collect(board.imageResources({ categories: ['general'] }));

  expect(plain).toEqual([data]);
  expect(resources.map((image) => image.data)).toEqual([data]);
  expect(resources[0]).toBeInstanceOf(ImageResource);
  expect(await collect(board.images({ categories: ['mask'] }))).toEqual([]);
});

test('adds images and returns the names of the moved ones', async () => {
  const { image_name } = await client.repositories.images.upload(pngImage());
  expect(await board.add([image_name, 'nowhere.png'])).toEqual([image_name]);
  expect((await client.getImage(image_name)).data.board_id).toBe(board.data.board_id);
});

test('works with plain objects instead of repositories', async () => {
  const data = makeBoard({ board_id: 'b', board_name: 'B' });
  const { images } = client.repositories;
  const boards: BoardResourceStores['boards'] = {
    get: async () => ({ ...data, board_name: 'C' }),
    update: async (_, changes) => ({ ...data, ...(changes.archived && { archived: true }) }),
    delete: (id) => client.repositories.boards.delete(id),
    addImages: async (_, names) => ({ added_images: [...names], affected_boards: [], failed_images: [] }),
  };
  const resource = new BoardResource(data, { boards, images });
  expect((await resource.refresh()).data.board_name).toBe('C');
  expect((await resource.update({ archived: true })).data.archived).toBe(true);
  expect(await resource.add(['x'])).toEqual(['x']);
});
