import { setTimeout as pause } from 'node:timers/promises';

import { expect, test, vi } from 'vitest';
import { mayHaveHappened } from '../../src/errors.js';
import { createHttpTransport, type HttpTransportOptions } from '../../src/http-transport.js';
import { anything } from '../support/anything.js';
import { json, reset, silence, stall } from '../support/responses.js';
import { type Handler, startServer } from '../support/test-server.js';

const reason = new Error('the user left');

test('an aborted signal makes no request', async () => {
  await using server = await startServer(json(1));
  const transport = createHttpTransport({ baseUrl: server.url });
  await expect(transport.json('GET /x', anything, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  expect(server.seen).toEqual([]);
});

test.each<[string, Handler]>([
  ['waiting for a response', silence],
  ['reading it', stall],
])("an abort while %s rejects with the signal's own reason", async (_, handler) => {
  const controller = new AbortController();
  await using server = await startServer((response, seen) => {
    handler(response, seen);
    setTimeout(() => controller.abort(reason), 10);
  });
  const { signal } = controller;
  const transport = createHttpTransport({ baseUrl: server.url });
  await expect(transport.json('GET /x', anything, { signal })).rejects.toBe(reason);
  await expect(transport.json('POST /x', anything, { signal, body: {} })).rejects.toBe(reason);
  expect(server.seen).toHaveLength(1);
});

test('an abort during the backoff ends it', async () => {
  const controller = new AbortController();
  await using server = await startServer(reset);
  const transport = createHttpTransport({
    baseUrl: server.url,
    random: () => {
      setTimeout(() => controller.abort(reason));
      return 1;
    },
  });
  await expect(transport.json('GET /x', anything, { signal: controller.signal })).rejects.toBe(reason);
  expect(server.seen).toHaveLength(1);
});

test('the reason of an abort may be any value', async () => {
  await using server = await startServer(silence);
  const controller = new AbortController();
  const response = createHttpTransport({ baseUrl: server.url }).send('GET /x', { signal: controller.signal });
  setTimeout(() => controller.abort('enough'));
  await expect(response).rejects.toBe('enough');
});

test('an abort after the response changes nothing', async () => {
  await using server = await startServer(json(1));
  const controller = new AbortController();
  const transport = createHttpTransport({ baseUrl: server.url });
  const response = transport.json('GET /x', anything, { signal: controller.signal });
  expect(await response).toBe(1);
  controller.abort(reason);
  expect(await response).toBe(1);
});

test.each([
  ['fetch', () => new Promise<Response>(() => {})],
  ['body', async () => new Response(new ReadableStream({ pull: () => new Promise(() => {}) }))],
])('an abort ends a request although an injected %s ignores the signal', async (_, fetch) => {
  const controller = new AbortController();
  const transport = createHttpTransport({ baseUrl: 'http://localhost', fetch });
  const response = transport.json('GET /x', anything, { signal: controller.signal });
  setTimeout(() => controller.abort(reason));
  await expect(response).rejects.toBe(reason);
});

test('an abort ends a request while the token is read', async () => {
  const controller = new AbortController();
  const transport = createHttpTransport({
    baseUrl: 'http://localhost',
    token: () => {
      setTimeout(() => controller.abort(reason));
      return new Promise<string>(() => {});
    },
  });
  await expect(transport.json('GET /x', anything, { signal: controller.signal })).rejects.toBe(reason);
});

test('an abort ends a request while a renewed token is kept, which has no limit of its own', async () => {
  const controller = new AbortController();
  await using server = await startServer(json(1, 200, { 'x-refreshed-token': 'two' }));
  const token = {
    get: () => 'one',
    set: () => {
      setTimeout(() => controller.abort(reason));
      return new Promise<void>(() => {});
    },
  };
  const transport = createHttpTransport({ baseUrl: server.url, timeout: false, maxConcurrent: 1, token });
  await expect(transport.json('POST /x', anything, { signal: controller.signal })).rejects.toBe(reason);
  await expect(transport.json('POST /x', anything, { signal: controller.signal })).rejects.toBe(reason);
});

test.each<[string, (abort: () => void) => Partial<HttpTransportOptions>]>([
  [
    'the token is read',
    (abort) => ({
      token: async () => {
        abort();
        return 'one';
      },
    }),
  ],
  ['it is about to be sent', (abort) => ({ onRequest: abort })],
])(
  'a request that is aborted while %s is not sent, though an injected fetch ignores the signal',
  async (_, options) => {
    const controller = new AbortController();
    const fetch = vi.fn(async () => Response.json(1));
    const onResponse = vi.fn();
    const { signal } = controller;
    const aborting = options(() => controller.abort(reason));
    const transport = createHttpTransport({ baseUrl: 'http://localhost', fetch, onResponse, ...aborting });
    await expect(transport.json('GET /x', anything, { signal })).rejects.toBe(reason);
    await expect(transport.json('POST /x', anything, { signal })).rejects.toBe(reason);
    await pause(10);
    expect(fetch).not.toHaveBeenCalled();
  },
);

test('an abort while the token is read reports no request', async () => {
  const controller = new AbortController();
  const onRequest = vi.fn();
  const token = async (): Promise<string> => {
    controller.abort(reason);
    return 'one';
  };
  const transport = createHttpTransport({ baseUrl: 'http://localhost', token, onRequest });
  await expect(transport.send('POST /x', { signal: controller.signal })).rejects.toBe(reason);
  await pause(10);
  expect(onRequest).not.toHaveBeenCalled();
});

test('an abort while one request reads the token says nothing of another that was sent', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const reads: (() => Promise<string>)[] = [
    async () => 'one',
    () => {
      setTimeout(() => controller.abort(new Error('the user left')));
      return new Promise<string>(() => {});
    },
  ];
  const transport = createHttpTransport({
    baseUrl: 'http://localhost',
    token: () => reads.shift()?.(),
    fetch: () => new Promise<Response>(() => {}),
  });
  const sent = transport.send('POST /1', { signal });
  await Promise.all([expect(transport.send('POST /2', { signal })).rejects.toThrow(), expect(sent).rejects.toThrow()]);
  expect(mayHaveHappened(signal.reason)).toBe(true);
});

test('no redirect is followed after an abort, though an injected fetch ignores the signal', async () => {
  const controller = new AbortController();
  const fetch = vi.fn(async () => {
    controller.abort(reason);
    return new Response(null, { status: 307, headers: { location: '/y' } });
  });
  const transport = createHttpTransport({ baseUrl: 'http://localhost', fetch });
  await expect(transport.send('GET /x', { signal: controller.signal })).rejects.toBe(reason);
  await pause(10);
  expect(fetch).toHaveBeenCalledOnce();
});

test("an abort ends a stream with the signal's own reason", async () => {
  await using server = await startServer(stall);
  const controller = new AbortController();
  const stream = await createHttpTransport({ baseUrl: server.url }).stream('GET /x', { signal: controller.signal });
  const reader = stream.getReader();
  await reader.read();
  const next = reader.read();
  controller.abort(reason);
  await expect(next).rejects.toBe(reason);
});

test('leaving a stream closes the connection', async () => {
  const closed = Promise.withResolvers<void>();
  await using server = await startServer((response, seen) => {
    response.on('close', closed.resolve);
    stall(response, seen);
  });
  const stream = await createHttpTransport({ baseUrl: server.url }).stream('GET /x', {});
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) {
    chunks.push(chunk);
    break;
  }
  await closed.promise;
  expect(chunks).toEqual([new TextEncoder().encode('x')]);
});

test('a stream that is cut off rejects', async () => {
  await using server = await startServer((response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('x', () => response.destroy());
  });
  const stream = await createHttpTransport({ baseUrl: server.url }).stream('GET /x', {});
  await expect(new Response(stream).text()).rejects.toMatchObject({ name: 'ConnectionError', route: 'GET /x' });
});

test('a timeout signal of the caller rejects with its own reason', async () => {
  await using server = await startServer(silence);
  const signal = AbortSignal.timeout(20);
  await expect(createHttpTransport({ baseUrl: server.url }).json('GET /x', anything, { signal })).rejects.toSatisfy(
    (error) => error === signal.reason,
  );
});
