import assert from 'node:assert/strict';

import { scenario } from '../../runner/scenario.js';

export const scenarios = [
  scenario('videos are listed by page and by name in the same orders', async ({ client, board, video }) => {
    const { videos } = client.repositories;
    const { board_id } = await board();
    const made = [
      await video({ board_id, video_category: 'general', metadata: { prompt: 'A Bridge at night' } }),
      await video({ board_id, is_intermediate: true }),
      await video({ board_id, video_category: 'mask' }),
      await video({ board_id, metadata: { prompt: 'a boat' } }),
    ];
    await videos.starMany([made[1]?.video_name ?? '']);
    for (const order_dir of ['ASC', 'DESC'] as const) {
      for (const starred_first of [true, false]) {
        const query = { board_id, order_dir, starred_first };
        const { items } = await videos.page({ ...query, offset: 0, limit: 10 });
        const { video_names } = await videos.names(query);
        assert.deepEqual(
          items.map(({ video_name }) => video_name),
          video_names,
        );
      }
    }
    await videos.page({ board_id, offset: 1, limit: 2 });
    assert.equal((await videos.page({ board_id, offset: 0, limit: 0 })).total, 4);
    await videos.names({ board_id, categories: ['mask', 'user'] });
    await videos.names({ board_id, is_intermediate: false });
    await videos.names({ board_id, video_origin: 'internal' });
    assert.equal((await videos.names({ board_id, search_term: 'BRIDGE' })).total_count, 1);
    await videos.names({ board_id, search_term: 'b%t' });
    await videos.names({ board_id, search_term: '' });
    assert.equal((await Array.fromAsync(videos.list({ board_id }, { pageSize: 3 }))).length, 4);
  }),
  scenario('an unknown board has no videos', async ({ raw }) => {
    for (const path of ['', 'names']) {
      assert.equal((await raw(`GET /api/v1/videos/${path}`, { query: 'board_id=nobody' })).status, 200);
      assert.equal((await raw(`GET /api/v1/videos/${path}`, { query: 'board_id=' })).status, 200);
    }
  }),
  scenario('boards, days and galleries hold images and videos together', async ({ client, board, image, video }) => {
    const { boards, gallery, videos } = client.repositories;
    const { board_id } = await board();
    const first = await video({ board_id, video_category: 'general' });
    assert.equal((await boards.get(board_id)).cover_video_name, first.video_name);
    const { image_name } = await image({ board_id, image_category: 'general' });
    assert.equal((await boards.get(board_id)).cover_image_name, image_name);
    await video({ board_id, is_intermediate: true });
    await video({ board_id });
    await videos.starMany([first.video_name]);
    const { cover_video_name, image_count, video_count } = await boards.get(board_id);
    assert.deepEqual([cover_video_name, image_count, video_count], [first.video_name, 1, 2]);
    await boards.imageNames(board_id);
    for (const order_dir of ['ASC', 'DESC'] as const) {
      await gallery.page({ board_id, order_dir, offset: 0, limit: 10 });
      await gallery.names({ board_id, order_dir, starred_first: false });
      await gallery.namesWithKinds({ board_id, order_dir });
    }
    await gallery.names({ board_id, categories: ['user'], is_intermediate: false });
    await gallery.names({ board_id, origin: 'internal' });
  }),
  scenario(
    'a day counts its videos, and its cover may be one',
    async ({ client, image, video, raw }) => {
      await image({ image_category: 'general' });
      await image();
      await video({ is_intermediate: true });
      const { video_name, created_at } = await video();
      const [day] = await Array.fromAsync(client.repositories.virtualBoards.list());
      assert.deepEqual([day?.image_count, day?.asset_count, day?.video_count], [1, 1, 1]);
      assert.equal(day?.cover_video_name, video_name);
      const date = created_at.slice(0, 10);
      await raw(`GET /api/v1/virtual_boards/by_date/${date}/item_names`);
      await raw(`GET /api/v1/virtual_boards/by_date/${date}/image_names`);
    },
    { exclusive: true },
  ),
];
