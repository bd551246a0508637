import assert from 'node:assert/strict';

import { makeVideoFile } from '@x/sandbox/make-video-file';

import { scenario } from '../../runner/scenario.js';

const ranges = [
  ...['bytes=0-', 'bytes=0-0', 'bytes=5-9', 'bytes=-5', 'bytes=-99999999', 'bytes=1048570-', 'bytes=0-99999999'],
  ...['bytes=9-5', 'bytes=-0', 'bytes=-', 'bytes=0-1,4-5', 'chars=0-1', 'bytes=99999999-', 'bytes = 0-1', ' bytes=1-2'],
  ...['bytes=1499999-', 'bytes=1500000-', 'Bytes=0-1', 'bytes=+1-2', 'nonsense'],
];

export const scenarios = [
  scenario('a range of a video has at most one mebibyte', async ({ raw, video, client }) => {
    const file = makeVideoFile({ size: 1_500_000 });
    const { video_name } = await video({}, file);
    const route = `/api/v1/videos/i/${video_name}/full`;
    for (const range of ranges) await raw(`GET ${route}`, { headers: { range } });
    await raw(`GET ${route}`);
    await raw(`HEAD ${route}`);
    await raw(`HEAD ${route}`, { headers: { range: 'bytes=0-9' } });
    await raw(`GET ${route}`, { headers: { 'if-none-match': '*' } });
    const { videos } = client.repositories;
    assert.equal(await videos.size(video_name), 1_500_000);
    const rest = await new Response(await videos.streamFrom(video_name, 400_000)).bytes();
    assert.deepEqual(Buffer.compare(rest, file.subarray(400_000)), 0);
    const whole = await new Response(await videos.streamFrom(video_name, 0)).bytes();
    assert.deepEqual(Buffer.compare(whole, file), 0);
  }),
  scenario('the thumbnail of a video fits 256 by 256', async ({ unrecorded, client, video, raw }) => {
    const { video_name } = await video({}, makeVideoFile({ width: 640, height: 426, frames: 2 }));
    assert.equal((await unrecorded.repositories.videos.thumbnail(video_name)).type, 'image/webp');
    await client.repositories.videos.thumbnail(video_name);
    await raw(`HEAD /api/v1/videos/i/${video_name}/thumbnail`);
  }),
];
