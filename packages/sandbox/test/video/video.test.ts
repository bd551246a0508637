import { expect, test } from 'vitest';

import { createSandbox } from '../../src/sandbox.js';
import { request } from '../support/request.js';

test('a board counts its videos, and its cover may be one', async () => {
  using sandbox = createSandbox();
  await sandbox.seed({
    boards: [{ board_id: 'b' }],
    images: [{ image_name: 'a.png', board_id: 'b', created_at: '2026-11-22 13:00:00.000' }],
    videos: [
      { video_name: 'a.mp4', board_id: 'b', created_at: '2026-11-22 13:00:00.000' },
      { video_name: 'b.mp4', board_id: 'b', is_intermediate: true },
    ],
  });
  const { body } = await request(sandbox, 'GET /api/v1/boards/b');
  expect(body).toMatchObject({ image_count: 1, video_count: 1, cover_video_name: 'a.mp4', cover_image_name: null });
});

test('a deleted board takes its videos off, or destroys them', async () => {
  using sandbox = createSandbox();
  await sandbox.seed({
    boards: [{ board_id: 'a' }, { board_id: 'b' }],
    videos: [
      { video_name: 'a.mp4', board_id: 'a' },
      { video_name: 'b.mp4', board_id: 'b' },
    ],
  });
  const kept = await request(sandbox, 'DELETE /api/v1/boards/a');
  expect(kept.body).toMatchObject({ deleted_board_videos: ['a.mp4'], deleted_videos: [] });
  const destroyed = await request(sandbox, 'DELETE /api/v1/boards/b?include_images=true');
  expect(destroyed.body).toMatchObject({ deleted_board_videos: [], deleted_videos: ['b.mp4'] });
  const { body } = await request(sandbox, 'GET /api/v1/videos/names');
  expect(body).toEqual({ video_names: ['a.mp4'], starred_count: 0, total_count: 1 });
});

test('the gallery orders images and videos of one moment by kind and name', async () => {
  using sandbox = createSandbox();
  const created_at = '2026-11-22 13:00:00.000';
  await sandbox.seed({
    images: [
      { image_name: 'z.png', created_at },
      { image_name: 'a.png', created_at },
    ],
    videos: [
      { video_name: 'a.mp4', created_at },
      { video_name: 'z.mp4', created_at },
    ],
  });
  const { body } = await request(sandbox, 'GET /api/v1/gallery/item_names');
  expect(body).toMatchObject({ item_names: ['z.mp4', 'a.mp4', 'z.png', 'a.png'] });
  const ascending = await request(sandbox, 'GET /api/v1/gallery/item_names?order_dir=ASC');
  expect(ascending.body).toMatchObject({ item_names: ['a.png', 'z.png', 'a.mp4', 'z.mp4'] });
});
