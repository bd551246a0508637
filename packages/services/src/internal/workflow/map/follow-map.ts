import type { RequestOptions } from '@x/transport/options';

import { JobCanceledError, JobFailedError } from '../../../errors.js';
import type { EndWatch, ItemOutcome, UntrackedJobs } from '../../../job.js';
import type { WorkflowOutput } from '../run/outputs.js';
import { outputNames } from '../run/workflow-run.js';
import type { MapOutcome } from './map-types.js';
import { GONE, type Mapping } from './mapping.js';

/** How items are followed. */
interface FollowContext {
  readonly jobs: UntrackedJobs;
  readonly watch: EndWatch;
  readonly outputs: readonly WorkflowOutput[];
  readonly notifyProgress: () => void;
}

/** Outcomes are read for so many items at once, or for the last. */
const ENOUGH = 500;

/** Waits until all items on the queue have ended, and reads their outcomes, in few requests. */
export async function followMap(mapping: Mapping, context: FollowContext, options: RequestOptions): Promise<void> {
  const { watch, notifyProgress } = context;
  const open = new Set(mapping.queued.keys());
  const ended = mapping.ended.filter((id) => open.delete(id));
  while (open.size + ended.length > 0) {
    for await (const ids of watch.ends([...open], options)) {
      for (const id of ids) {
        open.delete(id);
        ended.push(id);
        mapping.noteEnd(id);
      }
      if (ended.length >= ENOUGH && open.size > 0)
        await readOutcomes(ended.splice(0), mapping, { ...context, options });
      notifyProgress();
    }
    await readOutcomes(ended.splice(0), mapping, { ...context, options });
    notifyProgress();
    for (const id of mapping.queued.keys()) open.add(id); // an event was about another item of that id
  }
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
