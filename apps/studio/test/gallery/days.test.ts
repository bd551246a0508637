import { VirtualBoard } from '@x/models/virtual-board';
import { expect, test } from 'vitest';

import { dayAt, toDays } from '../../src/features/gallery/days.js';

const day = (date: string, image_count: number, asset_count = 0, video_count = 0) =>
  VirtualBoard.parse({
    virtual_board_id: `by_date:${date}`,
    board_name: date,
    date,
    image_count,
    asset_count,
    video_count,
  });

const boards = [day('2026-11-29', 3, 0, 2), day('2026-11-27', 0, 4), day('2026-11-26', 10)];

test('a day begins behind all pictures of the days before it, in either order', () => {
  expect(toDays(boards, {})).toEqual([
    { date: '2026-11-29', start: 0 },
    { date: '2026-11-26', start: 5 },
  ]);
  expect(toDays(boards, { order: 'oldest' })).toEqual([
    { date: '2026-11-26', start: 0 },
    { date: '2026-11-29', start: 10 },
  ]);
});

test('assets, videos and images have days of their own', () => {
  expect(toDays(boards, { filter: 'kind:assets' })).toEqual([{ date: '2026-11-27', start: 0 }]);
  expect(toDays(boards, { filter: 'kind:videos' })).toEqual([{ date: '2026-11-29', start: 0 }]);
  expect(toDays(boards, { filter: 'kind:images' })).toEqual([
    { date: '2026-11-29', start: 0 },
    { date: '2026-11-26', start: 3 },
  ]);
});

test('the day of a picture is the last one that begins before it', () => {
  const days = toDays(boards, {});
  expect([dayAt(days, 4)?.date, dayAt(days, 5)?.date, dayAt([], 0)]).toEqual(['2026-11-29', '2026-11-26', undefined]);
});
