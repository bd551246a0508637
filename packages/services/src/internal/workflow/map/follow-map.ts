import { delay } from '@x/transport/async';
import type { RequestOptions } from '@x/transport/options';

import { JobCanceledError, JobFailedError } from '../../../errors.js';
import type { ItemOutcome, UntrackedJobs } from '../../../job.js';
import type { WorkflowOutput } from '../run/outputs.js';
import { outputNames } from '../run/workflow-run.js';
import type { MapOutcome } from './map-types.js';
import { GONE, type Mapping } from './mapping.js';

/** How items are followed. */
interface FollowContext {
  readonly jobs: UntrackedJobs;
  readonly outputs: readonly WorkflowOutput[];
  readonly pollInterval: number;
  readonly notifyProgress: () => void;
}

/** Outcomes are read for so many items at once, or for the last. */
const ENOUGH = 500;

/** Milliseconds. */
const LONGEST_INTERVAL = 60_000;

const ENDED = new Set<string>(['completed', 'failed', 'canceled']);

/** Polls the items on the queue until all have ended, and reads their outcomes, in few requests. */
export async function followMap(mapping: Mapping, context: FollowContext, options: RequestOptions): Promise<void> {
  const { jobs, pollInterval, notifyProgress } = context;
  const start = performance.now();
  const open = new Set(mapping.queued.keys());
  const total = open.size;
  const ended: number[] = [];
  while (open.size > 0) {
    await delay(interval(performance.now() - start, { total, open: open.size, pollInterval }), options);
    const statuses = await jobs.statuses([...open], options);
    const before = open.size;
    for (const id of open) {
      const status = statuses.get(id);
      if (status === undefined || ENDED.has(status)) {
        open.delete(id);
        ended.push(id);
        mapping.noteEnd(id);
      }
    }
    if (ended.length >= ENOUGH || open.size === 0) {
      await readOutcomes(ended.splice(0), mapping, { ...context, options });
    }
    if (open.size < before) notifyProgress();
  }
}

/** Most of the time that the rest will take, going by what has ended; so there are few polls, and the last is not late. */
function interval(
  passed: number,
  { total, open, pollInterval }: Readonly<Record<'open' | 'pollInterval' | 'total', number>>,
) {
  const wait = open < total ? (0.7 * passed * open) / (total - open) : passed / 2;
  return Math.min(Math.max(pollInterval, wait), LONGEST_INTERVAL);
}

async function readOutcomes(
  ids: readonly number[],
  mapping: Mapping,
  { jobs, outputs, options }: FollowContext & { readonly options: RequestOptions },
): Promise<void> {
  const items = mapping.queued;
  for (const [id, outcome] of await jobs.outcomes(ids, options)) {
    const item = items.get(id);
    if (item) mapping.set(item, toMapOutcome(id, outcome, outputs));
  }
  await mapping.save();
}

function toMapOutcome(itemId: number, outcome: ItemOutcome, outputs: readonly WorkflowOutput[]): MapOutcome {
  if ('result' in outcome) return { status: 'completed', itemId, outputs: outputNames([outcome.result], outputs) };
  const { error } = outcome;
  if (error instanceof JobFailedError) {
    const { nodeId, nodeType, errorType, errorMessage } = error;
    return { status: 'failed', itemId, failure: { nodeId, nodeType, errorType, errorMessage } };
  }
  if (error instanceof JobCanceledError) return { status: 'canceled', itemId };
  return { status: 'unknown', itemId, reason: GONE };
}
