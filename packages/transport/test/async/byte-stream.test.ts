import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { givesMemory, passingChunks, streamOf } from '@x/transport/async';
import { createHttpTransport } from '@x/transport/http-transport';
import { expect, test } from 'vitest';

const bytes = (...values: number[]) => Uint8Array.from(values);

async function* of(...chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

/** Returns what passes, and how long each chunk is afterwards. */
async function pass(stream: ReadableStream<Uint8Array>) {
  const chunks: Uint8Array[] = [];
  const contents: number[][] = [];
  for await (const chunk of passingChunks(stream)) {
    chunks.push(chunk);
    contents.push([...chunk]);
  }
  return { contents, left: chunks.map(({ length }) => length) };
}

test('the memory of a chunk is freed once it has passed, where the stream gives it', async () => {
  const given = streamOf(of(bytes(1, 2), bytes(3)), { givesMemory: true });
  expect(await pass(given)).toEqual({ contents: [[1, 2], [3]], left: [0, 0] });
});

test('the memory of a chunk that somebody else may read is left alone', async () => {
  const kept = bytes(1, 2);
  expect(await pass(streamOf(of(kept)))).toEqual({ contents: [[1, 2]], left: [2] });
  expect(kept).toEqual(bytes(1, 2));
});

test('shared memory is copied before it is given', async () => {
  const shared = new Uint8Array(new SharedArrayBuffer(2)).fill(7);
  expect(await pass(streamOf(of(shared), { givesMemory: true }))).toEqual({ contents: [[7, 7]], left: [0] });
  expect([...shared]).toEqual([7, 7]);
});

test.each([true, false])('empty chunks are left out, and the stream ends (given: %s)', async (isGiven) => {
  const stream = streamOf(of(bytes(), bytes(1), bytes(), bytes()), { givesMemory: isGiven });
  expect((await pass(stream)).contents).toEqual([[1]]);
});

test('a stream that gives memory fills the buffer of its reader, and ends', async () => {
  const reader = streamOf(of(bytes(1, 2, 3)), { givesMemory: true }).getReader({ mode: 'byob' });
  expect((await reader.read(new Uint8Array(2))).value).toEqual(bytes(1, 2));
  expect((await reader.read(new Uint8Array(2))).value).toEqual(bytes(3));
  expect(await reader.read(new Uint8Array(2))).toMatchObject({ done: true });
});

test.each([true, false])('who wants no more ends the chunks (given: %s)', async (isGiven) => {
  let isEnded = false;
  const chunks = async function* () {
    try {
      for (;;) yield bytes(1);
    } finally {
      isEnded = true;
    }
  };
  for await (const _ of passingChunks(streamOf(chunks(), { givesMemory: isGiven }))) break;
  expect(isEnded).toBe(true);
});

test('a stream that is being read does not say that it gives its memory', () => {
  const stream = streamOf(of(bytes(1)), { givesMemory: true });
  expect(givesMemory(stream)).toBe(true);
  stream.getReader();
  expect(givesMemory(stream)).toBe(false);
});

const route = 'GET /api/v1/images/i/{image_name}/full';
const path = { image_name: 'a.png' };

test('the file of a server is ours, so its memory is freed', async () => {
  const server = createServer((_, response) => response.end('content')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const { port } = server.address() as AddressInfo;
    const transport = createHttpTransport({ baseUrl: `http://127.0.0.1:${port}` });
    const stream = await transport.stream(route, { path });
    const { contents, left } = await pass(stream);
    expect(Buffer.from(contents.flat()).toString()).toBe('content');
    expect(left).toEqual(left.map(() => 0));
  } finally {
    server.close();
  }
});

test('the chunks of a fetch of your own are left alone', async () => {
  const chunk = bytes(1, 2);
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(chunk);
      controller.close();
    },
  });
  const transport = createHttpTransport({ baseUrl: 'http://localhost', fetch: async () => new Response(body) });
  expect((await pass(await transport.stream(route, { path }))).contents).toEqual([[1, 2]]);
  expect(chunk).toEqual(bytes(1, 2));
});
