import { expect, test } from 'vitest';
import {
  AddImagesToBoardResult,
  Board,
  BoardChanges,
  BoardName,
  BoardPage,
  DeleteBoardResult,
  UNCATEGORIZED,
} from '../../src/board.js';
import answers from '../support/board.json' with { type: 'json' };

const { smallest } = answers.Board;

test('fills in what older servers leave out', () => {
  expect(Board.parse(smallest)).toEqual({
    ...smallest,
    user_id: 'system',
    deleted_at: null,
    cover_video_name: null,
    board_visibility: 'private',
    asset_count: 0,
    video_count: 0,
    owner_username: null,
  });
});

test('counts no images where the count is absent', () => {
  const { image_count: _, ...uncounted } = smallest;
  expect(Board.parse(uncounted).image_count).toBe(0);
});

test('is not archived where nothing is said of it', () => {
  const { archived: _, ...unsaid } = smallest;
  expect(Board.parse(unsaid).archived).toBe(false);
});

test('"none" stands for no board', () => {
  expect(UNCATEGORIZED).toBe('none');
});

test('keeps a key of another release', () => {
  expect(Board.parse(answers.Board['6.8.1'])).toHaveProperty('is_private', null);
});

test('takes a visibility that it does not know', () => {
  expect(Board.parse({ ...smallest, board_visibility: 'tenants' }).board_visibility).toBe('tenants');
});

test.each([
  ['image_count', 'many'],
  ['image_count', 1.5],
  ['board_id', 7],
  ['board_name', null],
  ['board_visibility', 7],
  ['archived', 'yes'],
])('refuses a board whose %s is %j', (key, value) => {
  expect(Board.safeParse({ ...smallest, [key]: value }).error?.issues[0]?.path).toEqual([key]);
});

test.each(['board_id', 'board_name', 'created_at', 'updated_at'])('refuses a board without %s', (key) => {
  expect(Board.safeParse({ ...smallest, [key]: undefined }).error?.issues[0]?.path).toEqual([key]);
});

test('says which row of a page is bad', () => {
  const { error } = BoardPage.safeParse({ ...answers.BoardPage['6.0.2'], items: [smallest, {}] });
  expect(error?.issues[0]?.path).toEqual(['items', 1, 'board_id']);
});

test.each([
  ['300 letters', 'x'.repeat(300)],
  ['300 emoji', '🌉'.repeat(300)],
  ['no letter', ''],
  ['a blank', ' '],
])('lets a name of %s through', (_, name) => {
  expect(BoardName.parse(name)).toBe(name);
});

test.each(['x', '🌉'])('refuses a name of 301 times %s', (character) => {
  expect(BoardName.safeParse(character.repeat(301)).error?.issues).toMatchObject([
    {
      code: 'too_big',
      origin: 'string',
      maximum: 300,
      inclusive: true,
      message: 'must be at most 300 characters long, not 301',
    },
  ]);
});

test('changes nothing that is not named', () => {
  expect(BoardChanges.parse({})).toEqual({});
  expect(BoardChanges.safeParse({ board_name: 'x'.repeat(301) }).error?.issues[0]?.path).toEqual(['board_name']);
});

test('knows of no failures where older servers tell of none', () => {
  expect(AddImagesToBoardResult.parse(answers.AddImagesToBoardResult['6.0.2']).failed_images).toEqual([]);
  expect(DeleteBoardResult.parse(answers.DeleteBoardResult['6.0.2'])).toMatchObject({
    deleted_board_videos: [],
    deleted_videos: [],
    failed_images: [],
    failed_videos: [],
  });
});
