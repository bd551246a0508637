import { makeVideo } from '@x/sandbox/make-video';
import { FakeTransport } from '@x/transport/test';
import { expect, test } from 'vitest';

import { VideoRepository } from '../../src/video.js';
import { methodsOf } from '../support/methods-of.js';
import { type Operation, runOperation } from '../support/operation.js';

const since = '6.14.0';
const reused = { since, reusesRoute: true };
const video = makeVideo({ video_name: 'a.mp4' });
const path = { video_name: 'a.mp4' };
const names = ['a.mp4', 'gone.mp4'];
const body = { video_names: names };
const lists = { failed_videos: ['gone.mp4'], affected_boards: ['none'] };
const query = {
  video_origin: 'external',
  categories: ['user', 'mask'],
  is_intermediate: false,
  board_id: 'none',
  order_dir: 'ASC',
  starred_first: false,
  search_term: 'bridge',
} as const;
const file = 'GET /api/v1/videos/i/{video_name}/full';
const text = async (stream: Promise<ReadableStream>) => new Response(await stream).text();
/** Returns a response with bytes 2 to 4 of a file of five. */
const part = () => new Response('345', { status: 206, headers: { 'content-range': 'bytes 2-4/5' } });

const operations: Record<string, Operation<VideoRepository>> = {
  get: {
    call: (videos, o) => videos.get('a.mp4', o),
    response: video,
    route: 'GET /api/v1/videos/i/{video_name}',
    request: { path, ...reused },
  },
  find: {
    call: (videos, o) => videos.find('a.mp4', o),
    response: video,
    route: 'GET /api/v1/videos/i/{video_name}',
    request: { path, ...reused },
  },
  exists: {
    call: (videos, o) => videos.exists('a.mp4', o),
    response: null,
    route: 'HEAD /api/v1/videos/i/{video_name}/full',
    request: { path, since },
    result: true,
  },
  size: {
    call: (videos, o) => videos.size('a.mp4', o),
    response: new Response(null, { headers: { 'content-length': '1172' } }),
    route: 'HEAD /api/v1/videos/i/{video_name}/full',
    request: { path, since },
    result: 1_172,
  },
  list: {
    call: (videos, o) => videos.list(query, o),
    response: { offset: 0, limit: 100, total: 1, items: [video] },
    route: 'GET /api/v1/videos/',
    request: { query: { ...query, offset: 0, limit: 100 }, ...reused },
    result: [video],
  },
  page: {
    call: (videos, o) => videos.page({ offset: 7, limit: 0 }, o),
    response: { offset: 7, limit: 0, total: 9, items: [] },
    route: 'GET /api/v1/videos/',
    request: { query: { offset: 7, limit: 0 }, ...reused },
  },
  names: {
    call: (videos, o) => videos.names(query, o),
    response: { video_names: ['a.mp4'], starred_count: 0, total_count: 1 },
    route: 'GET /api/v1/videos/names',
    request: { query, since },
  },
  upload: {
    call: (videos, o) => videos.upload(new File(['x'], 'x.mp4', { type: 'video/mp4' }), {}, o),
    response: { ...video, video_category: 'user' },
    route: 'POST /api/v1/videos/upload',
    request: { query: expect.anything(), form: expect.anything(), repeatable: 'refused', since },
  },
  update: {
    call: (videos, o) => videos.update('a.mp4', { starred: true }, o),
    response: { ...video, starred: true },
    route: 'PATCH /api/v1/videos/i/{video_name}',
    request: { path, ...reused, body: { starred: true } },
  },
  delete: {
    call: (videos, o) => videos.delete('a.mp4', o),
    response: { deleted_videos: ['a.mp4'], failed_videos: [], affected_boards: ['none'] },
    route: 'DELETE /api/v1/videos/i/{video_name}',
    request: { path, since },
  },
  deleteMany: {
    call: (videos, o) => videos.deleteMany(names, o),
    response: { deleted_videos: ['a.mp4'], ...lists },
    route: 'POST /api/v1/videos/delete',
    request: { body, ...reused },
  },
  deleteUncategorized: {
    call: (videos, o) => videos.deleteUncategorized({ destroy: true }, o),
    response: { deleted_videos: ['a.mp4'], ...lists },
    route: 'DELETE /api/v1/videos/uncategorized',
    request: { ...reused },
  },
  starMany: {
    call: (videos, o) => videos.starMany(names, o),
    response: { starred_videos: ['a.mp4'], ...lists },
    route: 'POST /api/v1/videos/star',
    request: { body, ...reused },
  },
  unstarMany: {
    call: (videos, o) => videos.unstarMany(names, o),
    response: { unstarred_videos: ['a.mp4'], ...lists },
    route: 'POST /api/v1/videos/unstar',
    request: { body, ...reused },
  },
  addToBoard: {
    call: (videos, o) => videos.addToBoard('a.mp4', 'b', o),
    response: { added_videos: ['a.mp4'], affected_boards: ['none', 'b'] },
    route: 'POST /api/v1/videos/board',
    request: { body: { board_id: 'b', video_name: 'a.mp4' }, since },
  },
  removeFromBoard: {
    call: (videos, o) => videos.removeFromBoard('a.mp4', o),
    response: { removed_videos: ['a.mp4'], affected_boards: ['none', 'b'] },
    route: 'DELETE /api/v1/videos/board',
    request: { body: { video_name: 'a.mp4' }, since },
  },
  metadata: {
    call: (videos, o) => videos.metadata('a.mp4', o),
    response: { seed: 3 },
    route: 'GET /api/v1/videos/i/{video_name}/metadata',
    request: { path, since },
  },
  workflow: {
    call: (videos, o) => videos.workflow('a.mp4', o),
    response: { workflow: '{}', graph: null },
    route: 'GET /api/v1/videos/i/{video_name}/workflow',
    request: { path, since },
  },
  full: {
    call: async (videos, o) => (await videos.full('a.mp4', o)).text(),
    response: 'bytes',
    route: file,
    request: { path, since },
  },
  stream: {
    call: (videos, o) => text(videos.stream('a.mp4', o)),
    response: 'bytes',
    route: file,
    request: { path, since },
  },
  range: {
    call: async (videos, o) => {
      const { bytes, ...rest } = await videos.range('a.mp4', { start: 2, end: 99 }, o);
      return { text: await bytes.text(), ...rest };
    },
    response: part(),
    route: file,
    request: { path, since, range: { start: 2, end: 99 } },
    result: { text: '345', start: 2, size: 5 },
  },
  thumbnail: {
    call: async (videos, o) => (await videos.thumbnail('a.mp4', o)).text(),
    response: 'bytes',
    route: 'GET /api/v1/videos/i/{video_name}/thumbnail',
    request: { path, since },
  },
  urls: {
    call: (videos, o) => videos.urls('a.mp4', o),
    response: { video_name: 'a.mp4', video_url: 'f', thumbnail_url: 't' },
    route: 'GET /api/v1/videos/i/{video_name}/urls',
    request: { path, since },
  },
};

test.each(Object.entries(operations))('%s is one request', async (_, operation) => {
  const { actual, expected } = await runOperation(VideoRepository, operation);
  expect(actual).toEqual(expected);
});

test('every method is tested here, or takes several requests', () => {
  const methods = [...methodsOf(VideoRepository.prototype).keys()];
  expect([...Object.keys(operations), 'streamFrom'].toSorted()).toEqual(methods.toSorted());
});

test.each([
  ['deleteMany', (videos: VideoRepository) => videos.deleteMany(Array<string>(1_001).fill('a.mp4')), 'names'],
  ['starMany', (videos: VideoRepository) => videos.starMany(['x'.repeat(256)]), 'names.0'],
  ['page', (videos: VideoRepository) => videos.page({ offset: 0, limit: 1_001 }), 'query.limit'],
])('%s refuses too much without a request', async (_, call, argument) => {
  const transport = new FakeTransport();
  await expect(call(new VideoRepository(transport))).rejects.toMatchObject({ name: 'InputError', argument });
  expect(transport.requests).toEqual([]);
});

test('rejects when a deletion reports success but deleted nothing', async () => {
  const videos = new VideoRepository(new FakeTransport({ deleted_videos: [], failed_videos: [], affected_boards: [] }));
  const message = 'video "a.mp4" was not deleted: it does not exist, or the server failed silently';
  await expect(videos.delete('a.mp4')).rejects.toMatchObject({ name: 'NotDeletedError', itemName: 'a.mp4', message });
});
