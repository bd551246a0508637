import { test } from 'vitest';
import { createHttpTransport } from '../../src/http-transport.js';
import { anything } from '../support/anything.js';
import { json, silence, stall } from '../support/responses.js';
import { type Handler, startServer } from '../support/test-server.js';

const late = (milliseconds: number) => ({ name: 'TimeoutError', route: 'GET /x', timeout: milliseconds });

test.concurrent.for<[name: string, Handler]>([
  ['no response', silence],
  ['half a response', stall],
])('times out after %s', async ([_, handler], { expect }) => {
  await using server = await startServer(handler);
  const transport = createHttpTransport({ baseUrl: server.url, timeout: 40 });
  await expect(transport.json('GET /x', anything, {})).rejects.toMatchObject(late(40));
  await expect(transport.blob('GET /x', {})).rejects.toMatchObject(late(40));
  await expect(transport.send('POST /x', {})).rejects.toMatchObject({ ...late(40), route: 'POST /x' });
  await expect(transport.request('GET /x', { timeout: 20 })).rejects.toMatchObject(late(20));
});

test.concurrent('times out although an injected fetch ignores its signal', async ({ expect }) => {
  const fetch = () => new Promise<Response>(() => {});
  const transport = createHttpTransport({ baseUrl: 'http://localhost', timeout: 20, fetch });
  await expect(transport.json('GET /x', anything, {})).rejects.toMatchObject(late(20));
  await expect(transport.send('POST /x', {})).rejects.toMatchObject({ ...late(20), route: 'POST /x' });
});

test.concurrent.for(['GET /x', 'POST /x'] as const)(
  'the body of an error of %s has the timeout, and no more than is left of the time for all attempts',
  async (route, { expect }) => {
    await using server = await startServer((response) => {
      setTimeout(() => response.writeHead(422, { 'content-length': '100' }).write('x'), 200);
    });
    const send = (totalTimeout: number): Promise<void> =>
      createHttpTransport({ baseUrl: server.url, timeout: 1_000, totalTimeout }).send(route, {});
    await Promise.all([
      expect(send(5_000)).rejects.toMatchObject({ name: 'ValidationError', status: 422 }),
      expect(send(1_100)).rejects.toMatchObject({ name: 'TimeoutError', route, timeout: 1_100 }),
    ]);
  },
);

test.concurrent('times out when a stream stalls, after the chunks it yielded', async ({ expect }) => {
  await using server = await startServer(stall);
  const transport = createHttpTransport({ baseUrl: server.url, timeout: 400 });
  const reader = (await transport.stream('GET /x', {})).getReader();
  expect((await reader.read()).value).toEqual(new TextEncoder().encode('x'));
  await expect(reader.read()).rejects.toMatchObject(late(400));
});

test.concurrent('does not time out while a stream yields chunks', async ({ expect }) => {
  await using server = await startServer(async (response) => {
    for (let chunk = 0; chunk < 5; chunk++) {
      response.write('x');
      await new Promise((resolve) => setTimeout(resolve, 450));
    }
    response.end();
  });
  const stream = await createHttpTransport({ baseUrl: server.url, timeout: 2_000 }).stream('GET /x', {});
  expect(await new Response(stream).text()).toBe('xxxxx');
});

test.concurrent('an upload has ten times the timeout', async ({ expect }) => {
  await using server = await startServer((response, seen) => void setTimeout(() => json(1)(response, seen), 200));
  const transport = createHttpTransport({ baseUrl: server.url, timeout: 100 });
  expect(await transport.json('POST /x', anything, { form: { file: 'x' } })).toBe(1);
  await expect(transport.json('POST /x', anything, { body: 'x' })).rejects.toMatchObject({ timeout: 100 });
});

test.concurrent.for([{ timeout: false }, { timeout: false, totalTimeout: false }] as const)(
  'has no time limit with %j',
  async (options, { expect }) => {
    await using server = await startServer((response) => void setTimeout(() => response.end('1'), 60));
    const transport = createHttpTransport({ baseUrl: server.url, ...options });
    expect(await transport.json('GET /x', anything, {})).toBe(1);
  },
);
