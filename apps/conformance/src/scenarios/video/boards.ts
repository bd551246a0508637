import assert from 'node:assert/strict';

import { scenario } from '../../runner/scenario.js';

const missing = '00000000-0000-4000-8000-000000000000';

export const scenarios = [
  scenario('a video is moved between boards and off them', async ({ client, board, video }) => {
    const { boards, videos } = client.repositories;
    const [from, to] = [await board('From'), await board('To')];
    const { video_name } = await video();
    await videos.addToBoard(video_name, from.board_id);
    await videos.addToBoard(video_name, from.board_id);
    await videos.addToBoard(video_name, to.board_id);
    assert.equal((await videos.get(video_name)).board_id, to.board_id);
    assert.equal((await boards.get(to.board_id)).video_count, 1);
    await videos.removeFromBoard(video_name);
    await videos.removeFromBoard(video_name);
    assert.equal((await videos.get(video_name)).board_id, null);
    await assert.rejects(videos.addToBoard(video_name, 'none'), { status: 404 });
    await assert.rejects(videos.addToBoard(video_name, missing), { status: 404 });
    await assert.rejects(videos.addToBoard(`${missing}.mp4`, to.board_id), { status: 500 });
    assert.equal((await videos.removeFromBoard(`${missing}.mp4`)).removed_videos.length, 1);
  }),
  scenario('a deleted board leaves its videos, or destroys them', async ({ client, board, image, video }) => {
    const { boards, videos } = client.repositories;
    const kept = await board('Kept');
    const { video_name } = await video({ board_id: kept.board_id });
    await video({ board_id: kept.board_id, is_intermediate: true });
    await image({ board_id: kept.board_id });
    assert.equal((await boards.delete(kept.board_id)).deleted_board_videos.length, 2);
    assert.equal((await videos.get(video_name)).board_id, null);
    const destroyed = await board('Destroyed');
    await videos.addToBoard(video_name, destroyed.board_id);
    const result = await boards.deleteWithContents(destroyed.board_id, { destroy: true });
    assert.deepEqual(result.deleted_videos, [video_name]);
    assert.equal(await videos.exists(video_name), false);
  }),
];
