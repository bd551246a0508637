import { expect, test } from 'vitest';
import type { Fault } from '../src/fault.js';
import { createSandbox, type Sandbox } from '../src/sandbox.js';
import { bodyOf, request } from './support/request.js';

const create = (sandbox: Sandbox) => request(sandbox, 'POST /api/v1/boards/?board_name=a');
const count = async (sandbox: Sandbox) => ((await bodyOf(sandbox, 'GET /api/v1/boards/?all=true')) as []).length;
const broken = { message: 'fetch failed', cause: { code: 'ECONNRESET' } };

test.each<[Fault, number]>([
  [{ kind: 'lose' }, 1],
  [{ kind: 'reset' }, 0],
  [{ kind: 'kill' }, 0],
  [{ kind: 'kill', done: true }, 1],
])('breaks the connection, with the request executed or not: %o', async (fault, made) => {
  using sandbox = createSandbox();
  sandbox.fault({ ...fault, times: 1 });
  await expect(create(sandbox)).rejects.toMatchObject(broken);
  sandbox.revive();
  expect(await count(sandbox)).toBe(made);
});

test('truncates the response of an executed request', async () => {
  using sandbox = createSandbox();
  sandbox.fault({ kind: 'truncate', times: 1 });
  const response = await sandbox.fetch('http://sandbox/api/v1/boards/?board_name=a', { method: 'POST' });
  const reader = response.body?.getReader();
  const first = await reader?.read();
  expect(first?.value?.length).toBe(Math.floor(Number(response.headers.get('content-length')) / 2));
  await expect(reader?.read()).rejects.toMatchObject({ message: 'terminated', cause: { code: 'ECONNRESET' } });
  expect(await count(sandbox)).toBe(1);
});

test('returns a status without executing the request, with its Retry-After', async () => {
  using sandbox = createSandbox();
  sandbox.fault({ kind: 'status', retryAfter: 2, times: 1 });
  const { status, headers } = await create(sandbox);
  expect([status, headers.get('retry-after')]).toEqual([503, '2']);
  sandbox.fault({ kind: 'status', status: 500, body: { detail: 'Failed to create board' }, times: 1 });
  expect(await create(sandbox)).toMatchObject({ status: 500, body: { detail: 'Failed to create board' } });
  sandbox.fault({ kind: 'status', status: 502, body: 'Bad Gateway', times: 1 });
  expect(await create(sandbox)).toMatchObject({ status: 502, body: 'Bad Gateway' });
  expect(await count(sandbox)).toBe(0);
});

test('a killed sandbox refuses every connection until it is revived', async () => {
  using sandbox = createSandbox();
  sandbox.fault({ kind: 'kill', times: 1 });
  await expect(create(sandbox)).rejects.toMatchObject(broken);
  await expect(count(sandbox)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  sandbox.revive();
  expect(await count(sandbox)).toBe(0);
});

test('a rule matches one route, starts after some requests, and ends after some faults or when removed', async () => {
  using sandbox = createSandbox();
  await sandbox.seed({ boards: [{ board_id: 'b1' }] });
  const get = () => request(sandbox, 'GET /api/v1/boards/b1').then(({ status }) => status);
  const remove = sandbox.fault({ kind: 'status', match: 'GET /api/v1/boards/{board_id}', after: 1, times: 2 });
  expect(await count(sandbox)).toBe(1);
  expect([await get(), await get(), await get(), await get()]).toEqual([200, 503, 503, 200]);
  remove();
  const removeSecond = sandbox.fault({ kind: 'status', match: ({ method }) => method === 'GET' });
  expect(await get()).toBe(503);
  expect((await create(sandbox)).status).toBe(201);
  removeSecond();
  expect(await get()).toBe(200);
});

test('skips images in the batch operations of boards, without reporting them', async () => {
  using sandbox = createSandbox();
  const image_names = ['a.png', 'b.png', 'c.png'];
  await sandbox.seed({ boards: [{ board_id: 'b1' }], images: image_names.map((image_name) => ({ image_name })) });
  const remove = sandbox.fault({ kind: 'skip', names: ['a.png', 'c.png'] });
  const add = (json: object) => request(sandbox, 'POST /api/v1/board_images/batch', { json });
  expect(await add({ board_id: 'b1', image_names })).toMatchObject({
    status: 201,
    body: { added_images: ['b.png'], failed_images: [] },
  });
  expect(await bodyOf(sandbox, 'GET /api/v1/boards/b1/image_names')).toEqual(['b.png']);
  expect((await add({ board_id: 'b1' })).status).toBe(422);
  const star = await bodyOf(sandbox, 'POST /api/v1/images/star', { json: { image_names } });
  expect(star).toMatchObject({ starred_images: image_names });
  remove();
  expect(await add({ board_id: 'b1', image_names })).toMatchObject({ body: { added_images: image_names } });
  sandbox.fault({ kind: 'skip', names: ['a.png'], match: 'POST /api/v1/board_images/batch/delete', times: 1 });
  const take = () => bodyOf(sandbox, 'POST /api/v1/board_images/batch/delete', { json: { image_names } });
  expect(await take()).toMatchObject({ removed_images: ['b.png', 'c.png'], failed_images: [] });
  expect(await take()).toMatchObject({ removed_images: image_names });
});

test('applies several faults to one request', async () => {
  using sandbox = createSandbox();
  sandbox.fault({ kind: 'delay', milliseconds: 20, times: 1 });
  sandbox.fault({ kind: 'lose', times: 1 });
  const start = performance.now();
  await expect(create(sandbox)).rejects.toMatchObject(broken);
  expect(performance.now() - start).toBeGreaterThan(15);
  expect(await count(sandbox)).toBe(1);
});

test('the same seed gives the same faults, another seed others', async () => {
  const schedule = async (seed: number) => {
    using sandbox = createSandbox({ seed });
    sandbox.fault({ kind: 'status', probability: 0.5 });
    const responses = [];
    for (let round = 0; round < 40; round += 1) responses.push((await request(sandbox, 'GET /')).status);
    return responses.join(' ');
  };
  const first = await schedule(1);
  expect(await schedule(1)).toBe(first);
  expect(await schedule(2)).not.toBe(first);
  expect(first.match(/503/g)?.length).toBeGreaterThan(10);
  expect(first.match(/200/g)?.length).toBeGreaterThan(10);
});
