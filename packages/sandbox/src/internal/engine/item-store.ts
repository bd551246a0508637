import type { Graph } from '../graph/graph.js';
import type { NodeFailure } from '../nodes/python-error.js';
import type { FieldValue } from './batch/expand.js';
import type { SessionRecord } from './call/call-record.js';

/** Maximum number of pending items of a queue. */
export const MAX_PENDING = 10_000;

export type ItemStatus = 'pending' | 'in_progress' | 'waiting' | 'completed' | 'failed' | 'canceled';

/** The call that started an item; all members are null when nothing called it. */
export interface ItemCall {
  readonly workflow_call_id: string | null;
  readonly parent_item_id: number | null;
  readonly parent_session_id: string | null;
  /** The item that was enqueued. */
  readonly root_item_id: number | null;
  readonly workflow_call_depth: number | null;
}

/** An item of the queue, as far as the engine needs it. */
export interface QueuedItem extends ItemCall {
  readonly item_id: number;
  readonly queue_id: string;
  readonly batch_id: string;
  readonly session_id: string;
  readonly status: ItemStatus;
  readonly priority: number;
  readonly error_message: string | null;
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

/** An item that a call adds to the queue. */
export interface CalledItem {
  /** The item that calls. */
  readonly parent: QueuedItem;
  readonly call: ItemCall;
  readonly sessionId: string;
  readonly graph: Graph;
  readonly execution: SessionRecord;
  readonly fieldValues: readonly FieldValue[] | null;
}

/** The queue that the engine takes its items from. */
export interface ItemStore {
  /** Starts the next item and returns it; nothing when none is pending, or when the next one cannot be read. */
  startNext(): StartedItem | undefined;
  find(id: number): QueuedItem | undefined;
  /** Returns how many more items a queue accepts. */
  freeSlots(queueId: string): number;
  /** Adds the item of a call, sends the event, and returns the id of the item. */
  addCalled(called: CalledItem): number;
  /** Cancels an item, with all items that called it or that it called. Returns the ids of those that had not ended. */
  cancel(id: number): number[];
  /** Cancels the items of a call except one, with all items that they called. */
  cancelCalled(callId: string, exceptId: number): void;
  statusOf(id: number): ItemStatus | undefined;
  /** Changes the status of an item, unless it has ended, and sends the event. Returns whether it was changed. */
  setStatus(id: number, status: ItemStatus, failure?: NodeFailure): boolean;
  saveSession(id: number, graph: Graph, execution: SessionRecord): void;
  /** Cancels the items that ran or waited when the last server ended, with those that they called, without events. */
  cancelInterrupted(): void;
}
