import { expect, test } from 'vitest';
import {
  AddImagesToBoardResult,
  Board,
  BoardChanges,
  BoardName,
  BoardPage,
  DeleteBoardResult,
  RemoveImagesFromBoardResult,
  UNCATEGORIZED,
} from '../../src/board.js';
import responses from '../support/board.json' with { type: 'json' };

const { smallest } = responses.Board;

test('defaults the fields that older servers omit', () => {
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

test.each(['image_count', 'archived'])('refuses a board without %s, which every release sends', (key) => {
  expect(Board.safeParse({ ...smallest, [key]: undefined }).error?.issues[0]?.path).toEqual([key]);
});

test('a board is not the result of a deletion, of a move or of a removal', () => {
  for (const schema of [DeleteBoardResult, AddImagesToBoardResult, RemoveImagesFromBoardResult])
    expect(schema.safeParse(responses.Board['6.14.2 created']).success).toBe(false);
});

test('"none" is the id for no board', () => {
  expect(UNCATEGORIZED).toBe('none');
});

test('keeps a field of another release', () => {
  expect(Board.parse(responses.Board['6.8.1'])).toHaveProperty('is_private', null);
});

test('accepts an unknown visibility', () => {
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

test('names the invalid row of a page', () => {
  const { error } = BoardPage.safeParse({ ...responses.BoardPage['6.0.2'], items: [smallest, {}] });
  expect(error?.issues[0]?.path).toEqual(['items', 1, 'board_id']);
});

test.each([
  ['300 letters', 'x'.repeat(300)],
  ['300 emoji', '🌉'.repeat(300)],
  ['no letter', ''],
  ['a blank', ' '],
])('accepts a name of %s', (_, name) => {
  expect(BoardName.parse(name)).toBe(name);
});

test.each(['x', '🌉'])('refuses a name of 301 times %s', (character) => {
  expect(BoardName.safeParse(character.repeat(301)).error?.issues).toMatchObject([
    {
      code: 'too_big',
      origin: 'string',
      maximum: 300,
      inclusive: true,
      message: 'must be at most 300 characters long, got 301',
    },
  ]);
});

test('omitted fields stay omitted', () => {
  expect(BoardChanges.parse({})).toEqual({});
  expect(BoardChanges.safeParse({ board_name: 'x'.repeat(301) }).error?.issues[0]?.path).toEqual(['board_name']);
});

test('older servers report no failures', () => {
  expect(AddImagesToBoardResult.parse(responses.AddImagesToBoardResult['6.0.2']).failed_images).toEqual([]);
  expect(DeleteBoardResult.parse(responses.DeleteBoardResult['6.0.2'])).toMatchObject({
    deleted_board_videos: [],
    deleted_videos: [],
    failed_images: [],
    failed_videos: [],
  });
});
