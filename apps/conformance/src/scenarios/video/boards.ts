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
  scenario('a merge moves the videos of a board too', async ({ client, board, image, video }) => {
    const [from, into] = [await board('From'), await board('Into')];
    const { image_name } = await image({ board_id: from.board_id });
    const { video_name } = await video({ board_id: from.board_id });
    const { boards } = client.services;
    const report = await boards.merge([from.board_id], { boardId: into.board_id }, { deleteSources: true }).run();
    assert.deepEqual(report.moved, [image_name, video_name]);
    assert.deepEqual(report.deleted, [from.board_id]);
    const missing = '00000000-0000-4000-8000-000000000000.mp4';
    const off = await boards.moveImages([video_name, missing], { boardId: 'none' }).run();
    assert.deepEqual([off.moved, off.gone], [[video_name], [missing]]);
  }),
  scenario('a copy of a board holds a copy of its video', async ({ client, board, video }) => {
    const { board_id } = await board('Films');
    const { video_name } = await video({ board_id, video_category: 'mask', metadata: { seed: 3 } });
    await client.repositories.videos.starMany([video_name]);
    const task = client.services.boards.duplicate(board_id, `Copy of ${board_id}`);
    const { copied, board: copy } = await task.run();
    const [name = ''] = copied.map(({ to }) => to);
    const found = await client.repositories.videos.get(name);
    assert.deepEqual([found.board_id, found.starred, found.session_id], [copy?.board_id, true, video_name]);
    assert.deepEqual(await client.repositories.videos.metadata(name), { seed: 3 });
  }),
];
