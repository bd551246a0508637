import { expect, test } from 'vitest';
import { VirtualBoardRepository } from '../../src/virtual-board.js';
import { type Operation, runOperation } from '../support/operation.js';

const day = {
  virtual_board_id: 'by_date:2026-11-22',
  board_name: '2026-11-22',
  date: '2026-11-22',
  image_count: 1,
  asset_count: 0,
  video_count: 0,
  cover_image_name: 'a.png',
  cover_video_name: null,
};
const path = { date: '2026-11-22' };
const query = { starred_first: false, order_dir: 'ASC', categories: ['user'], search_term: 'x' } as const;

const operations: Record<string, Operation<VirtualBoardRepository>> = {
  list: {
    call: (days, o) => days.list(o),
    response: [day],
    route: 'GET /api/v1/virtual_boards/by_date',
    request: { since: '6.13.0' },
  },
  imageNames: {
    call: (days, o) => days.imageNames('2026-11-22', query, o),
    response: { image_names: ['a.png'], starred_count: 0, total_count: 1 },
    route: 'GET /api/v1/virtual_boards/by_date/{date}/image_names',
    request: { path, query, since: '6.13.0' },
  },
  itemNames: {
    call: (days, o) => days.itemNames('2026-11-22', query, o),
    response: { items: [{ kind: 'image', name: 'a.png' }], starred_count: 0, total_count: 1 },
    route: 'GET /api/v1/virtual_boards/by_date/{date}/item_names',
    request: { path, query, since: '6.14.0' },
  },
};

test.each(Object.entries(operations))('%s is one request', async (_, operation) => {
  const { actual, expected } = await runOperation(VirtualBoardRepository, operation);
  expect(actual).toEqual(expected);
});

test('every method is tested here', () => {
  const methods = Object.getOwnPropertyNames(VirtualBoardRepository.prototype).filter((name) => name !== 'constructor');
  expect(Object.keys(operations).toSorted()).toEqual(methods.toSorted());
});
