import { expect, onTestFinished, test, vi } from 'vitest';

import { createHttpTransport } from '../../src/http-transport.js';
import type { RequestOptions } from '../../src/options.js';
import type { Transport } from '../../src/transport.js';
import { anything } from '../support/anything.js';
import { watchedSignal } from '../support/watched-signal.js';

type Call = (transport: Transport, options: RequestOptions) => Promise<unknown>;

const calls: readonly (readonly [string, Call])[] = [
  ['json', (transport, options) => transport.json('GET /x', anything, options)],
  ['blob', (transport, options) => transport.blob('GET /x', options)],
  ['stream', async (transport, options) => new Response(await transport.stream('GET /x', options)).text()],
  ['send', (transport, options) => transport.send('GET /x', options)],
  ['request', (transport, options) => transport.request('GET /x', options)],
];

const outcomes: readonly (readonly [string, readonly (() => Promise<Response>)[]])[] = [
  ['a response', [async () => Response.json(1)]],
  ['an error status', [async () => Response.json({ detail: 'no' }, { status: 403 })]],
  ['a retry', [async () => Response.json({}, { status: 503 }), async () => Response.json(1)]],
  ['a lost connection', [() => Promise.reject(new TypeError('fetch failed')), async () => Response.json(1)]],
  ['no response in time', [() => new Promise(() => {})]],
];

test.each(
  calls.flatMap(([name, call]) => outcomes.map(([outcome, responses]) => [name, outcome, call, responses] as const)),
)('%s leaves no listener on the signal after %s', async (_, __, call, responses) => {
  let next = 0;
  const transport = createHttpTransport({
    baseUrl: 'http://localhost',
    fetch: () => responses[next++]?.() ?? Promise.reject(new Error('no more responses')),
    random: () => 0,
    timeout: 50,
  });
  const { signal, listeners } = watchedSignal();
  await call(transport, { signal }).catch(() => {});
  expect(next).toBe(responses.length);
  expect(listeners.size).toBe(0);
});

const attemptOutcomes = outcomes.flatMap(([outcome, [respond, ...others]]) =>
  respond && others.length === 0 ? [[outcome, respond] as const] : [],
);

test.each(attemptOutcomes)(
  'a request that is sent once leaves no listener on the signal after %s',
  async (_, fetch) => {
    const transport = createHttpTransport({ baseUrl: 'http://localhost', fetch, timeout: 50 });
    const { signal, listeners } = watchedSignal();
    await transport.send('POST /x', { signal }).catch(() => {});
    expect(listeners.size).toBe(0);
  },
);

test.each([
  ['a response', async () => Response.json(1)],
  ['an error status', async () => Response.json({ detail: 'no' }, { status: 403 })],
  ['a lost connection', () => Promise.reject(new TypeError('fetch failed'))],
])('a request that is sent once leaves no timer after %s', async (_, fetch) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const transport = createHttpTransport({ baseUrl: 'http://localhost', fetch });
  await transport.send('POST /x', {}).catch(() => {});
  expect(vi.getTimerCount()).toBe(0);
});

test('a request that waited for a free slot leaves no listener on the signal', async () => {
  const turn = Promise.withResolvers<void>();
  const transport = createHttpTransport({
    baseUrl: 'http://localhost',
    maxConcurrent: 1,
    fetch: () => turn.promise.then(() => Response.json(1)),
  });
  const first = transport.send('GET /1', {});
  const { signal, listeners } = watchedSignal();
  const second = transport.send('GET /2', { signal });
  expect(listeners.size).toBeGreaterThan(0);
  turn.resolve();
  await Promise.all([first, second]);
  expect(listeners.size).toBe(0);
});

test.each(['stream', 'json'] as const)('%s does not read the body of a web page', async (method) => {
  const canceled = Promise.withResolvers<void>();
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new TextEncoder().encode('<p>')),
    cancel: () => canceled.resolve(),
  });
  const fetch = async () => new Response(endless, { headers: { 'content-type': 'text/html' } });
  const transport = createHttpTransport({ baseUrl: 'http://localhost', fetch });
  const response = method === 'stream' ? transport.stream('GET /x', {}) : transport.json('GET /x', anything, {});
  await expect(response).rejects.toMatchObject({ name: 'NotInvokeAIError' });
  await canceled.promise;
});
