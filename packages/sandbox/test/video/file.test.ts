import sharp from 'sharp';
import { expect, test } from 'vitest';

import { makeVideoFile } from '../../src/make-video-file.js';
import { createSandbox } from '../../src/sandbox.js';
import { request, toRequest } from '../support/request.js';

const full = (name: string) => `GET /api/v1/videos/i/${name}/full`;

test('the thumbnail of a video is a placeholder of the right size', async () => {
  using sandbox = createSandbox();
  await sandbox.seed({ videos: [{ video_name: 'a.mp4', width: 640, height: 426 }] });
  const response = await sandbox.fetch(...toRequest('GET /api/v1/videos/i/a.mp4/thumbnail'));
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect(response.headers.get('content-type')).toBe('image/webp');
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 256, height: 170, channels: 3 });
  expect([...(await sharp(bytes).raw().toBuffer()).subarray(0, 3)].every((value) => value > 40)).toBe(true);
});

test('seeded videos share one file, which none of them takes with it', async () => {
  using sandbox = createSandbox();
  await sandbox.seed({ videos: [{ video_name: 'a.mp4' }, { video_name: 'b.mp4' }] });
  expect(await request(sandbox, 'DELETE /api/v1/videos/i/a.mp4')).toMatchObject({ status: 200 });
  const response = await sandbox.fetch(...toRequest(full('b.mp4')));
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(makeVideoFile());
});

test('a range has at most 1 MiB, and says of how much', async () => {
  using sandbox = createSandbox();
  await sandbox.seed({ videos: [{ video_name: 'a.mp4' }] });
  const part = async (range: string) => {
    const { status, headers } = await request(sandbox, full('a.mp4'), { headers: { range } });
    return [status, headers.get('content-range'), headers.get('content-length')];
  };
  expect(await part('bytes=10-19')).toEqual([206, 'bytes 10-19/1172', '10']);
  expect(await part('bytes=-2')).toEqual([206, 'bytes 1170-1171/1172', '2']);
  expect(await part('bytes=1172-')).toEqual([416, 'bytes */1172', '0']);
});

test('a video has the metadata, the workflow and the graph of its seed, or none', async () => {
  using sandbox = createSandbox();
  const texts = { metadata: { seed: 3 }, workflow: '{"name":"w"}', graph: '{"nodes":{}}' };
  const { videos } = await sandbox.seed({ videos: [{ video_name: 'a.mp4', ...texts }, { video_name: 'b.mp4' }] });
  expect(videos.map(({ has_workflow }) => has_workflow)).toEqual([true, false]);
  const read = async (name: string, part: string) =>
    (await request(sandbox, `GET /api/v1/videos/i/${name}/${part}`)).body;
  expect(await read('a.mp4', 'metadata')).toEqual({ seed: 3 });
  expect(await read('a.mp4', 'workflow')).toEqual({ workflow: texts.workflow, graph: texts.graph });
  expect([await read('b.mp4', 'metadata'), await read('b.mp4', 'workflow')]).toEqual([
    null,
    { workflow: null, graph: null },
  ]);
});
