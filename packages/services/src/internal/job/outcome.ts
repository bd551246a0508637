import type { QueueItem } from '@x/models/queue-item';
import type { Session } from '@x/models/session';

import {
  type CancelCause,
  JobCanceledError,
  type JobError,
  JobFailedError,
  JobGoneError,
  JobLostError,
  type JobReplacement,
  type NodeFailure,
} from '../../errors.js';
import type { JobResult, NodeResult } from './result.js';

/** How an item ended: what is known of it, without an error object. */
export type Ending =
  | { readonly status: 'completed'; readonly result: JobResult }
  | { readonly status: 'failed'; readonly failure: NodeFailure }
  | { readonly status: 'canceled'; readonly by: CancelCause }
  | { readonly status: 'gone'; readonly replacement?: JobReplacement | undefined }
  | { readonly status: 'lost'; readonly reason: keyof typeof LOST; readonly cause?: unknown };

/** What a wait for an item resolves to, or rejects with. */
export type ItemOutcome =
  | {
      /** The outputs of a completed item. */
      readonly result: JobResult;
    }
  | {
      /** Why it did not complete. */
      readonly error: JobError;
    };

const LOST = {
  closed: 'JobService.close() was called',
  unreachable: 'the server was unreachable for longer than maxOutage',
  unreadable: 'its queue item could not be read twice in a row',
} as const;

/** Returns the result or the error of the item with that id. */
export function toOutcome(itemId: number, ending: Ending): ItemOutcome {
  switch (ending.status) {
    case 'completed':
      return ending; // ten thousand of these are kept
    case 'failed':
      return { error: new JobFailedError(itemId, ending.failure) };
    case 'canceled':
      return { error: new JobCanceledError(itemId, ending.by) };
    case 'gone':
      return { error: new JobGoneError(itemId, ending.replacement) };
    case 'lost':
      return { error: new JobLostError(itemId, LOST[ending.reason], ending.cause) };
  }
}

/** Returns the results of a session by the order in which its nodes ended, iterations in their own. */
export function resultsOf(session: Session): NodeResult[] {
  const order = new Map(session.executed_history.map((id, index) => [id, index]));
  const rank = ({ nodeId }: NodeResult): number => order.get(nodeId) ?? order.size;
  return Object.entries(session.results)
    .map(([preparedId, output]) => ({
      nodeId: session.prepared_source_mapping[preparedId] ?? preparedId,
      preparedId,
      path: session.prepared_iteration_paths[preparedId] ?? [],
      output,
    }))
    .sort((a, b) => rank(a) - rank(b) || comparePaths(a.path, b.path));
}

function comparePaths(a: readonly number[], b: readonly number[]): number {
  for (const [index, step] of a.entries()) {
    const difference = step - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Returns why an item failed, as it says itself. */
export function failureOf({ session, ...item }: QueueItem): NodeFailure {
  const [preparedId] = Object.keys(session.errors);
  const nodeId = preparedId === undefined ? undefined : session.prepared_source_mapping[preparedId];
  return {
    nodeId,
    nodeType: nodeId === undefined ? undefined : session.graph.nodes[nodeId]?.type,
    errorType: item.error_type ?? 'unknown',
    errorMessage: item.error_message ?? '',
    traceback: item.error_traceback ?? undefined,
  };
}
