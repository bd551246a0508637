import { expect, onTestFinished, test, vi } from 'vitest';

import { IncompleteError, MapInUseError } from '../../src/errors.js';
import { countItems, createMapSandbox, type MapClient, type RequestHook, startClient } from '../support/map-fixture.js';
import { invocation, workflowDocument } from '../support/workflow-document.js';

const adding = workflowDocument([invocation('sum', 'add', { a: 1, b: 1 }, { isIntermediate: false })]);
const numbers = [0, 1, 2, 3];
const KEY = 'x-map-lock:sums:another';

const mapNumbers = async ({ workflows }: MapClient) => {
  const workflow = await workflows.open(adding);
  return workflow.map(numbers, (number) => ({ 'sum.a': number }), { key: 'sums', pollInterval: 2 }).run();
};

/** Lets time pass at once wherever something waits for it. */
function passTime(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
  vi.setTimerTickMode('nextTimerAsync');
  onTestFinished(() => void vi.useRealTimers());
}

const holder = (renewals: number) =>
  JSON.stringify({ host: 'elsewhere', pid: 7, thread: 0, token: 'another', renewals, renewedAt: 0 });

test('programs that start at the same moment put no item on the queue twice', async () => {
  const sandbox = createMapSandbox();
  const clients = Array.from({ length: 4 }, () => startClient(sandbox));
  const results = await Promise.allSettled(clients.map(mapNumbers));
  for (const result of results) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(MapInUseError);
  const last = startClient(sandbox);
  expect((await mapNumbers(last)).items.map(({ status }) => status)).toEqual(numbers.map(() => 'completed'));
  expect([...(await countItems(last)).values()]).toEqual(numbers.map(() => 1));
  expect(await last.repositories.clientState.keys({ prefix: 'x-map-lock:' })).toEqual([]);
});

test('a task that is run twice at once puts no item on the queue twice, without a key too', async () => {
  const client = startClient(createMapSandbox());
  const workflow = await client.workflows.open(adding);
  for (const options of [{}, { key: 'twice' }]) {
    const task = workflow.map(numbers, (number) => ({ 'sum.a': number }), { ...options, pollInterval: 2 });
    const [one, two] = await Promise.all([task.run(), task.run()]);
    expect(two).toEqual(one);
    expect([...(await countItems(client)).values()]).toEqual(numbers.map(() => 1));
    await client.repositories.queue.prune();
  }
});

test('a program on another machine that gave no sign of life for two minutes has ended', async () => {
  const client = startClient(createMapSandbox());
  await client.repositories.clientState.set(KEY, holder(1));
  passTime();
  const started = performance.now();
  const { items } = await mapNumbers(client);
  expect(items.map(({ status }) => status)).toEqual(numbers.map(() => 'completed'));
  expect(performance.now() - started).toBeGreaterThanOrEqual(120_000);
  expect(await client.repositories.clientState.keys({ prefix: 'x-map-lock:' })).toEqual([]);
});

test('a program on another machine that gives a sign of life is named', async () => {
  const sandbox = createMapSandbox();
  const other = startClient(sandbox);
  let reads = 0;
  const client = startClient(sandbox, async (_, carryOut, request) => {
    if (request.endsWith('get_by_key')) await other.repositories.clientState.set(KEY, holder(++reads < 5 ? 1 : 2));
    return carryOut();
  });
  await other.repositories.clientState.set(KEY, holder(1));
  passTime();
  const error = await mapNumbers(client).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(MapInUseError);
  expect(error).toMatchObject({ key: 'sums', holder: { host: 'elsewhere', pid: 7 } });
  expect(reads).toBe(5);
  expect(await countItems(other)).toEqual(new Map());
});

test('a program that was suspended sends nothing after another one has taken over', async () => {
  const sandbox = createMapSandbox();
  const other = startClient(sandbox);
  const suspend: RequestHook = async (_, carryOut, request) => {
    if (request.startsWith('GET queue/')) {
      await other.repositories.clientState.set(KEY, holder(1));
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
      onTestFinished(() => void vi.useRealTimers());
    }
    return carryOut();
  };
  const error = await mapNumbers(startClient(sandbox, suspend)).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(IncompleteError);
  expect(error).toMatchObject({ cause: { name: 'MapInUseError', holder: { host: 'elsewhere', pid: 7 } } });
  expect(await countItems(other)).toEqual(new Map());
  expect(await other.repositories.clientState.keys({ prefix: 'x-map-lock:' })).toEqual([KEY]);
});

test('a server that is too old to say who runs a map runs it all the same', async () => {
  const sandbox = createMapSandbox();
  const respond = (status: number, body: object) => Promise.resolve(Response.json(body, { status }));
  const client = startClient(sandbox, (_, carryOut, request) => {
    if (request.includes('client_state')) return respond(404, { detail: 'Not Found' });
    return request.endsWith('app/version') ? respond(200, { version: '6.12.0' }) : carryOut();
  });
  expect((await mapNumbers(client)).items.map(({ status }) => status)).toEqual(numbers.map(() => 'completed'));
});
