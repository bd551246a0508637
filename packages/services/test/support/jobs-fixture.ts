import { eventSchemas as schemas } from '@x/models/event';
import type { Graph } from '@x/models/graph';
import { createMemoryRepositories, type MemoryQueue, type MemorySeed, type MemoryServer } from '@x/repositories/test';
import { FakeEventSocket } from '@x/transport/test-events';
import { afterEach, beforeEach, expect, vi } from 'vitest';

import { JobService, type JobServiceOptions, type JobStores } from '../../src/job.js';
import { type CountedEvents, countedEvents } from './counted-events.js';

/** A job service on a queue in memory, with a socket without a network. */
export interface JobsFixture {
  readonly server: MemoryServer;
  readonly queue: MemoryQueue;
  readonly socket: FakeEventSocket<typeof schemas>;
  readonly events: CountedEvents;
  readonly stores: JobStores;
  readonly jobs: JobService;
  /** Returns another service, on the same queue. */
  createService(options?: JobServiceOptions): JobService;
}

/** Two nodes with one result each. */
export const addGraph: Graph = {
  nodes: { a: { id: 'a', type: 'integer', value: 1 }, b: { id: 'b', type: 'add', b: 1 } },
  edges: [{ source: { node_id: 'a', field: 'value' }, destination: { node_id: 'b', field: 'a' } }],
};

/** Nodes with as many results as there are elements. */
export const iterateGraph: Graph = {
  nodes: { r: { id: 'r', type: 'range', stop: 3 }, i: { id: 'i', type: 'iterate' }, a: { id: 'a', type: 'add' } },
  edges: [],
};

const open: JobsFixture[] = [];

/** Creates a fixture. A listener or timer that remains after the test fails it. */
export function setUp(options: JobServiceOptions = {}, seed: MemorySeed = {}): JobsFixture {
  const { server, queue: queueRequests, queueItems, images } = createMemoryRepositories(seed);
  const { queue } = server;
  const socket = new FakeEventSocket(schemas, { linger: 10 });
  queue.onEvent((name, payload) => socket.emit(name, payload));
  const events = countedEvents(socket);
  const stores = { queue: queueRequests, queueItems, images, events };
  const fixture: JobsFixture = {
    server,
    queue,
    socket,
    events,
    stores,
    jobs: new JobService(stores, options),
    createService: (more) => new JobService(stores, more),
  };
  open.push(fixture);
  return fixture;
}

/** Advances the fake time. */
export async function advanceTime(milliseconds = 1): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
}

/** Advances the fake time until the promise settles, an hour at most. Returns how long that took. */
export async function durationOf(promise: Promise<unknown>): Promise<number> {
  const start = performance.now();
  let isSettled = false;
  const settle = (): void => {
    isSettled = true;
  };
  promise.then(settle, settle);
  while (!isSettled && performance.now() - start < 3_600_000) await advanceTime(10);
  const time = performance.now() - start;
  await promise;
  return time;
}

/** Fakes the time in every test of a file, and fails each test that leaves a listener, a timer or a lease behind. */
export function useFakeTime(): void {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  afterEach(async () => {
    for (const { socket } of open) socket.accept();
    await advanceTime(10_000); // connections of other files, which share this process, expire meanwhile
    const timers = vi.getTimerCount();
    vi.useRealTimers();
    for (const { socket, events } of open.splice(0)) {
      expect(['idle', 'closed']).toContain(socket.state);
      expect(events.stateListeners).toBe(0);
    }
    expect(timers).toBe(0);
  });
}
