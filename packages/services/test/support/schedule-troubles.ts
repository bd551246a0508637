import { setTimeout as sleep } from 'node:timers/promises';

import type { JobBatch } from '../../src/internal/job/batch.js';
import type { Stage } from './schedule-stage.js';

/** What may have happened to items, other than that they ran. */
export type Cause = 'canceled elsewhere' | 'canceled here' | 'deleted' | 'out of reach' | 'restarted';

/** One thing that goes wrong. */
export interface Trouble {
  readonly name: string;
  readonly cause?: Cause;
  /** Begins before anything is enqueued. */
  begin?(stage: Stage, random: (limit: number) => number): unknown;
  /** Happens some time after the enqueue has begun. */
  happen?(stage: Stage, random: (limit: number) => number): Promise<unknown>;
  /** Is done to a batch as soon as it is there. */
  follow?(batch: JobBatch, random: (limit: number) => number): Promise<unknown>;
}

type Random = (limit: number) => number;

/** A while, or for good. */
const aWhile = (random: Random): number => (random(4) === 0 ? Number.POSITIVE_INFINITY : 50 + random(400));
const times = (random: Random): number => 1 + random(3);

/** Does something to one of the items there are, if there is any. */
async function toAnItem(stage: Stage, random: Random, act: (id: number) => Promise<unknown>): Promise<void> {
  const record = await stage.record();
  const item = record[random(record.length || 1)];
  if (item) await act(item.item_id);
}

export const troubles: readonly Trouble[] = [
  {
    name: 'events are lost',
    begin: (stage, random) => stage.trouble({ kind: 'drop-event', probability: (1 + random(5)) / 6 }),
  },
  {
    name: 'changes of status are lost',
    begin: (stage) => stage.trouble({ kind: 'drop-event', match: 'queue_item_status_changed' }),
  },
  { name: 'events come twice', begin: (stage) => stage.trouble({ kind: 'duplicate-event', probability: 0.6 }) },
  { name: 'events overtake each other', begin: (stage) => stage.trouble({ kind: 'reorder-event', probability: 0.5 }) },
  {
    name: 'events are late',
    begin: (stage, random) => stage.trouble({ kind: 'delay-event', milliseconds: 1 + random(90), probability: 0.5 }),
  },
  {
    name: 'events cease',
    begin: (stage, random) => stage.trouble({ kind: 'silence-socket', after: random(6) }, aWhile(random)),
  },
  {
    name: 'the line is silent',
    cause: 'out of reach',
    happen: async (stage, random) => {
      await sleep(random(60));
      await stage.silence(50 + random(500));
    },
  },
  {
    name: 'the socket is refused',
    begin: (stage, random) => stage.trouble({ kind: 'refuse-socket' }, aWhile(random)),
  },
  {
    name: 'the socket is cut',
    cause: 'out of reach',
    begin: (stage, random) => stage.trouble({ kind: 'cut-socket', after: random(6), times: times(random) }),
  },
  {
    name: 'the answer is late',
    begin: (stage, random) => {
      stage.answerDelay = 20 + random(200);
    },
  },
  {
    name: 'the answer is lost',
    cause: 'out of reach',
    begin: (stage) => stage.trouble({ kind: 'lose', match: 'enqueue_batch', times: 1 }),
  },
  {
    name: 'the answer breaks off',
    cause: 'out of reach',
    begin: (stage) => stage.trouble({ kind: 'truncate', match: 'enqueue_batch', times: 1 }),
  },
  {
    name: 'the enqueue never arrives',
    cause: 'out of reach',
    begin: (stage) => stage.trouble({ kind: 'reset', match: 'enqueue_batch', times: 1 }),
  },
  {
    name: 'the enqueue is answered 503',
    cause: 'out of reach',
    begin: (stage) => stage.trouble({ kind: 'status', match: 'enqueue_batch', times: 1 }),
  },
  {
    name: 'a storm of 503',
    cause: 'out of reach',
    happen: async (stage, random) => {
      await sleep(random(40));
      stage.trouble({ kind: 'status', probability: (1 + random(4)) / 4 }, 50 + random(600));
    },
  },
  {
    name: 'requests are lost',
    cause: 'out of reach',
    happen: async (stage, random) => {
      const kind = (['lose', 'reset', 'truncate'] as const)[random(3)] ?? 'lose';
      stage.trouble({ kind, probability: 0.6 }, 50 + random(600));
    },
  },
  {
    name: 'the token expires',
    happen: async (stage, random) => {
      await sleep(random(40));
      stage.trouble({ kind: 'status', status: 401, body: { detail: 'Invalid or expired token' } }, 50 + random(600));
    },
  },
  { name: 'the server is slow', begin: (stage, random) => stage.trouble({ kind: 'delay', milliseconds: random(40) }) },
  {
    name: 'the server is restarted',
    cause: 'restarted',
    happen: async (stage, random) => {
      await sleep(random(150));
      await stage.restart(100 + random(300)); // a server is away for longer than the queue is looked at
    },
  },
  {
    name: 'the server is killed while it answers',
    cause: 'restarted',
    begin: (stage, random) => stage.killAtEnqueue(100 + random(300)),
  },
  {
    name: 'somebody cancels an item',
    cause: 'canceled elsewhere',
    happen: async (stage, random) => {
      await sleep(random(150));
      await toAnItem(stage, random, (id) => stage.ask('PUT', `i/${id}/cancel`));
    },
  },
  {
    name: 'somebody cancels all that waits',
    cause: 'canceled elsewhere',
    happen: async (stage, random) => {
      await sleep(random(150));
      await stage.ask('PUT', 'cancel_all_except_current');
    },
  },
  {
    name: 'an item is deleted',
    cause: 'deleted',
    happen: async (stage, random) => {
      await sleep(random(150));
      await toAnItem(stage, random, (id) => stage.ask('DELETE', `i/${id}`));
    },
  },
  {
    name: 'the queue is pruned',
    cause: 'deleted',
    happen: async (stage, random) => {
      await sleep(random(150));
      await stage.ask('PUT', 'prune');
    },
  },
  {
    name: 'the queue is cleared',
    cause: 'deleted',
    happen: async (stage, random) => {
      await sleep(random(150));
      await stage.ask('PUT', 'clear');
    },
  },
  {
    name: 'the client cancels a job',
    cause: 'canceled here',
    follow: async ({ jobs }, random) => {
      await sleep(random(60));
      await jobs[random(jobs.length)]?.cancel();
    },
  },
];
