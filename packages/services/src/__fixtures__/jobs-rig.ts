import { events } from '@x/models/event';
import type { Graph } from '@x/models/graph';
import type { Image } from '@x/models/image';
import { FakeEventSocket } from '@x/transport/test-events';
import { afterEach, beforeEach, expect, vi } from 'vitest';

import { JobService, type JobServiceOptions, type JobStores, type QueueEvents } from '../job.js';
import { MemoryQueue } from './memory-queue.js';
import { memoryQueueStores, QueueRequests } from './memory-queue-stores.js';

/** A service of jobs on a queue in memory, with a socket that needs no network. */
export interface JobsRig {
  readonly queue: MemoryQueue;
  readonly requests: QueueRequests;
  readonly socket: FakeEventSocket<typeof events>;
  readonly images: Map<string, Image>;
  readonly stores: JobStores;
  readonly jobs: JobService;
  /** Returns another service, on the same queue. */
  another(options?: JobServiceOptions): JobService;
}

/** Nodes that each answer once. */
export const adding: Graph = {
  nodes: { a: { id: 'a', type: 'integer', value: 1 }, b: { id: 'b', type: 'add', b: 1 } },
  edges: [{ source: { node_id: 'a', field: 'value' }, destination: { node_id: 'b', field: 'a' } }],
};

/** Nodes that answer as often as there are elements. */
export const iterating: Graph = {
  nodes: { r: { id: 'r', type: 'range', stop: 3 }, i: { id: 'i', type: 'iterate' }, a: { id: 'a', type: 'add' } },
  edges: [],
};

const open: JobsRig[] = [];
let watchers = 0;

/** Returns a rig. What it leaves behind fails the test; time stands still unless the test moves it. */
export function setUp(options: JobServiceOptions = {}): JobsRig {
  const queue = new MemoryQueue();
  const requests = new QueueRequests();
  const socket = new FakeEventSocket(events, { lingerMs: 10 });
  const images = new Map<string, Image>();
  queue.tell = (name, payload) => socket.emit(name, payload);
  const stores = { ...memoryQueueStores(queue, images, requests), events: counted(socket) };
  const rig: JobsRig = {
    queue,
    requests,
    socket,
    images,
    stores,
    jobs: new JobService(stores, options),
    another: (more) => new JobService(stores, more),
  };
  open.push(rig);
  return rig;
}

/** Lets time go by. */
export async function pass(milliseconds = 1): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
}

/** Lets time go by until the promise settles, an hour at most. Returns how long that took. */
export async function timeOf(promise: Promise<unknown>): Promise<number> {
  const start = performance.now();
  let isSettled = false;
  const settle = (): void => {
    isSettled = true;
  };
  promise.then(settle, settle);
  while (!isSettled && performance.now() - start < 3_600_000) await pass(10);
  return performance.now() - start;
}

/** Returns the socket as plain events, whose state listeners are counted: nothing else would tell of one that stays. */
function counted(socket: QueueEvents): QueueEvents {
  return {
    get state() {
      return socket.state;
    },
    on: socket.on.bind(socket),
    join: (room, options) => socket.join(room, options),
    onState: (listener) => {
      const stop = socket.onState(listener);
      watchers++;
      return () => {
        watchers--;
        stop();
      };
    },
  };
}

/** Lets time stand still in every test of a file, and fails each that leaves a listener, a timer or a lease behind. */
export function standStill(): void {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  afterEach(async () => {
    for (const { socket } of open) socket.accept();
    await pass(100);
    const left = { states: open.splice(0).map(({ socket }) => socket.state), timers: vi.getTimerCount(), watchers };
    vi.useRealTimers();
    watchers = 0;
    expect(left.states.every((state) => state === 'idle' || state === 'closed')).toBe(true);
    expect({ timers: left.timers, watchers: left.watchers }).toEqual({ timers: 0, watchers: 0 });
  });
}
