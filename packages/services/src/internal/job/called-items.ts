import type { Graph } from '@x/models/graph';
import type { RequestOptions } from '@x/transport/options';

import { type ItemLoader, Unreadable } from './item-loader.js';
import { resultsOf } from './outcome.js';
import type { JobResult } from './result.js';

/** An item that ran a workflow because a node called it. */
export interface CalledItem extends JobResult {
  /** The item that was enqueued. */
  readonly rootItemId: number;
  /** The node of that item which called the workflow, or the one that called this one. */
  readonly callNodeId: string;
  /** What the item ran. */
  readonly graph: Graph;
}

/** Returns the items that others called, at any depth: first those of each caller, then those that they called. */
export async function calledItems(
  loader: ItemLoader,
  itemIds: readonly number[],
  options: Pick<RequestOptions, 'signal'>,
): Promise<CalledItem[]> {
  const called: CalledItem[] = [];
  type Origin = Pick<CalledItem, 'callNodeId' | 'rootItemId'>;
  let callers = new Map<number, Origin | undefined>(itemIds.map((id) => [id, undefined]));
  while (callers.size > 0) {
    const items = await loader.load([...callers.keys()], options);
    const next = new Map<number, Origin>();
    for (const [itemId, origin] of callers) {
      const item = items.get(itemId);
      if (!item || item instanceof Unreadable) continue;
      const { session, session_id: sessionId } = item;
      if (origin) called.push({ ...origin, itemId, sessionId, results: resultsOf(session), graph: session.graph });
      for (const call of session.workflow_call_history ?? []) {
        const from = origin ?? { rootItemId: itemId, callNodeId: call.source_call_node_id };
        for (const id of call.child_item_ids) next.set(id, from);
      }
    }
    callers = next;
  }
  return called;
}
