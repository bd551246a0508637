import { makeVideoFile } from '@x/sandbox/make-video-file';
import { createSandbox } from '@x/sandbox/sandbox';
import { createHttpTransport } from '@x/transport/http-transport';
import { FakeTransport } from '@x/transport/test';
import { expect, test } from 'vitest';

import { VideoRepository } from '../../src/video.js';

const head = (size: number) => new Response(null, { headers: { 'content-length': `${size}` } });
const part = (text: string, range: string) => new Response(text, { status: 206, headers: { 'content-range': range } });
const text = async (stream: ReadableStream<Uint8Array>) => new Response(stream).text();

/** Returns the repository of a sandbox with a video of 2.5 MiB, and the ranges that were requested. */
async function open(sandbox: ReturnType<typeof createSandbox>) {
  const ranges: (string | null)[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    if (request.method === 'GET') ranges.push(request.headers.get('range'));
    return sandbox.fetch(request);
  };
  const transport = createHttpTransport({ baseUrl: 'http://x.invalid', fetch, random: () => 0 });
  const videos = new VideoRepository(transport);
  const file = makeVideoFile({ size: 2.5 * 2 ** 20 });
  const { video_name } = await videos.upload(file);
  return { videos, ranges, file, name: video_name };
}

const bytesOf = async (stream: ReadableStream<Uint8Array>) => Buffer.from(await new Response(stream).arrayBuffer());

test('the server returns at most 1 MiB of a range, and says of how much', async () => {
  using sandbox = createSandbox();
  const { videos, file, name } = await open(sandbox);
  const { bytes, ...rest } = await videos.range(name, { start: 10, end: 2_000_000 });
  expect([bytes.size, rest]).toEqual([2 ** 20, { start: 10, size: file.length }]);
  expect((await videos.range(name, { start: file.length - 3 })).bytes.size).toBe(3);
});

test('a file is read in parts, from any byte on', async () => {
  using sandbox = createSandbox();
  const { videos, ranges, file, name } = await open(sandbox);
  expect((await bytesOf(await videos.streamFrom(name, 0))).equals(file)).toBe(true);
  expect(ranges).toEqual(['bytes=0-', 'bytes=1048576-', 'bytes=2097152-']);
  const rest = await bytesOf(await videos.streamFrom(name, 2_000_000));
  expect(rest.equals(file.subarray(2_000_000))).toBe(true);
  expect((await bytesOf(await videos.streamFrom(name, file.length))).length).toBe(0);
});

test('a lost connection costs one part', async () => {
  using sandbox = createSandbox();
  const { videos, ranges, file, name } = await open(sandbox);
  sandbox.fault({ kind: 'truncate', match: ({ method }) => method === 'GET', times: 1 });
  const progress: unknown[] = [];
  const stream = await videos.streamFrom(name, 0, { onProgress: (state) => progress.push(state) });
  expect((await bytesOf(stream)).equals(file)).toBe(true);
  expect(ranges).toHaveLength(4);
  expect(progress.at(-1)).toEqual({ transferred: file.length, total: file.length });
  expect(progress).toHaveLength(3);
});

test('parts are requested when they are read', async () => {
  using sandbox = createSandbox();
  const { videos, ranges, name } = await open(sandbox);
  const reader = (await videos.streamFrom(name, 0)).getReader();
  expect(ranges).toEqual([]);
  await reader.read();
  await reader.cancel();
  expect(ranges).toHaveLength(1);
});

test.each([-1, 0.5, Number.NaN, JSON.parse('"7"')])('start must be a byte, not %j', async (start) => {
  const videos = new VideoRepository(new FakeTransport());
  await expect(videos.streamFrom('a.mp4', start)).rejects.toMatchObject({ name: 'InputError', argument: 'start' });
});

test('a start behind the end of the file is an InputError', async () => {
  const videos = new VideoRepository(new FakeTransport(head(5)));
  const message = expect.stringContaining('must be at most 5, the size of the file, got 6');
  await expect(text(await videos.streamFrom('a.mp4', 6))).rejects.toMatchObject({ name: 'InputError', message });
});

test('a proxy that ignores ranges sends the whole file once', async () => {
  const transport = new FakeTransport(head(5), new Response('01234'));
  expect(await text(await new VideoRepository(transport).streamFrom('a.mp4', 2))).toBe('234');
  expect(transport.requests).toHaveLength(2);
});

test.each([
  ['another part', part('234', 'bytes 1-3/5')],
  ['nothing', part('', 'bytes 2-1/5')],
  ['more than the file', part('23456789', 'bytes 2-9/5')],
  ['no place', new Response('234', { status: 206 })],
  ['a file of another size', part('234', 'bytes 2-4/6')],
])('%s is a ResponseError', async (_, response) => {
  const videos = new VideoRepository(new FakeTransport(head(5), response));
  await expect(text(await videos.streamFrom('a.mp4', 2))).rejects.toMatchObject({ name: 'ResponseError' });
});

test('a size that is missing is a ResponseError', async () => {
  const videos = new VideoRepository(new FakeTransport(new Response(null)));
  await expect(videos.size('a.mp4')).rejects.toMatchObject({ name: 'ResponseError' });
});
