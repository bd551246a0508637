import { setTimeout as sleep } from 'node:timers/promises';

import type { JobBatch } from '../../../src/internal/job/batch.js';
import type { ScheduleServer } from './schedule-server.js';

/** What may have happened to items, other than that they ran. */
export type Cause = 'canceled by handle' | 'canceled externally' | 'deleted' | 'restarted' | 'unreachable';

/** Returns a whole number below the limit. */
export type Random = (limit: number) => number;

/** One fault of a schedule. */
export interface ScheduleFault {
  readonly name: string;
  readonly cause?: Cause;
  /** Called before the enqueue. */
  before?(server: ScheduleServer, random: Random): unknown;
  /** Called when the enqueue begins; waits itself. */
  during?(server: ScheduleServer, random: Random): Promise<unknown>;
  /** Called with the batch as soon as there is one. */
  after?(batch: JobBatch, random: Random): Promise<unknown>;
}

/** A while, or forever. */
const duration = (random: Random): number => (random(4) === 0 ? Number.POSITIVE_INFINITY : 50 + random(400));
const times = (random: Random): number => 1 + random(3);

/** Calls back with one of the items on the queue, if there is any. */
async function withItem(server: ScheduleServer, random: Random, act: (id: number) => Promise<unknown>): Promise<void> {
  const items = await server.items();
  const item = items[random(items.length || 1)];
  if (item) await act(item.item_id);
}

export const scheduleFaults: readonly ScheduleFault[] = [
  {
    name: 'events are lost',
    before: (server, random) => server.inject({ kind: 'drop-event', probability: (1 + random(5)) / 6 }),
  },
  {
    name: 'events of status are lost',
    before: (server) => server.inject({ kind: 'drop-event', match: 'queue_item_status_changed' }),
  },
  {
    name: 'events are sent twice',
    before: (server) => server.inject({ kind: 'duplicate-event', probability: 0.6 }),
  },
  {
    name: 'events change their order',
    before: (server) => server.inject({ kind: 'reorder-event', probability: 0.5 }),
  },
  {
    name: 'events are late',
    before: (server, random) => server.inject({ kind: 'delay-event', milliseconds: 1 + random(90), probability: 0.5 }),
  },
  {
    name: 'events cease',
    before: (server, random) => server.inject({ kind: 'silence-socket', after: random(6) }, duration(random)),
  },
  {
    name: 'the connection stalls',
    cause: 'unreachable',
    during: async (server, random) => {
      await sleep(random(60));
      await server.stallConnection(50 + random(500));
    },
  },
  {
    name: 'the socket is refused',
    before: (server, random) => server.inject({ kind: 'refuse-socket' }, duration(random)),
  },
  {
    name: 'the socket is cut',
    cause: 'unreachable',
    before: (server, random) => server.inject({ kind: 'cut-socket', after: random(6), times: times(random) }),
  },
  {
    name: 'the response to the enqueue is late',
    before: (server, random) => server.delayEnqueue(20 + random(200)),
  },
  {
    name: 'the response to the enqueue is lost',
    cause: 'unreachable',
    before: (server) => server.inject({ kind: 'lose', match: 'enqueue_batch', times: 1 }),
  },
  {
    name: 'the response to the enqueue is truncated',
    cause: 'unreachable',
    before: (server) => server.inject({ kind: 'truncate', match: 'enqueue_batch', times: 1 }),
  },
  {
    name: 'the enqueue never arrives',
    cause: 'unreachable',
    before: (server) => server.inject({ kind: 'reset', match: 'enqueue_batch', times: 1 }),
  },
  {
    name: 'the server returns 503 to the enqueue',
    cause: 'unreachable',
    before: (server) => server.inject({ kind: 'status', match: 'enqueue_batch', times: 1 }),
  },
  {
    name: 'the server returns 503 for a while',
    cause: 'unreachable',
    during: async (server, random) => {
      await sleep(random(40));
      server.inject({ kind: 'status', probability: (1 + random(4)) / 4 }, 50 + random(600));
    },
  },
  {
    name: 'requests are lost',
    cause: 'unreachable',
    during: async (server, random) => {
      const kind = (['lose', 'reset', 'truncate'] as const)[random(3)] ?? 'lose';
      server.inject({ kind, probability: 0.6 }, 50 + random(600));
    },
  },
  {
    name: 'the token expires',
    during: async (server, random) => {
      await sleep(random(40));
      server.inject({ kind: 'status', status: 401, body: { detail: 'Invalid or expired token' } }, 50 + random(600));
    },
  },
  {
    name: 'the server is slow',
    before: (server, random) => server.inject({ kind: 'delay', milliseconds: random(40) }),
  },
  {
    name: 'the server is restarted',
    cause: 'restarted',
    during: async (server, random) => {
      await sleep(random(150));
      await server.restart(100 + random(300)); // longer than a polling interval
    },
  },
  {
    name: 'the server is killed during the enqueue',
    cause: 'restarted',
    before: (server, random) => server.killAtEnqueue(100 + random(300)),
  },
  {
    name: 'another client cancels an item',
    cause: 'canceled externally',
    during: async (server, random) => {
      await sleep(random(150));
      await withItem(server, random, (id) => server.request('PUT', `i/${id}/cancel`));
    },
  },
  {
    name: 'another client cancels all pending items',
    cause: 'canceled externally',
    during: async (server, random) => {
      await sleep(random(150));
      await server.request('PUT', 'cancel_all_except_current');
    },
  },
  {
    name: 'an item is deleted',
    cause: 'deleted',
    during: async (server, random) => {
      await sleep(random(150));
      await withItem(server, random, (id) => server.request('DELETE', `i/${id}`));
    },
  },
  {
    name: 'the queue is pruned',
    cause: 'deleted',
    during: async (server, random) => {
      await sleep(random(150));
      await server.request('PUT', 'prune');
    },
  },
  {
    name: 'the queue is cleared',
    cause: 'deleted',
    during: async (server, random) => {
      await sleep(random(150));
      await server.request('PUT', 'clear');
    },
  },
  {
    name: 'the client cancels a job',
    cause: 'canceled by handle',
    after: async ({ jobs }, random) => {
      await sleep(random(60));
      await jobs[random(jobs.length)]?.cancel();
    },
  },
];
