import { makeVideo } from '@x/sandbox/make-video';
import { makeVideoFile } from '@x/sandbox/make-video-file';
import { createSandbox } from '@x/sandbox/sandbox';
import { createHttpTransport } from '@x/transport/http-transport';
import { FakeTransport } from '@x/transport/test';
import { expect, test } from 'vitest';

import { MisplacedUploadError } from '../../src/errors.js';
import { VideoRepository, type VideoUpload } from '../../src/video.js';

const uploaded = makeVideo({ video_name: 'a.mp4', video_category: 'user' });
const file = new File(['x'], 'x.mp4', { type: 'video/mp4' });

test('sends every field', async () => {
  const transport = new FakeTransport({ ...uploaded, video_category: 'mask', is_intermediate: true, board_id: 'b' });
  const input: VideoUpload = {
    video_category: 'mask',
    is_intermediate: true,
    board_id: 'b',
    session_id: 's',
    metadata: { seed: 3 },
    name: 'other.mp4',
  };
  await new VideoRepository(transport).upload(file, input);
  expect(transport.requests[0]?.[1]).toMatchObject({
    query: { video_category: 'mask', is_intermediate: true, board_id: 'b', session_id: 's' },
    form: { metadata: '{"seed":3}', file: { name: 'other.mp4', type: 'video/mp4' } },
  });
});

test('bytes without a type are sent as an MP4', async () => {
  const transport = new FakeTransport(uploaded);
  await new VideoRepository(transport).upload(makeVideoFile());
  expect(transport.requests[0]?.[1].form).toMatchObject({ file: { name: 'blob', type: 'video/mp4' } });
});

test.each([
  ['an empty file', new File([], 'x.mp4', { type: 'video/mp4' }), {}, 'file'],
  ['a file of another type', new File(['x'], 'x.webm', { type: 'video/webm' }), {}, 'file'],
  ['a stream without a type', { stream: new Blob(['x']).stream(), name: 'x.mp4', type: '' }, {}, 'file'],
  ['metadata that is no object', file, { metadata: JSON.parse('[]') }, 'metadata'],
  ['metadata above 1 MiB', file, { metadata: { a: 'x'.repeat(2 ** 20) } }, 'metadata'],
  ['an empty board', file, { board_id: '' }, 'board_id'],
])('refuses %s without a request', async (_, source, input, argument) => {
  const transport = new FakeTransport();
  const upload = new VideoRepository(transport).upload(source, input);
  await expect(upload).rejects.toMatchObject({ name: 'InputError', argument });
  expect(transport.requests).toEqual([]);
});

test('rejects with the video when it is not on the requested board', async () => {
  const error = await new VideoRepository(new FakeTransport(uploaded))
    .upload(file, { board_id: 'b' })
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(MisplacedUploadError);
  expect(error).toMatchObject({
    video: uploaded,
    image: undefined,
    message: 'video "a.mp4" was uploaded to no board instead of board "b"; add it to a board',
  });
});

const isUpload = ({ url }: Request): boolean => url.includes('/videos/upload');

/** Returns the repository of a sandbox, and the statuses of the uploads that it received. */
function open(sandbox: ReturnType<typeof createSandbox>) {
  const statuses: number[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await sandbox.fetch(input, init);
    statuses.push(response.status);
    return response;
  };
  return { videos: new VideoRepository(createHttpTransport({ baseUrl: 'http://x.invalid', fetch })), statuses };
}

test.each([
  ['a text file', new TextEncoder().encode('hello'), 'Not an MP4 video file'],
  ['a QuickTime movie', makeVideoFile({ brand: 'qt  ' }), 'Not an MP4 video file'],
  ['a movie that is cut off', makeVideoFile().slice(0, 500), 'Failed to read video'],
])('%s is an HttpError of status 415', async (_, bytes, detail) => {
  using sandbox = createSandbox();
  await expect(open(sandbox).videos.upload(bytes)).rejects.toMatchObject({ name: 'HttpError', status: 415, detail });
});

test('an upload that a busy server refused is repeated, and exists once', async () => {
  using sandbox = createSandbox();
  sandbox.fault({ kind: 'status', status: 429, retryAfter: 0, match: isUpload, times: 2 });
  const { videos, statuses } = open(sandbox);
  const { video_name } = await videos.upload(makeVideoFile());
  expect(statuses).toEqual([429, 429, 201]);
  expect((await videos.names()).video_names).toEqual([video_name]);
});

test('an upload whose response was lost is not repeated', async () => {
  using sandbox = createSandbox();
  sandbox.fault({ kind: 'lose', match: isUpload, times: 1 });
  const { videos } = open(sandbox);
  await expect(videos.upload(makeVideoFile())).rejects.toMatchObject({ name: 'ConnectionError', outcome: 'unknown' });
  expect((await videos.names()).video_names).toHaveLength(1);
});
