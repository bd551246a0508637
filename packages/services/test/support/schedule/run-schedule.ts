import type { Batch } from '@x/models/batch';
import type { QueueItem } from '@x/models/queue-item';
import { mayHaveHappened, RequestError } from '@x/transport/errors';

import {
  JobCanceledError,
  JobFailedError,
  JobGoneError,
  NotEnqueuedError,
  QueueFullError,
} from '../../../src/errors.js';
import type { JobBatch, JobOutcome } from '../../../src/internal/job/batch.js';
import { seededRandom } from '../seeded-random.js';
import { type Cause, type Random, type ScheduleFault, scheduleFaults } from './schedule-faults.js';
import { ScheduleServer } from './schedule-server.js';

/** Milliseconds: it only ends a hang, however busy the machine is. */
const MAX_WAIT = 120_000;

const edge = (from: string, to: string) => {
  const [source = '', output = ''] = from.split('.');
  const [destination = '', input = ''] = to.split('.');
  return { source: { node_id: source, field: output }, destination: { node_id: destination, field: input } };
};

/** Adds, twice; divides, and fails in one of three; or adds to each of three. */
const batches: readonly Batch[] = [
  {
    graph: {
      nodes: { a: { id: 'a', type: 'integer', value: 1 }, b: { id: 'b', type: 'add', b: 1 } },
      edges: [edge('a.value', 'b.a')],
    },
    runs: 2,
  },
  {
    graph: {
      nodes: { z: { id: 'z', type: 'integer' }, d: { id: 'd', type: 'div', a: 6 } },
      edges: [edge('z.value', 'd.b')],
    },
    data: [[{ node_path: 'z', field_name: 'value', items: [1, 0, 3] }]],
  },
  {
    graph: {
      nodes: {
        r: { id: 'r', type: 'range', start: 0, stop: 3 },
        i: { id: 'i', type: 'iterate' },
        a: { id: 'a', type: 'add', b: 1 },
      },
      edges: [edge('r.collection', 'i.collection'), edge('i.item', 'a.a')],
    },
  },
];

interface Schedule {
  readonly batch: Batch;
  readonly faults: readonly ScheduleFault[];
  readonly random: Random;
}

/** Enqueues a batch and waits for it, with one to three faults. Returns what was wrong. */
export async function runSchedule(seed: number): Promise<string[]> {
  const random = seededRandom(seed);
  const faults = Array.from({ length: 1 + random(3) }, () => scheduleFaults[random(scheduleFaults.length)]).filter(
    isDefined,
  );
  const batch = batches[random(batches.length)] ?? { graph: { nodes: {}, edges: [] } };
  const names = faults.map(({ name }) => name);
  const needs = {
    isRestarted: names.includes('the server is restarted'),
    isStalled: names.includes('the connection stalls'),
  };
  const server = await ScheduleServer.open({ startDelay: random(40), nodeDelay: random(15), ...needs });
  try {
    const problems = await run(server, { batch, faults, random });
    return problems.map((problem) => `seed ${seed} (${names.join(', ')}): ${problem}`);
  } finally {
    await server.close();
  }
}

async function run(server: ScheduleServer, { batch, faults, random }: Schedule): Promise<string[]> {
  for (const { before } of faults) await before?.(server, random);
  const during = Promise.allSettled(faults.map((fault) => fault.during?.(server, random)));
  const signal = AbortSignal.timeout(MAX_WAIT);
  const causes = new Set(faults.map(({ cause }) => cause).filter(isDefined));
  const enqueued = await server.jobs.enqueueBatch(batch, {}, { signal }).catch((error: unknown) => ({ error }));
  if ('error' in enqueued) {
    await during;
    const items = await server.items();
    return [...checkRejection(enqueued.error, items, causes), ...(await server.remaining())];
  }
  const after = faults.map((fault) => fault.after?.(enqueued, random).catch(() => undefined));
  const outcomes = await enqueued.outcomes({ signal }).catch((error: unknown) => [String(error)]);
  await Promise.all([during, ...after]);
  const items = await server.items();
  if (server.wasUnreachable) causes.add('unreachable');
  const problems = outcomes.flatMap((outcome) =>
    typeof outcome === 'string' ? [`did not end: ${outcome}`] : checkOutcome(outcome, items, causes),
  );
  return [...problems, ...checkBatch(enqueued, batch, items, causes), ...(await server.remaining())];
}

function checkRejection(error: unknown, items: readonly QueueItem[], causes: ReadonlySet<Cause>): string[] {
  const isDeleted = causes.has('deleted');
  if (error instanceof QueueFullError && error.isRecovered && isDeleted) return [];
  const isPossible =
    (error instanceof NotEnqueuedError && error.presence === 'missing') ||
    (error instanceof RequestError && !mayHaveHappened(error));
  if (!isPossible) return [`the enqueue rejected with ${error}`];
  return items.length > 0 && !isDeleted ? [`the batch is on the queue, but the enqueue rejected with ${error}`] : [];
}

function checkBatch(
  { id, jobs }: JobBatch,
  batch: Batch,
  items: readonly QueueItem[],
  causes: ReadonlySet<Cause>,
): string[] {
  const itemIds = items.map(({ item_id }) => item_id);
  const jobIds = jobs.map((job) => job.id);
  const expected = (batch.data?.[0]?.[0]?.items.length ?? 1) * (batch.runs ?? 1);
  const problems: string[] = [];
  if (items.some(({ batch_id }) => batch_id !== id)) problems.push('there is another batch');
  if (itemIds.length > expected) problems.push(`${itemIds.length} items, expected ${expected}`);
  if (jobIds.length !== expected) problems.push(`${jobIds.length} jobs, expected ${expected}`);
  if (!causes.has('deleted') && itemIds.join() !== jobIds.join()) problems.push(`items ${itemIds}, jobs ${jobIds}`);
  return problems;
}

function checkOutcome(
  { job, result, error }: JobOutcome,
  items: readonly QueueItem[],
  causes: ReadonlySet<Cause>,
): string[] {
  const item = items.find(({ item_id }) => item_id === job.id);
  const problem = (what: string): string[] => [
    `job ${job.id} ${what}; on the server: ${item?.status} ${item?.error_type ?? ''}`,
  ];
  if (!item && !causes.has('deleted')) return problem('does not exist');
  if (result) {
    if (item && item.status !== 'completed') return problem('has a result');
    const expected = Object.entries(item?.session.results ?? {}).map(([id, output]) => `${id} ${output['value']}`);
    const actual = result.results.map(({ preparedId, output }) => `${preparedId} ${output['value']}`);
    return item && expected.sort().join() !== actual.sort().join()
      ? problem(`has results ${actual}, expected ${expected}`)
      : [];
  }
  if (error instanceof JobFailedError) {
    const isRight = error.errorType === 'ZeroDivisionError' && (error.nodeId === 'd' || !item);
    return isRight && (!item || item.status === 'failed') ? [] : problem(`rejected with ${error}`);
  }
  if (error instanceof JobCanceledError) {
    const isExternal = causes.has('canceled externally') || causes.has('deleted');
    const isPossible = {
      handle: causes.has('canceled by handle'),
      external: isExternal,
      restart: causes.has('restarted') || (causes.has('unreachable') && isExternal), // which cannot be distinguished
    };
    return isPossible[error.by] && (!item || item.status === 'canceled') ? [] : problem(`rejected with ${error}`);
  }
  return error instanceof JobGoneError && !item ? [] : problem(`rejected with ${error}`);
}

const isDefined = <T>(value: T | undefined): value is T => value !== undefined;
