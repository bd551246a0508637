import { expect, test } from 'vitest';
import { createHttpTransport } from '../../src/http-transport.js';
import { anything } from '../support/anything.js';
import { json, reset, silence, stall } from '../support/responses.js';
import { type Answer, startServer } from '../support/test-server.js';

const why = new Error('the user left');

test('an abort before it makes no request', async () => {
  await using server = await startServer(json(1));
  const transport = createHttpTransport({ baseUrl: server.url });
  await expect(transport.json('GET /x', anything, { signal: AbortSignal.abort(why) })).rejects.toBe(why);
  expect(server.seen).toEqual([]);
});

test.each<[string, Answer]>([
  ['waiting for an answer', silence],
  ['reading it', stall],
])("an abort while %s rejects with the signal's own reason", async (_, answer) => {
  const controller = new AbortController();
  await using server = await startServer((response, seen) => {
    answer(response, seen);
    setTimeout(() => controller.abort(why), 10);
  });
  const { signal } = controller;
  const transport = createHttpTransport({ baseUrl: server.url });
  await expect(transport.json('GET /x', anything, { signal })).rejects.toBe(why);
  await expect(transport.json('POST /x', anything, { signal, body: {} })).rejects.toBe(why);
  expect(server.seen).toHaveLength(1);
});

test('an abort in the pause before the next try ends it', async () => {
  const controller = new AbortController();
  await using server = await startServer(reset);
  const transport = createHttpTransport({
    baseUrl: server.url,
    random: () => {
      setTimeout(() => controller.abort(why));
      return 1;
    },
  });
  await expect(transport.json('GET /x', anything, { signal: controller.signal })).rejects.toBe(why);
  expect(server.seen).toHaveLength(1);
});

test('a reason may be anything', async () => {
  await using server = await startServer(silence);
  const controller = new AbortController();
  const answer = createHttpTransport({ baseUrl: server.url }).send('GET /x', { signal: controller.signal });
  setTimeout(() => controller.abort('enough'));
  await expect(answer).rejects.toBe('enough');
});

test('an abort after it changes nothing', async () => {
  await using server = await startServer(json(1));
  const controller = new AbortController();
  const transport = createHttpTransport({ baseUrl: server.url });
  const answer = transport.json('GET /x', anything, { signal: controller.signal });
  expect(await answer).toBe(1);
  controller.abort(why);
  expect(await answer).toBe(1);
});

test.each([
  ['fetch', () => new Promise<Response>(() => {})],
  ['body', async () => new Response(new ReadableStream({ pull: () => new Promise(() => {}) }))],
])('an abort is heard although an injected %s never listens', async (_, fetch) => {
  const controller = new AbortController();
  const transport = createHttpTransport({ baseUrl: 'http://localhost', fetch });
  const answer = transport.json('GET /x', anything, { signal: controller.signal });
  setTimeout(() => controller.abort(why));
  await expect(answer).rejects.toBe(why);
});

test('an abort is heard while the token is looked for', async () => {
  const controller = new AbortController();
  const transport = createHttpTransport({
    baseUrl: 'http://localhost',
    token: () => {
      setTimeout(() => controller.abort(why));
      return new Promise<string>(() => {});
    },
  });
  await expect(transport.json('GET /x', anything, { signal: controller.signal })).rejects.toBe(why);
});

test("an abort breaks a stream off with the signal's own reason", async () => {
  await using server = await startServer(stall);
  const controller = new AbortController();
  const stream = await createHttpTransport({ baseUrl: server.url }).stream('GET /x', { signal: controller.signal });
  const reader = stream.getReader();
  await reader.read();
  const next = reader.read();
  controller.abort(why);
  await expect(next).rejects.toBe(why);
});

test('leaving a stream takes the connection away', async () => {
  const closed = Promise.withResolvers<void>();
  await using server = await startServer((response, seen) => {
    response.on('close', closed.resolve);
    stall(response, seen);
  });
  const stream = await createHttpTransport({ baseUrl: server.url }).stream('GET /x', {});
  for await (const _ of stream) break;
  await closed.promise;
});

test('a stream that breaks off says so', async () => {
  await using server = await startServer((response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('x', () => response.destroy());
  });
  const stream = await createHttpTransport({ baseUrl: server.url }).stream('GET /x', {});
  await expect(new Response(stream).text()).rejects.toMatchObject({ name: 'ConnectionError', route: 'GET /x' });
});

test('a deadline of the caller is no timeout of ours', async () => {
  await using server = await startServer(silence);
  const signal = AbortSignal.timeout(20);
  await expect(createHttpTransport({ baseUrl: server.url }).json('GET /x', anything, { signal })).rejects.toSatisfy(
    (reason) => reason === signal.reason,
  );
});
