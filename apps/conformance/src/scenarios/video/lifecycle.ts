import assert from 'node:assert/strict';

import { makeVideoFile } from '@x/sandbox/make-video-file';
import { NotFoundError } from '@x/transport/errors';

import { scenario } from '../../runner/scenario.js';

const missing = '00000000-0000-4000-8000-000000000000.mp4';

export const scenarios = [
  scenario('an uploaded video is read, changed and deleted', async ({ client }) => {
    const { videos } = client.repositories;
    const metadata = { prompt: 'a bridge', seed: 3, cfg: 7.0 };
    const input = { video_category: 'general', session_id: 'a session', metadata } as const;
    const { video_name } = await videos.upload(makeVideoFile(), input);
    await videos.get(video_name);
    assert.deepEqual(await videos.metadata(video_name), metadata);
    await videos.workflow(video_name);
    await videos.urls(video_name);
    await videos.update(video_name, { starred: true, session_id: 'another' });
    await videos.update(video_name, { video_category: 'mask', is_intermediate: true });
    assert.equal((await videos.update(video_name, {})).starred, true);
    await videos.delete(video_name);
    assert.equal(await videos.find(video_name), undefined);
    assert.equal(await videos.exists(video_name), false);
  }),
  scenario('a missing video has URLs and nothing else', async ({ client, raw }) => {
    for (const part of ['', '/full', '/thumbnail', '/metadata', '/workflow', '/urls']) {
      await raw(`GET /api/v1/videos/i/${missing}${part}`);
      await raw(`GET /api/v1/videos/i/no%20body.mp4${part}`);
    }
    await raw(`HEAD /api/v1/videos/i/${missing}/full`);
    await raw(`HEAD /api/v1/videos/i/${missing}`);
    const { videos } = client.repositories;
    await assert.rejects(videos.get(missing), NotFoundError);
    await assert.rejects(videos.delete(missing), NotFoundError);
    await assert.rejects(videos.update(missing, { starred: true }), { status: 400 });
  }),
  scenario('stars and deletions of many name the videos that do not exist', async ({ client, video }) => {
    const { videos } = client.repositories;
    const { board_id } = await client.repositories.boards.create({ board_name: 'Films' });
    const names = [(await video()).video_name, (await video({ board_id })).video_name];
    const starred = await videos.starMany([...names, missing, names[0] ?? '']);
    assert.deepEqual(starred.failed_videos, [missing]);
    await videos.starMany(names);
    assert.equal((await videos.names({ board_id })).starred_count, 1);
    await videos.unstarMany([...names, missing]);
    await videos.unstarMany([]);
    const deleted = await videos.deleteMany([...names, missing, ...names]);
    assert.equal(deleted.deleted_videos.length, 2);
    await videos.deleteMany([]);
  }),
  scenario(
    'all videos on no board are deleted, and no image',
    async ({ client, video, image, board }) => {
      const { board_id } = await board();
      const { image_name } = await image();
      const kept = await video({ board_id });
      await video({ is_intermediate: true });
      const starred = await video();
      const { videos } = client.repositories;
      await videos.starMany([starred.video_name]);
      assert.equal((await videos.deleteUncategorized({ destroy: true })).deleted_videos.length, 2);
      assert.equal((await videos.deleteUncategorized({ destroy: true })).deleted_videos.length, 0);
      await videos.get(kept.video_name);
      await client.repositories.images.get(image_name);
    },
    { exclusive: true },
  ),
];
