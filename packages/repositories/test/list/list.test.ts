import { makeBoard } from '@x/sandbox/make-board';
import { makeImage } from '@x/sandbox/make-image';
import { FakeTransport } from '@x/transport/test';
import { expect, test, vi } from 'vitest';
import { BoardRepository } from '../../src/board.js';
import { ImageRepository } from '../../src/image.js';
import { VirtualBoardRepository } from '../../src/virtual-board.js';
import { collected } from '../support/operation.js';

const images = Array.from({ length: 250 }, (_, index) => makeImage({ image_name: `${index}.png` }));
const firstPage = { offset: 0, limit: 100, total: 250, items: images.slice(0, 100) };
const names = { image_names: images.map(({ image_name }) => image_name), starred_count: 0, total_count: 250 };
const responses = [firstPage, names, images.slice(100, 200), images.slice(200)];
const board = makeBoard();
const bad = { ...board, board_id: 7 };

test('250 images at a page size of 100 are four requests: a page, the names, and the others by name', async () => {
  const transport = new FakeTransport(...responses);
  const query = { board_id: 'none', categories: ['general'] };
  const listed = await collected(new ImageRepository(transport).list(query));
  expect(listed).toEqual(images);
  expect(transport.requests).toEqual([
    ['GET /api/v1/images/', { query: { ...query, offset: 0, limit: 100 } }],
    ['GET /api/v1/images/names', { query }],
    [
      'POST /api/v1/images/images_by_names',
      { body: { image_names: names.image_names.slice(100, 200) }, repeatable: true },
    ],
    ['POST /api/v1/images/images_by_names', { body: { image_names: names.image_names.slice(200) }, repeatable: true }],
  ]);
});

test('10 000 images at a page size of 1 000 are eleven requests', async () => {
  const many = Array.from({ length: 10_000 }, (_, index) => makeImage({ image_name: `${index}.png` }));
  const all = { image_names: many.map(({ image_name }) => image_name), starred_count: 0, total_count: 10_000 };
  const page = (start: number) => many.slice(start, start + 1_000);
  const others = Array.from({ length: 9 }, (_, index) => page(1_000 * (index + 1)));
  const transport = new FakeTransport({ offset: 0, limit: 1_000, total: 10_000, items: page(0) }, all, ...others);
  expect(await collected(new ImageRepository(transport).list({}, { pageSize: 1_000 }))).toHaveLength(10_000);
  expect(transport.requests).toHaveLength(11);
});

test('a full page is the last when the total is reached', async () => {
  const transport = new FakeTransport({ ...firstPage, total: 100 });
  expect(await collected(new ImageRepository(transport).list())).toHaveLength(100);
  expect(transport.requests).toHaveLength(1);
});

test('an empty list is one request', async () => {
  const transport = new FakeTransport({ offset: 0, limit: 100, total: 0, items: [] });
  expect(await collected(new ImageRepository(transport).list())).toEqual([]);
});

test('break stops the requests', async () => {
  const transport = new FakeTransport(...responses);
  const list = new ImageRepository(transport).list();
  expect(transport.requests).toHaveLength(0);
  for await (const { image_name } of list) if (image_name === '100.png') break;
  expect(transport.requests).toHaveLength(3);
});

test('an abort between pages ends the list', async () => {
  const controller = new AbortController();
  const transport = new FakeTransport(...responses);
  const list = new ImageRepository(transport).list({}, { signal: controller.signal });
  const why = new Error('the user left');
  const read = async () => {
    for await (const { image_name } of list) if (image_name === '7.png') controller.abort(why);
  };
  await expect(read()).rejects.toBe(why);
  expect(transport.requests).toHaveLength(2);
});

test.each([0, -1, 1.5, 1_001, Number.NaN])('rejects a page size of %d', async (pageSize) => {
  const transport = new FakeTransport(...responses);
  const first = new ImageRepository(transport).list({}, { pageSize }).next();
  await expect(first).rejects.toMatchObject({
    name: 'InputError',
    message: `pageSize: must be a whole number from 1 to 1 000, got ${pageSize}`,
  });
  expect(transport.requests).toEqual([]);
});

test.each([1, 1_000])('requests pages of %d', async (pageSize) => {
  const transport = new FakeTransport({ offset: 0, limit: pageSize, total: 1, items: images.slice(0, 1) });
  expect(await collected(new ImageRepository(transport).list({}, { pageSize }))).toHaveLength(1);
  expect(transport.requests[0]?.[1].query).toEqual({ offset: 0, limit: pageSize });
});

test.each([undefined, 'throw'] as const)('an invalid row rejects the list with onInvalid %s', async (onInvalid) => {
  const boards = new BoardRepository(new FakeTransport([board, bad]));
  await expect(collected(boards.list({}, { onInvalid }))).rejects.toMatchObject({
    name: 'ResponseError',
    issues: [{ path: '1.board_id' }],
    value: [board, bad],
  });
});

test('invalid rows are passed to onInvalid and left out', async () => {
  const onInvalid = vi.fn();
  const row = { value: bad, message: 'board_id: Invalid input: expected string, received number' };
  const transport = new FakeTransport([bad, board, null], { offset: 0, limit: 9, total: 2, items: [bad, board] });
  const boards = new BoardRepository(transport);
  expect(await collected(boards.list({}, { onInvalid }))).toEqual([board]);
  expect(onInvalid.mock.calls).toEqual([[row], [{ value: null, message: expect.stringContaining('Invalid input') }]]);

  onInvalid.mockClear();
  const page = await boards.page({ offset: 0, limit: 9 }, { onInvalid });
  expect(page).toEqual({ offset: 0, limit: 9, total: 2, items: [board] });
  expect(onInvalid.mock.calls).toEqual([[row]]);
});

test('onInvalid is not called for a valid list', async () => {
  const onInvalid = vi.fn();
  const boards = new BoardRepository(new FakeTransport([board]));
  expect(await collected(boards.list({}, { onInvalid }))).toEqual([board]);
  expect(onInvalid).not.toHaveBeenCalled();
});

test.each([
  [
    'throws',
    () => {
      throw new Error('a broken callback');
    },
  ],
  ['rejects', () => Promise.reject(new Error('a broken callback'))],
])('ignores an onInvalid that %s', async (_, onInvalid) => {
  const boards = new BoardRepository(new FakeTransport([bad, board]));
  expect(await collected(boards.list({}, { onInvalid }))).toEqual([board]);
});

test.each([{}, 'boards', null, { offset: 0, limit: 1, total: 1, items: 'x' }])(
  'rejects a response that is not a list: %j',
  async (response) => {
    const onInvalid = vi.fn();
    const boards = new BoardRepository(new FakeTransport(response, response));
    await expect(collected(boards.list({}, { onInvalid }))).rejects.toMatchObject({ name: 'ResponseError' });
    await expect(boards.page({ offset: 0, limit: 1 }, { onInvalid })).rejects.toMatchObject({ name: 'ResponseError' });
  },
);

test('every list accepts onInvalid', async () => {
  const onInvalid = vi.fn();
  const options = { onInvalid };
  const page = { offset: 0, limit: 100, total: 2, items: [images[0], {}] };
  const transport = new FakeTransport(page, [images[0], {}], [{}]);
  const repository = new ImageRepository(transport);
  expect(await collected(repository.list({}, options))).toEqual([images[0]]);
  expect(await repository.getMany(['0.png', 'b'], options)).toEqual([images[0]]);
  expect(await collected(new VirtualBoardRepository(transport).list(options))).toEqual([]);
  expect(onInvalid).toHaveBeenCalledTimes(3);
});
