import { makeBoard } from '@x/sandbox/make-board';
import { NotFoundError, ServerError } from '@x/transport/errors';
import { FakeTransport } from '@x/transport/test';
import { describe, expect, test } from 'vitest';
import { BoardRepository } from '../../src/board.js';
import { type Operation, runOperation } from '../support/operation.js';

const board = makeBoard({ board_id: 'a/b' });
const path = { board_id: 'a/b' };
const page = { offset: 0, limit: 2, total: 1, items: [board] };
const added = { added_images: ['a.png'], affected_boards: ['a/b', 'none'], failed_images: [] };
const removed = { removed_images: ['a.png'], affected_boards: ['a/b', 'none'], failed_images: [] };
const deleted = {
  board_id: 'a/b',
  deleted_board_images: ['a.png'],
  deleted_board_videos: [],
  deleted_images: [],
  deleted_videos: [],
  failed_images: [],
  failed_videos: [],
};

const operations: Record<string, Operation<BoardRepository>> = {
  get: {
    call: (boards, o) => boards.get('a/b', o),
    response: board,
    route: 'GET /api/v1/boards/{board_id}',
    request: { path },
  },
  find: {
    call: (boards, o) => boards.find('a/b', o),
    response: board,
    route: 'GET /api/v1/boards/{board_id}',
    request: { path },
  },
  exists: {
    call: (boards, o) => boards.exists('a/b', o),
    response: board,
    route: 'GET /api/v1/boards/{board_id}',
    request: { path },
    result: true,
  },
  list: {
    call: (boards, o) => boards.list({ order_by: 'board_name', direction: 'ASC', include_archived: true }, o),
    response: [board],
    route: 'GET /api/v1/boards/',
    request: { query: { all: true, order_by: 'board_name', direction: 'ASC', include_archived: true } },
  },
  page: {
    call: (boards, o) => boards.page({ offset: 0, limit: 2, direction: 'ASC' }, o),
    response: page,
    route: 'GET /api/v1/boards/',
    request: { query: { offset: 0, limit: 2, direction: 'ASC' } },
  },
  create: {
    call: (boards, o) => boards.create({ board_name: '🌉'.repeat(300) }, o),
    response: { ...board, board_name: '🌉'.repeat(300) },
    route: 'POST /api/v1/boards/',
    request: { query: { board_name: '🌉'.repeat(300) } },
  },
  update: {
    call: (boards, o) => boards.update('a/b', { archived: true, board_visibility: 'shared' }, o),
    response: { ...board, archived: true, board_visibility: 'shared' },
    route: 'PATCH /api/v1/boards/{board_id}',
    request: { path, body: { archived: true, board_visibility: 'shared' } },
  },
  delete: {
    call: (boards, o) => boards.delete('a/b', o),
    response: deleted,
    route: 'DELETE /api/v1/boards/{board_id}',
    request: { path, query: { include_images: false } },
  },
  deleteWithContents: {
    call: (boards, o) => boards.deleteWithContents('a/b', { destroy: true }, o),
    response: deleted,
    route: 'DELETE /api/v1/boards/{board_id}',
    request: { path, query: { include_images: true } },
  },
  imageNames: {
    call: (boards, o) => boards.imageNames('a/b', { categories: ['user'], is_intermediate: false }, o),
    response: ['a.png'],
    route: 'GET /api/v1/boards/{board_id}/image_names',
    request: { path, query: { categories: ['user'], is_intermediate: false } },
  },
  addImage: {
    call: (boards, o) => boards.addImage('a/b', 'a.png', o),
    response: added,
    route: 'POST /api/v1/board_images/',
    request: { body: { board_id: 'a/b', image_name: 'a.png' } },
  },
  addImages: {
    call: (boards, o) => boards.addImages('a/b', ['a.png', 'gone.png'], o),
    response: added,
    route: 'POST /api/v1/board_images/batch',
    request: { body: { board_id: 'a/b', image_names: ['a.png', 'gone.png'] } },
  },
  removeImage: {
    call: (boards, o) => boards.removeImage('a.png', o),
    response: removed,
    route: 'DELETE /api/v1/board_images/',
    request: { body: { image_name: 'a.png' } },
  },
  removeImages: {
    call: (boards, o) => boards.removeImages(['a.png', 'gone.png'], o),
    response: removed,
    route: 'POST /api/v1/board_images/batch/delete',
    request: { body: { image_names: ['a.png', 'gone.png'] } },
  },
};

test.each(Object.entries(operations))('%s is one request', async (_, operation) => {
  const { actual, expected } = await runOperation(BoardRepository, operation);
  expect(actual).toEqual(expected);
});

test('every method is tested here', () => {
  const methods = Object.getOwnPropertyNames(BoardRepository.prototype).filter((name) => name !== 'constructor');
  expect(Object.keys(operations).toSorted()).toEqual(methods.toSorted());
});

test('find and exists do not reject for a missing board, but for every other error', async () => {
  const missing = new NotFoundError('GET /x', { status: 404, detail: 'Board not found' });
  const broken = new ServerError('GET /x', { status: 500, detail: 'no' });
  const boards = new BoardRepository(new FakeTransport(missing, missing, missing, broken, broken));
  expect([await boards.find('b'), await boards.exists('b')]).toEqual([undefined, false]);
  await expect(boards.get('none')).rejects.toBe(missing);
  await expect(boards.find('b')).rejects.toBe(broken);
  await expect(boards.exists('b')).rejects.toBe(broken);
});

test('a list makes no request before it is read', async () => {
  const transport = new FakeTransport([board]);
  const list = new BoardRepository(transport).list();
  expect(transport.requests).toEqual([]);
  for await (const { board_id } of list) expect(board_id).toBe('a/b');
  expect(transport.requests).toHaveLength(1);
});

describe('rejects without a request', () => {
  const names = Array<string>(1_001).fill('a.png');
  const input: [string, (boards: BoardRepository) => Promise<unknown>, object][] = [
    [
      'a name of 301 emoji',
      (boards) => boards.create({ board_name: '🌉'.repeat(301) }),
      { argument: 'input.board_name', limit: 300 },
    ],
    [
      'a name that is a number',
      (boards) => boards.create(JSON.parse('{"board_name":7}')),
      { argument: 'input.board_name' },
    ],
    [
      'a new board with an unknown field',
      (boards) => boards.create(JSON.parse('{"board_name":"x","archived":true}')),
      { argument: 'input' },
    ],
    [
      'a new name of 301 letters',
      (boards) => boards.update('b', { board_name: 'x'.repeat(301) }),
      { argument: 'changes.board_name', limit: 300 },
    ],
    ['an unknown field', (boards) => boards.update('b', JSON.parse('{"name":"x"}')), { argument: 'changes' }],
    ['1 001 names to add', (boards) => boards.addImages('b', names), { argument: 'names', limit: 1_000 }],
    ['1 001 names to remove', (boards) => boards.removeImages(names), { argument: 'names', limit: 1_000 }],
    ['an empty name', (boards) => boards.addImages('b', ['a.png', '']), { argument: 'names.1' }],
    [
      'a name of 256 characters',
      (boards) => boards.removeImages(['x'.repeat(256)]),
      { argument: 'names.0', limit: 255 },
    ],
    [
      'a page of 1 001',
      (boards) => boards.page({ offset: 0, limit: 1_001 }),
      { argument: 'query.limit', limit: 1_000 },
    ],
    ['a negative offset', (boards) => boards.page({ offset: -1, limit: 1 }), { argument: 'query.offset' }],
    [
      'a deletion with contents without consent',
      (boards) => boards.deleteWithContents('b', JSON.parse('{}')),
      { argument: 'consent' },
    ],
    [
      'consent that is not true',
      (boards) => boards.deleteWithContents('b', JSON.parse('{"destroy":1}')),
      { message: 'consent: images are deleted for good; pass { destroy: true }' },
    ],
  ];
  test.each(input)('%s', async (_, call, error) => {
    const transport = new FakeTransport({});
    await expect(call(new BoardRepository(transport))).rejects.toMatchObject({ name: 'InputError', ...error });
    expect(transport.requests).toEqual([]);
  });
});
