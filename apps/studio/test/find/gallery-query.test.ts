import { makeBoard } from '@x/sandbox/make-board';
import { expect, test } from 'vitest';

import { boardIdOf, boardWord } from '../../src/features/find/board-word.js';
import { isWhole, readFilter, toGalleryQuery } from '../../src/features/find/gallery-query.js';
import { GallerySearch } from '../../src/features/find/gallery-search.js';

const boards = ['Night', 'Day', 'day', 'none'].map((board_name, index) =>
  makeBoard({ board_id: `b${index}`, board_name }),
);
const queryOf = (address: object) => {
  const search = GallerySearch.parse(address);
  return toGalleryQuery(search, readFilter(search.filter).filter, async () => boards);
};

test('an address without a filter shows the newest first', async () => {
  const query = { is_intermediate: false, order_dir: 'DESC', starred_first: false };
  expect(await queryOf({})).toEqual(query);
});

test('order, stars and board of the address reach the server', async () => {
  const query = { is_intermediate: false, order_dir: 'ASC', starred_first: true, board_id: 'b0' };
  expect(await queryOf({ filter: 'fox board:night', order: 'oldest', starred: 'first' })).toEqual(query);
  await expect(queryOf({ filter: 'board:Nigh' })).rejects.toThrow('no board is called "Nigh"');
});

test('a board is named by its name, or by its id where that is not the only one', () => {
  expect(boards.map((board) => boardWord(board, boards))).toEqual(['Night', 'b1', 'b2', 'b3']);
  expect(boards.map((board) => boardIdOf(boardWord(board, boards), boards))).toEqual(['b0', 'b1', 'b2', 'b3']);
  expect(boardIdOf('none', boards)).toBe('none');
});

test('what an address cannot mean is left out', () => {
  expect(GallerySearch.parse({ filter: 3, order: 3, starred: ['a'], other: 1 })).toEqual({});
});

test('a gallery is whole when it shows everything of a kind, by date', () => {
  const addresses = [
    {},
    { filter: 'kind:assets' },
    { filter: 'fox' },
    { filter: 'seed:' },
    { starred: 'first' as const },
  ];
  expect(addresses.map(isWhole)).toEqual([true, true, false, false, false]);
});
