import { makeVideoFile } from '@x/sandbox/make-video-file';
import { createSandbox } from '@x/sandbox/sandbox';
import { NotFoundError } from '@x/transport/errors';
import { beforeEach, expect, test } from 'vitest';

import { type Client, createClient } from '../../src/client.js';
import { DeletedError } from '../../src/errors.js';
import { VideoResource } from '../../src/video.js';

let client: Client;
let video: VideoResource;
const file = makeVideoFile();
const requests: string[] = [];

beforeEach(async () => {
  const sandbox = createSandbox();
  client = createClient({
    baseUrl: 'http://sandbox',
    fetch: sandbox.fetch,
    onRequest: ({ route }) => requests.push(route),
  });
  const { video_name } = await client.repositories.videos.upload(file, { metadata: { seed: 3 } });
  video = await client.getVideo(video_name);
  requests.length = 0;
  return () => sandbox.close();
});

test('holds the given object and has its JSON', () => {
  const data = Object.freeze({ ...video.data });
  const resource = new VideoResource(data, client.repositories.videos);
  expect(resource.data).toBe(data);
  expect(JSON.stringify(resource)).toBe(JSON.stringify(data));
});

test('update, refresh and moveTo return another resource', async () => {
  const changed = await video.update({ starred: true });
  expect([video.data.starred, changed.data.starred, (await video.refresh()).data.starred]).toEqual([false, true, true]);
  const { board_id } = await client.repositories.boards.create({ board_name: 'Films' });
  const moved = await video.moveTo(board_id);
  expect([video.data.board_id, moved.data.board_id]).toEqual([null, board_id]);
  expect((await moved.moveTo('none')).data.board_id).toBeNull();
});

test('returns its file from any byte on, its thumbnail and its metadata', async () => {
  const bytes = async (stream: ReadableStream<Uint8Array>) => new Uint8Array(await new Response(stream).arrayBuffer());
  expect(await bytes(await video.stream())).toEqual(file);
  expect(await bytes(await video.stream(1_000))).toEqual(file.slice(1_000));
  expect((await video.thumbnail()).type).toBe('image/webp');
  expect(await video.metadata()).toEqual({ seed: 3 });
});

test('a missing video is a NotFoundError', async () => {
  await expect(client.getVideo('gone.mp4')).rejects.toThrow(NotFoundError);
});

test('delete is one request; afterwards every method rejects without a request', async () => {
  await video.delete();
  expect(requests).toEqual(['DELETE /api/v1/videos/i/{video_name}']);
  const actions = [
    () => video.delete(),
    () => video.refresh(),
    () => video.update({ starred: true }),
    () => video.moveTo('none'),
    () => video.stream(),
    () => video.thumbnail(),
    () => video.metadata(),
  ];
  for (const act of actions) await expect(act()).rejects.toThrow(DeletedError);
  expect(requests).toHaveLength(1);
});
