import type { Batch, EnqueueBatchResult } from '@x/models/batch';
import type { Graph } from '@x/models/graph';
import { QueueItem } from '@x/models/queue-item';
import { NotFoundError } from '@x/transport/errors';

import { expand, requestedItems } from './batch.js';
import { type EventListener, type NodeRun, nodePayload, statusPayload } from './queue-event.js';

const STAMP = '2026-01-01 00:00:00.000';
const QUEUE = 'default';

/** A queue in memory. Nothing runs by itself: a test says what happens, and listeners receive the events of it. */
export class MemoryQueue {
  /** The items by id, in the order in which they were added. Ended ones stay. */
  readonly items = new Map<number, QueueItem>();
  readonly #capacity: number;
  #emit: EventListener = () => {};
  #serial = 0;

  /** At most `capacity` items are pending. */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Sends every further event to `listener`; without one, events are lost. */
  onEvent(listener: EventListener = () => {}): void {
    this.#emit = listener;
  }

  /** Puts a batch on the queue, as much of it as there is room for. */
  enqueue(batch: Batch, prepend: boolean): EnqueueBatchResult {
    const requested = requestedItems(batch);
    const room = Math.max(0, this.#capacity - this.count('pending'));
    const batch_id = batch.batch_id ?? `batch-${this.#serial + 1}`;
    const { origin = null, destination = null } = batch;
    const pending = [...this.items.values()].filter(({ status }) => status === 'pending');
    const priority = prepend ? 1 + Math.max(0, ...pending.map((item) => item.priority)) : 0;
    const enqueued = Math.min(requested, room);
    const expanded = expand(batch);
    for (let index = 0; index < enqueued; index++) {
      const { value } = expanded.next();
      if (!value) break;
      const { graph, field_values } = value;
      this.add(graph, { batch_id, origin, destination, priority, field_values });
    }
    const named = { ...batch, batch_id };
    this.#emit('batch_enqueued', { timestamp: 0, queue_id: QUEUE, batch_id, enqueued, requested, priority, origin });
    const item_ids = [...this.items.values()].filter((item) => item.batch_id === batch_id).map(idOf);
    return { queue_id: QUEUE, enqueued, requested, batch: named, priority, item_ids: item_ids.reverse() };
  }

  /** Adds an item and returns its id. */
  add(graph: Graph, fields: Partial<QueueItem> = {}): number {
    const item_id = ++this.#serial;
    const session_id = `session-${item_id}`;
    const about = { item_id, queue_id: QUEUE, session_id, batch_id: 'another', status: 'pending', priority: 0 };
    const times = { created_at: STAMP, updated_at: STAMP, status_sequence: 0 };
    const session = { id: session_id, graph };
    this.items.set(item_id, QueueItem.parse({ ...about, ...times, session, ...fields }));
    return item_id;
  }

  /** Returns an item. Throws a `NotFoundError` when it does not exist. */
  get(id: number): QueueItem {
    const item = this.items.get(id);
    const detail = `Queue item with id ${id} not found in queue ${QUEUE}`;
    if (!item) throw new NotFoundError('queueItems', { status: 404, detail }, detail, { item_id: id });
    return item;
  }

  /** Returns the number of items with a status. */
  count(status: QueueItem['status']): number {
    return [...this.items.values()].filter((item) => item.status === status).length;
  }

  /** Changes the status of an item. */
  change(id: number, status: QueueItem['status'], fields: Partial<QueueItem> = {}): void {
    const before = this.get(id);
    const started_at = status === 'in_progress' ? STAMP : before.started_at;
    const status_sequence = before.status_sequence === null ? null : before.status_sequence + 1;
    const item = { ...before, status, started_at, status_sequence, ...fields };
    this.items.set(id, item);
    this.#emit('queue_item_status_changed', statusPayload(item));
  }

  /** Starts an item. */
  start(id: number): void {
    this.change(id, 'in_progress');
  }

  /** Reports the progress of a node. */
  progress(id: number, node: string, fields: object = {}): void {
    const about = nodePayload(this.get(id), node, node);
    this.#emit('invocation_progress', { ...about, message: 'Generating', percentage: 0.5, image: null, ...fields });
  }

  /** Finishes nodes: the given ones, or all of the item's graph. */
  finishNodes(id: number, runs: readonly NodeRun[] = this.#nodes(id)): void {
    for (const [index, { node, output, path = [] }] of runs.entries()) {
      const { session } = this.get(id);
      const prepared = `${id}-${node}-${index}`;
      const result = output ?? { type: `${session.graph.nodes[node]?.type}_output`, value: 1 };
      session.results[prepared] = result;
      session.prepared_source_mapping[prepared] = node;
      session.prepared_iteration_paths[prepared] = [...path];
      if (!session.executed_history.includes(node)) session.executed_history.push(node);
      this.#emit('invocation_complete', { ...nodePayload(this.get(id), node, prepared), result });
    }
  }

  /** Completes an item. */
  complete(id: number): void {
    this.change(id, 'completed', { completed_at: STAMP });
  }

  /** Starts an item, runs its nodes and completes it. */
  run(id: number): void {
    this.start(id);
    this.finishNodes(id);
    this.complete(id);
  }

  /** Fails an item in a node. The item's own event comes before the node's. */
  fail(id: number, node: string, error_type = 'ZeroDivisionError'): void {
    const error = { error_type, error_message: 'division by zero', error_traceback: 'Traceback …' };
    const { session } = this.get(id);
    const prepared = `${id}-${node}-0`;
    session.errors[prepared] = `${error_type}: ${error.error_message}`;
    session.prepared_source_mapping[prepared] = node;
    this.change(id, 'failed', { ...error, completed_at: STAMP });
    this.#emit('invocation_error', { ...nodePayload(this.get(id), node, prepared), ...error });
  }

  /** Cancels items: running ones each with its own event, pending ones with one event for all. */
  cancelMany(ids: readonly number[]): number {
    const running = ids.filter((id) => this.get(id).status === 'in_progress');
    const pending = ids.filter((id) => ['pending', 'waiting'].includes(this.get(id).status));
    for (const id of running) this.change(id, 'canceled', { completed_at: STAMP });
    for (const id of pending) this.items.set(id, { ...this.get(id), status: 'canceled', completed_at: STAMP });
    this.#emit('queue_items_canceled', { timestamp: 0, queue_id: QUEUE, canceled_item_ids: pending });
    return running.length + pending.length;
  }

  /** Puts failed and canceled items on the queue again, as many as there is room for. Returns their old ids. */
  retryMany(ids: readonly number[]): number[] {
    const ended = [...new Set(ids)].filter((id) => ['failed', 'canceled'].includes(this.items.get(id)?.status ?? ''));
    const retried = ended.slice(0, Math.max(0, this.#capacity - this.count('pending')));
    for (const id of retried) {
      const { session, batch_id, origin, destination, retried_from_item_id } = this.get(id);
      const about = { batch_id, origin, destination, retried_from_item_id: retried_from_item_id ?? id };
      this.add(session.graph, about);
    }
    this.#emit('queue_items_retried', { timestamp: 0, queue_id: QUEUE, retried_item_ids: retried });
    return retried;
  }

  /** Deletes items. No event is sent. */
  remove(...ids: readonly number[]): void {
    for (const id of ids) this.items.delete(id);
  }

  /** Deletes all items. */
  clear(): void {
    this.items.clear();
    this.#emit('queue_cleared', { timestamp: 0, queue_id: QUEUE, user_id: null });
  }

  /** Kills the server and starts it again: running items are canceled, and no event is sent. */
  restart(): void {
    for (const item of this.items.values()) {
      if (item.status !== 'in_progress') continue;
      const status_sequence = item.status_sequence === null ? null : item.status_sequence + 1;
      this.items.set(item.item_id, { ...item, status: 'canceled', status_sequence });
    }
  }

  #nodes(id: number): NodeRun[] {
    return Object.keys(this.get(id).session.graph.nodes).map((node) => ({ node }));
  }
}

const idOf = ({ item_id }: QueueItem): number => item_id;
