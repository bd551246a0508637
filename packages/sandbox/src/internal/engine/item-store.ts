import type { Graph } from '../graph/graph.js';
import type { NodeFailure } from '../nodes/python-error.js';
import type { SessionRecord } from './session-record.js';

export type ItemStatus = 'pending' | 'in_progress' | 'waiting' | 'completed' | 'failed' | 'canceled';

/** An item of the queue, as far as the engine needs it. */
export interface QueuedItem {
  readonly item_id: number;
  readonly queue_id: string;
  readonly batch_id: string;
  readonly session_id: string;
  readonly origin: string | null;
  readonly destination: string | null;
  /** The session without its graph, as JSON. */
  readonly execution: string;
  /** JSON. */
  readonly workflow: string | null;
  /** Who owns it. */
  readonly user_id: string;
}

/** An item that was started, and its graph. */
export interface StartedItem {
  readonly item: QueuedItem;
  readonly graph: Graph;
}

/** The queue that the engine takes its items from. */
export interface ItemStore {
  /** Starts the next item and returns it; nothing when none is pending, or when the next one cannot be read. */
  startNext(): StartedItem | undefined;
  statusOf(id: number): ItemStatus | undefined;
  /** Changes the status of an item, unless it has ended, and sends the event. Returns whether it was changed. */
  setStatus(id: number, status: ItemStatus, failure?: NodeFailure): boolean;
  saveSession(id: number, graph: Graph, execution: SessionRecord): void;
  /** Cancels the items that ran when the last server ended, without events. */
  cancelInterrupted(): void;
}
