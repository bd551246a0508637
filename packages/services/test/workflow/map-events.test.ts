import { setImmediate as nextTurn } from 'node:timers/promises';
import { createRepositories } from '@x/repositories/repositories';
import { createSandbox } from '@x/sandbox/sandbox';
import { delay } from '@x/transport/async';
import { createHttpTransport } from '@x/transport/http-transport';
import type { RequestOptions } from '@x/transport/options';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';

import type { QueueEvents } from '../../src/internal/job/job-stores.js';
import { createServices } from '../../src/services.js';
import type { TaskOptions, TaskProgress } from '../../src/task.js';
import type { MapJournal, MapReport } from '../../src/workflow.js';
import { countItems, createMapSandbox, type MapClient, type RequestHook, startClient } from '../support/map-fixture.js';
import { invocation, workflowDocument } from '../support/workflow-document.js';

const MINUTE = 60_000;

/** How many items take forty minutes. */
const COUNT = process.env['X_EXHAUSTIVE'] === 'true' ? 1_000 : 100;
const SLOW = (40 * MINUTE) / COUNT;

/** Adds two numbers. No image is made, so that nothing but timers takes time. */
const adding = workflowDocument([invocation('sum', 'add', { a: 1, b: 2 })]);
const numbers = Array.from({ length: COUNT }, (_, index) => index);

/** Loads all modules that are loaded late: that takes time which passes. */
beforeAll(async () => {
  using sandbox = createSandbox();
  const fetch = sandbox.fetch;
  const services = createServices(createRepositories(createHttpTransport({ baseUrl: 'http://sandbox', fetch })));
  const workflow = await services.workflows.open(adding);
  await workflow.map([1], () => ({}), { pollInterval: 5 }).run();
  services.jobs.close();
});

/** How many requests are in progress. Time does not pass meanwhile, however busy this machine is. */
let inFlight = 0;

const counting: RequestHook = async (_, carryOut) => {
  inFlight++;
  try {
    return await carryOut();
  } finally {
    inFlight--;
  }
};

/** Fakes the time, and returns how to let it pass until a promise settles, four hours at most. */
function useFakeTime() {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'Date'],
  });
  onTestFinished(() => void vi.useRealTimers());
  return async (promise: Promise<unknown>): Promise<number> => {
    const start = performance.now();
    let isSettled = false;
    const settle = (): void => {
      isSettled = true;
    };
    promise.then(settle, settle);
    while (!isSettled && performance.now() - start < 240 * MINUTE) {
      for (let turn = 0; turn < 40 || inFlight > 0; turn++) await nextTurn();
      await vi.advanceTimersToNextTimerAsync();
    }
    return performance.now() - start;
  };
}

/** Confirms a room half a minute after it was asked, as a busy server does. */
const lateConfirmation = (events: QueueEvents): QueueEvents => ({
  get state() {
    return events.state;
  },
  on: events.on.bind(events),
  onState: events.onState.bind(events),
  async join(room, options) {
    const lease = await events.join(room, options);
    const leave = (): void => lease.leave();
    const confirm = ({ timeout }: RequestOptions = {}) =>
      new Promise<boolean>((resolve) => {
        const limit = typeof timeout === 'number' ? timeout : MINUTE;
        setTimeout(resolve, Math.min(limit, MINUTE / 2), limit > MINUTE / 2);
      });
    return { live: lease.live, confirm, leave, [Symbol.dispose]: leave };
  },
});

const start = (sandbox: ReturnType<typeof createMapSandbox>, hasEvents = true): MapClient =>
  startClient(sandbox, counting, { hasEvents });

/** Starts a program whose map takes forty minutes, and from then on fakes the time. */
async function setUp({ hasEvents = true } = {}) {
  const sandbox = createMapSandbox({ startDelay: SLOW });
  const client = start(sandbox, hasEvents);
  const workflow = await client.workflows.open(adding);
  client.requests.length = 0;
  return { sandbox, client, workflow, pass: useFakeTime() };
}

type Opened = Awaited<ReturnType<MapClient['workflows']['open']>>;

const startMap = (workflow: Opened, options: TaskOptions<MapReport> = {}, journal?: MapJournal): Promise<MapReport> =>
  workflow.map(numbers, (number) => ({ 'sum.a': number }), { key: 'slow', journal }).run(options);

const polls = ({ requests }: MapClient): number =>
  requests.filter((request) => request.endsWith('item_summaries_by_ids')).length;

test('a map of forty minutes is not polled where events arrive, and takes at most 10 requests', async () => {
  const { client, workflow, pass } = await setUp();
  const map = startMap(workflow);
  const duration = await pass(map);
  const { items } = await map;
  expect(items.filter(({ status }) => status === 'completed')).toHaveLength(COUNT);
  expect(duration).toBeGreaterThanOrEqual(COUNT * SLOW);
  expect(duration).toBeLessThan(41 * MINUTE);
  expect(client.requests.length).toBeLessThanOrEqual(10);
  expect(polls(client)).toBe(0);
});

test('a map that is killed half-way takes at most 12 requests again, and runs nothing twice', async () => {
  const { sandbox, client, workflow, pass } = await setUp();
  const again = start(sandbox);
  const reopened = await again.workflows.open(adding);
  again.requests.length = 0;
  const controller = new AbortController();
  const onProgress = ({ done }: TaskProgress<MapReport>): void => {
    if (done === COUNT / 2) controller.abort(new Error('killed'));
  };
  const first = startMap(workflow, { signal: controller.signal, onProgress });
  const killed = expect(first).rejects.toThrow('killed');
  await pass(first);
  await killed;
  const second = startMap(reopened);
  await pass(second);
  expect((await second).items.filter(({ status }) => status === 'completed')).toHaveLength(COUNT);
  for (const { requests } of [client, again]) expect(requests.length).toBeLessThanOrEqual(12);
  expect([...(await countItems(again)).values()]).toEqual(numbers.map(() => 1));
});

test('while no events arrive the items are polled ever less often, and events end that', async () => {
  const { sandbox, client, workflow, pass } = await setUp();
  sandbox.fault({ kind: 'cut-socket', after: COUNT, times: 1 });
  const allow = sandbox.fault({ kind: 'refuse-socket', after: 1 });
  let counted = 0;
  const onProgress = ({ done }: TaskProgress<MapReport>): void => {
    if (done < COUNT * 0.75 || counted > 0) return;
    counted = polls(client);
    allow();
  };
  const map = startMap(workflow, { onProgress });
  const duration = await pass(map);
  expect((await map).items.every(({ status }) => status === 'completed')).toBe(true);
  expect(duration).toBeLessThan(41 * MINUTE);
  expect(counted).toBeGreaterThan(1);
  expect(counted).toBeLessThanOrEqual(10);
  expect(polls(client) - counted).toBeLessThanOrEqual(4);
});

test('a map without events ends as soon, and polls ever less often', async () => {
  const { client, workflow, pass } = await setUp({ hasEvents: false });
  const map = startMap(workflow);
  const duration = await pass(map);
  expect((await map).items.every(({ status }) => status === 'completed')).toBe(true);
  expect(duration).toBeLessThan(41 * MINUTE);
  expect(polls(client)).toBeLessThanOrEqual(18);
});

test('a server that is too busy to respond for half a minute is not polled for that', async () => {
  const sandbox = createMapSandbox({ startDelay: 2 * MINUTE });
  const client = startClient(sandbox, counting, { hasEvents: true, wrap: lateConfirmation });
  const workflow = await client.workflows.open(adding);
  client.requests.length = 0;
  const pass = useFakeTime();
  const map = workflow.map(numbers.slice(0, 20), (number) => ({ 'sum.a': number }), { key: 'busy' }).run();
  const duration = await pass(map);
  expect((await map).items.every(({ status }) => status === 'completed')).toBe(true);
  expect(duration).toBeLessThan(41 * MINUTE);
  expect(polls(client)).toBeLessThanOrEqual(4);
});

test('a connection that breaks every minute or two makes few polls, and ends no later', async () => {
  const { sandbox, client, workflow, pass } = await setUp();
  sandbox.fault({ kind: 'cut-socket', probability: 20 / COUNT });
  const map = startMap(workflow);
  const duration = await pass(map);
  expect((await map).items.every(({ status }) => status === 'completed')).toBe(true);
  expect(duration).toBeLessThan(41 * MINUTE);
  expect(polls(client)).toBeLessThanOrEqual(20); // one for each break
});

test('an item that ends while a poll waits for its response is noticed by its event', async () => {
  const sandbox = createMapSandbox({ startDelay: 1.5 * MINUTE });
  const slowPolls: RequestHook = async (index, carryOut, request) => {
    const response = await counting(index, carryOut, request);
    if (request.endsWith('item_summaries_by_ids')) await delay(MINUTE);
    return response;
  };
  const client = startClient(sandbox, slowPolls, { hasEvents: true });
  const workflow = await client.workflows.open(adding);
  const pass = useFakeTime();
  const map = workflow.map([1], (number) => ({ 'sum.a': number }), { key: 'late' }).run();
  const duration = await pass(map);
  expect((await map).items).toMatchObject([{ status: 'completed' }]);
  expect(polls(client)).toBe(1);
  expect(duration).toBeLessThan(2.1 * MINUTE);
});

test('the end of an item whose event was lost is noticed by a poll', async () => {
  const { sandbox, client, workflow, pass } = await setUp();
  const isEnd = 'queue_item_status_changed';
  sandbox.fault({ kind: 'drop-event', match: isEnd, after: 2 * COUNT - 3, times: 1 });
  const map = startMap(workflow);
  const duration = await pass(map);
  expect((await map).items.every(({ status }) => status === 'completed')).toBe(true);
  expect(duration).toBeLessThan(43 * MINUTE);
  expect(polls(client)).toBe(1);
});

test('a queue that is cleared is noticed at once', async () => {
  const { client, workflow, pass } = await setUp();
  let isCleared = false;
  const onProgress = ({ done }: TaskProgress<MapReport>) => {
    if (done < 2 || isCleared) return;
    isCleared = true;
    return client.repositories.queue.clear();
  };
  const map = startMap(workflow, { onProgress });
  const duration = await pass(map);
  expect((await map).items.every(({ status }) => status === 'unknown')).toBe(true);
  expect(duration).toBeLessThan(2 * SLOW + MINUTE);
  expect(client.requests.length).toBeLessThanOrEqual(12);
});
