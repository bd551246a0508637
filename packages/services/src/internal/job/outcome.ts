import type { QueueItem } from '@x/models/queue-item';
import type { Session } from '@x/models/session';

import { type CancelCause, JobCanceledError, type JobError, JobFailedError } from '../../errors.js';
import type { JobStatus } from './event.js';
import type { JobResult, NodeResult } from './result.js';

/** How a job ended. */
export type Outcome = { readonly result: JobResult } | { readonly error: JobError };

interface Ending {
  readonly outcome: Outcome;
  readonly end: JobStatus;
}

/** Returns how an item ended, or `undefined` while it has not. */
export function endingOf(item: QueueItem, by: CancelCause): Ending | undefined {
  const { item_id: itemId, session_id: sessionId, session, status } = item;
  switch (status) {
    case 'completed':
      return { end: 'completed', outcome: { result: { itemId, sessionId, results: resultsOf(session) } } };
    case 'failed':
      return { end: 'failed', outcome: { error: failure(item) } };
    case 'canceled':
      return { end: 'canceled', outcome: { error: new JobCanceledError(itemId, by) } };
    default:
      return undefined;
  }
}

/** Returns the results of a session by the order in which its nodes ended, iterations in their own. */
function resultsOf(session: Session): NodeResult[] {
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

function failure(item: QueueItem): JobFailedError {
  const [preparedId] = Object.keys(item.session.errors);
  const nodeId = preparedId === undefined ? undefined : item.session.prepared_source_mapping[preparedId];
  return new JobFailedError(item.item_id, {
    nodeId,
    nodeType: nodeId === undefined ? undefined : item.session.graph.nodes[nodeId]?.type,
    errorType: item.error_type ?? 'unknown',
    errorMessage: item.error_message ?? '',
    traceback: item.error_traceback ?? undefined,
  });
}
