import type { EventName } from '@x/models/event';
import type { QueueItem } from '@x/models/queue-item';
import type { NodeOutput } from '@x/models/session';

/** Receives the events of a queue, as the server would send them over its socket. */
export type EventListener = (name: EventName, payload: object) => void;

/** A node that has run: its id in the graph, its output, and its place among the iterations. */
export interface NodeRun {
  /** The node's id in the graph that was enqueued. */
  readonly node: string;
  /** @default { type: '<type of the node>_output', value: 1 } */
  readonly output?: NodeOutput | undefined;
  /** The index of each iteration around the node, outermost first. Left out, it is not iterated over. */
  readonly path?: readonly number[] | undefined;
}

/** Returns the event of an item whose status has changed. Its counts are those of no queue. */
export function statusPayload({ session: _, ...item }: QueueItem): object {
  const { queue_id, batch_id } = item;
  const queue_status = { queue_id, pending: 0, in_progress: 0, completed: 0, failed: 0, canceled: 0, total: 0 };
  return { ...item, timestamp: 0, batch_status: { ...queue_status, batch_id }, queue_status };
}

/** Returns what the events of a node have in common. `prepared` is its id in the session. */
export function nodePayload({ session, ...item }: QueueItem, node: string, prepared: string): object {
  const invocation = { ...session.graph.nodes[node], id: prepared };
  return { ...item, timestamp: 0, invocation, invocation_source_id: node };
}
