import type { Batch } from '@x/models/batch';
import type { QueueItem } from '@x/models/queue-item';
import { JobCanceledError, JobFailedError, JobGoneError } from '../../src/errors.js';
import type { JobBatch, JobOutcome } from '../../src/internal/job/batch.js';
import { random as createRandom } from './random.js';
import { Stage } from './schedule-stage.js';
import { type Cause, type Trouble, troubles } from './schedule-troubles.js';

const DEADLINE = 20_000;

const edge = (from: string, to: string) => {
  const [source = '', output = ''] = from.split('.');
  const [destination = '', input = ''] = to.split('.');
  return { source: { node_id: source, field: output }, destination: { node_id: destination, field: input } };
};

/** Adds, once; divides, which fails in the middle; or adds to each of three. */
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

/** Enqueues and waits while one to three things go wrong, and returns what was not as it must be. */
export async function runSchedule(seed: number): Promise<string[]> {
  const random = createRandom(seed * 7_919);
  const chosen = Array.from({ length: 1 + random(3) }, () => troubles[random(troubles.length)]).filter(isDefined);
  const batch = batches[random(batches.length)] ?? { graph: { nodes: {}, edges: [] } };
  const names = chosen.map(({ name }) => name);
  const needs = {
    isRestarted: names.includes('the server is restarted'),
    isSilent: names.includes('the line is silent'),
  };
  const stage = await Stage.open({ startDelay: random(40), nodeDelay: random(15), ...needs });
  try {
    const problems = await play(stage, { batch, chosen, random });
    return problems.map((problem) => `seed ${seed} (${names.join(', ')}): ${problem}`);
  } finally {
    await stage.close();
  }
}

interface Plot {
  readonly batch: Batch;
  readonly chosen: readonly Trouble[];
  readonly random: (limit: number) => number;
}

async function play(stage: Stage, { batch, chosen, random }: Plot): Promise<string[]> {
  for (const { begin } of chosen) await begin?.(stage, random);
  const happenings = Promise.allSettled(chosen.map(({ happen }) => happen?.(stage, random)));
  const signal = AbortSignal.timeout(DEADLINE);
  const causes = new Set(chosen.map(({ cause }) => cause).filter(isDefined));
  const outcome = await stage.jobs.enqueueBatch(batch, { signal }).catch((error: unknown) => ({ error }));
  if ('error' in outcome) {
    await happenings;
    const record = await stage.record();
    return [...judgeRefusal(outcome.error, record, causes), ...(await stage.leftovers())];
  }
  const follows = chosen.map(({ follow }) => follow?.(outcome, random).catch(() => undefined));
  const ends = await outcome.outcomes({ signal }).catch((error: unknown) => [String(error)]);
  await Promise.all([happenings, ...follows]);
  const record = await stage.record();
  const problems = ends.flatMap((end) =>
    typeof end === 'string' ? [`it hung: ${end}`] : judgeEnd(end, record, causes),
  );
  return [...problems, ...judgeBatch(outcome, record, { batch, causes }), ...(await stage.leftovers())];
}

function judgeRefusal(error: unknown, record: readonly QueueItem[], causes: ReadonlySet<Cause>): string[] {
  const { name, presence, status, isRecovered } = Object(error);
  if (name === 'QueueFullError' && isRecovered && causes.has('deleted')) return [];
  const isHonest = (name === 'NotEnqueuedError' && presence === 'missing') || status === 401;
  if (!isHonest) return [`the enqueue ended with ${error}`];
  return record.length > 0 && !causes.has('deleted') ? [`it was said not to be enqueued, and it is: ${error}`] : [];
}

function judgeBatch(
  { id, jobs }: JobBatch,
  record: readonly QueueItem[],
  { batch, causes }: { readonly batch: Batch; readonly causes: ReadonlySet<Cause> },
): string[] {
  const ids = record.map(({ item_id }) => item_id);
  const followed = jobs.map((job) => job.id);
  const wanted = (batch.data?.[0]?.[0]?.items.length ?? 1) * (batch.runs ?? 1);
  const problems: string[] = [];
  if (record.some(({ batch_id }) => batch_id !== id)) problems.push('there is another batch');
  if (ids.length > wanted) problems.push(`${ids.length} items for ${wanted}`);
  if (followed.length !== wanted) problems.push(`${followed.length} jobs for ${wanted}`);
  if (!causes.has('deleted') && ids.join() !== followed.join()) problems.push(`items ${ids}, jobs ${followed}`);
  return problems;
}

function judgeEnd(
  { job, result, error }: JobOutcome,
  record: readonly QueueItem[],
  causes: ReadonlySet<Cause>,
): string[] {
  const item = record.find(({ item_id }) => item_id === job.id);
  const problem = (what: string): string[] => [
    `job ${job.id} ${what}; on record: ${item?.status} ${item?.error_type ?? ''}`,
  ];
  if (!item && !causes.has('deleted')) return problem('is nowhere');
  if (result) {
    if (item && item.status !== 'completed') return problem('is said to be completed');
    const known = Object.entries(item?.session.results ?? {}).map(([id, output]) => `${id} ${output['value']}`);
    const seen = result.results.map(({ preparedId, output }) => `${preparedId} ${output['value']}`);
    return item && known.sort().join() !== seen.sort().join() ? problem(`has results ${seen} for ${known}`) : [];
  }
  if (error instanceof JobFailedError) {
    const isRight = error.errorType === 'ZeroDivisionError' && (error.nodeId === 'd' || !item);
    return isRight && (!item || item.status === 'failed') ? [] : problem(`is said: ${error.message}`);
  }
  if (error instanceof JobCanceledError) {
    const isElsewhere = causes.has('canceled elsewhere') || causes.has('deleted');
    const isPossible = {
      handle: causes.has('canceled here'),
      external: isElsewhere,
      restart: causes.has('restarted') || (causes.has('out of reach') && isElsewhere), // which looks the same
    };
    return isPossible[error.by] && (!item || item.status === 'canceled') ? [] : problem(`is said: ${error.message}`);
  }
  return error instanceof JobGoneError && !item ? [] : problem(`is said: ${error?.message}`);
}

const isDefined = <T>(value: T | undefined): value is T => value !== undefined;
