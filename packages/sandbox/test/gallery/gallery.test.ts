import { expect, test } from 'vitest';
import { createSandbox } from '../../src/sandbox.js';
import { bodyOf } from '../support/request.js';

const sameTime = { created_at: '2026-11-25 02:49:43.110' };

test('orders images of the same millisecond by name, in both directions', async () => {
  using sandbox = createSandbox();
  await sandbox.seed({ images: ['b', 'c', 'a'].map((image_name) => ({ image_name, ...sameTime })) });
  const names = async (query: string) =>
    (await bodyOf(sandbox, `GET /api/v1/gallery/item_names?${query}`)) as { item_names: string[] };
  expect((await names('')).item_names).toEqual(['c', 'b', 'a']);
  expect((await names('order_dir=ASC')).item_names).toEqual(['a', 'b', 'c']);
});

test('items have the fields of images and videos, and names have their kind on request', async () => {
  using sandbox = createSandbox();
  await sandbox.seed({ images: [{ image_name: 'a', starred: true, ...sameTime }] });
  expect(JSON.stringify(await bodyOf(sandbox, 'GET /api/v1/gallery/items/?limit=1'))).toBe(
    '{"limit":1,"offset":0,"total":1,"items":[{"kind":"image","name":"a","full_url":"api/v1/images/i/a/full",' +
      '"thumbnail_url":"api/v1/images/i/a/thumbnail","width":64,"height":64,"category":"general","starred":true,' +
      '"is_intermediate":false,"board_id":null,"created_at":"2026-11-25 02:49:43.110","duration":null,"fps":null}]}',
  );
  expect(await bodyOf(sandbox, 'GET /api/v1/gallery/items/names')).toEqual({
    items: [{ kind: 'image', name: 'a' }],
    starred_count: 1,
    total_count: 1,
  });
});

test('days are in UTC, and an invalid day is empty', async () => {
  using sandbox = createSandbox();
  await sandbox.seed({ images: [{ image_name: 'a', ...sameTime }] });
  const on = (day: string) => bodyOf(sandbox, `GET /api/v1/gallery/item_names?created_date=${day}`);
  expect(await on('2026-11-25')).toMatchObject({ item_names: ['a'] });
  expect(await on('yesterday')).toMatchObject({ item_names: [], total_count: 0 });
});

test('every day is a board whose cover is the newest image of that day, starred or not', async () => {
  using sandbox = createSandbox();
  await sandbox.seed({
    images: [
      { image_name: 'a', ...sameTime, starred: true },
      { image_name: 'b', created_at: '2026-11-25 23:59:59.999', image_category: 'mask' },
      { image_name: 'c', created_at: '2026-11-25 23:59:59.999', is_intermediate: true },
      { image_name: 'd', created_at: '2026-11-26 00:00:00.000' },
    ],
  });
  const days = await bodyOf(sandbox, 'GET /api/v1/virtual_boards/by_date');
  expect(days).toMatchObject([{ date: '2026-11-26' }, { date: '2026-11-25' }]);
  expect((days as unknown[])[1]).toEqual({
    virtual_board_id: 'by_date:2026-11-25',
    board_name: '2026-11-25',
    date: '2026-11-25',
    image_count: 1,
    asset_count: 1,
    video_count: 0,
    cover_image_name: 'b',
    cover_video_name: null,
  });
  const day = 'GET /api/v1/virtual_boards/by_date/2026-11-25';
  expect(await bodyOf(sandbox, `${day}/image_names`)).toMatchObject({ image_names: ['a', 'b'], starred_count: 1 });
  expect(await bodyOf(sandbox, `${day}/item_names?starred_first=false`)).toMatchObject({
    items: [{ name: 'b' }, { name: 'a' }],
  });
});
