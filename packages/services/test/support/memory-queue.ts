import type { Batch } from '@x/models/batch';
import type { EventName } from '@x/models/event';
import type { Graph } from '@x/models/graph';
import { QueueItem } from '@x/models/queue-item';
import type { NodeOutput } from '@x/models/session';
import { NotFoundError } from '@x/transport/errors';

import { requestedItems } from '../../src/internal/job/batch-size.js';

type Status = 'pending' | 'in_progress' | 'completed' | 'failed' | 'canceled' | 'waiting';

/** A node that has a result: its id in the graph, its output, and the index of each iteration around it. */
export interface FinishedNode {
  readonly node: string;
  readonly output?: NodeOutput;
  readonly path?: readonly number[];
}

const outputOf = (type: string): NodeOutput => ({ type: `${type}_output`, value: 1 });
const stamp = '2026-01-01 00:00:00.000';

/** A queue in memory. A test changes it, and it emits events as the server does. */
export class MemoryQueue {
  readonly items = new Map<number, QueueItem>();
  /** The most items that may be pending. */
  capacity = 10_000;
  emit: (name: EventName, payload: object) => void = () => {};
  #serial = 0;

  enqueue(batch: Batch, prepend = false) {
    const requested = requestedItems(batch);
    const free = this.capacity - this.count('pending');
    const enqueued = Math.max(0, Math.min(requested, free));
    const batch_id = batch.batch_id ?? 'chosen by the server';
    for (let index = 0; index < enqueued; index++) this.add(batch.graph, { batch_id, origin: batch.origin ?? null });
    const payload = { batch_id, enqueued, requested, priority: Number(prepend), origin: batch.origin };
    this.emit('batch_enqueued', { ...payload, timestamp: 0, queue_id: 'default' });
    const item_ids = [...this.items.values()]
      .filter((item) => item.batch_id === batch_id)
      .map(({ item_id }) => item_id);
    return { queue_id: 'default', enqueued, requested, batch, priority: Number(prepend), item_ids: item_ids.reverse() };
  }

  add(graph: Graph, changes: Partial<QueueItem> = {}): number {
    const item_id = ++this.#serial;
    const session_id = `session-${item_id}`;
    const about = { item_id, queue_id: 'default', session_id, batch_id: 'another', status: 'pending', priority: 0 };
    const times = { created_at: stamp, updated_at: stamp, status_sequence: 0 };
    const item = { ...about, ...times, session: { id: session_id, graph }, ...changes };
    this.items.set(item_id, QueueItem.parse(item));
    return item_id;
  }

  count(status: Status): number {
    return [...this.items.values()].filter((item) => item.status === status).length;
  }

  get(id: number): QueueItem {
    const item = this.items.get(id);
    if (!item) throw new NotFoundError('queue item', { status: 404, detail: `Queue item with id ${id} not found` });
    return item;
  }

  /** Changes the status of an item and emits an event. */
  change(id: number, status: Status, changes: Partial<QueueItem> = {}): void {
    const before = this.get(id);
    const started_at = status === 'in_progress' ? stamp : before.started_at;
    const status_sequence = before.status_sequence === null ? null : before.status_sequence + 1;
    const item = { ...before, status, started_at, status_sequence, ...changes };
    this.items.set(id, item);
    const { session: _, ...about } = item;
    const counts = { queue_id: 'default', pending: 0, in_progress: 0, completed: 0, failed: 0, canceled: 0, total: 0 };
    const batch_status = { ...counts, batch_id: item.batch_id };
    this.emit('queue_item_status_changed', { ...about, timestamp: 0, batch_status, queue_status: counts });
  }

  start(id: number): void {
    this.change(id, 'in_progress');
  }

  progress(id: number, node: string, changes: object = {}): void {
    const about = this.#ofNode(id, node, node);
    this.emit('invocation_progress', { ...about, message: 'Drawing', percentage: 0.5, image: null, ...changes });
  }

  /** Emits the results of nodes, by default of all. */
  finishNodes(id: number, finished: readonly FinishedNode[] = this.#nodes(id).map((node) => ({ node }))): void {
    for (const [index, { node, output, path = [] }] of finished.entries()) {
      const { session } = this.get(id);
      const prepared = `${id}-${node}-${index}`;
      const result = output ?? outputOf(session.graph.nodes[node]?.type ?? '');
      session.results[prepared] = result;
      session.prepared_source_mapping[prepared] = node;
      session.prepared_iteration_paths[prepared] = [...path];
      if (!session.executed_history.includes(node)) session.executed_history.push(node);
      this.emit('invocation_complete', { ...this.#ofNode(id, node, prepared), result });
    }
  }

  complete(id: number): void {
    this.change(id, 'completed', { completed_at: stamp });
  }

  /** Starts an item, emits the results of all its nodes, and completes it. */
  run(id: number): void {
    this.start(id);
    this.finishNodes(id);
    this.complete(id);
  }

  /** Lets a node fail. The event of the item is before that of the node. */
  fail(id: number, node: string, error_type = 'ZeroDivisionError'): void {
    const error = { error_type, error_message: 'division by zero', error_traceback: 'Traceback …' };
    const { session } = this.get(id);
    session.errors[`${id}-${node}-0`] = `${error_type}: division by zero`;
    session.prepared_source_mapping[`${id}-${node}-0`] = node;
    this.change(id, 'failed', { ...error, completed_at: stamp });
    this.emit('invocation_error', { ...this.#ofNode(id, node, `${id}-${node}-0`), ...error });
  }

  /** Cancels the running items one by one, and the pending ones with one event. */
  cancelAll(ids: readonly number[]): number {
    const pending = ids.filter((id) => this.get(id).status === 'pending');
    for (const id of ids) if (this.get(id).status === 'in_progress') this.change(id, 'canceled');
    for (const id of pending) this.items.set(id, { ...this.get(id), status: 'canceled' });
    this.emit('queue_items_canceled', { timestamp: 0, queue_id: 'default', canceled_item_ids: pending });
    return pending.length;
  }

  /** Cancels the running items without an event, as a restart of the server does. */
  restart(): void {
    const { emit } = this;
    this.emit = () => {};
    for (const { item_id, status } of this.items.values())
      if (status === 'in_progress') this.change(item_id, 'canceled');
    this.emit = emit;
  }

  /** Deletes items without an event. */
  prune(...ids: readonly number[]): void {
    for (const id of ids) this.items.delete(id);
  }

  clear(): void {
    this.items.clear();
    this.emit('queue_cleared', { timestamp: 0, queue_id: 'default', user_id: null });
  }

  #nodes(id: number): string[] {
    return Object.keys(this.get(id).session.graph.nodes);
  }

  #ofNode(id: number, node: string, prepared: string): object {
    const { session, ...item } = this.get(id);
    const invocation = { ...session.graph.nodes[node], id: prepared };
    return { ...item, timestamp: 0, invocation, invocation_source_id: node };
  }
}
