import type { SQLInputValue } from 'node:sqlite';
import type { ItemStatus, ItemStore, StartedItem } from '../../engine/item-store.js';
import type { SessionRecord } from '../../engine/session-record.js';
import type { EventBus } from '../../events/event-bus.js';
import type { Graph } from '../../graph/graph.js';
import { graphReader } from '../../graph/read-graph.js';
import type { NodeFailure } from '../../nodes/python-error.js';
import { USER } from '../../records/user.js';
import type { Database } from '../../storage/database.js';
import { toTimestamp } from '../../storage/timestamp.js';
import type { Reader } from '../../validation/reader.js';
import { batchStatus, queueStatus } from './counts.js';
import { type ItemRow, readStoredGraph, toItem, UnreadableItemError } from './item-record.js';

const ENDED: ReadonlySet<ItemStatus> = new Set(['completed', 'failed', 'canceled']);

interface Parts {
  readonly database: Database;
  readonly bus: EventBus;
  readonly clock: () => Date;
  readonly uuid: () => string;
}

/** Stores the items of all queues and sends the events of their changes. */
export class QueueStore implements ItemStore {
  readonly database: Database;
  readonly readGraph: Reader<Graph>;
  readonly #bus: EventBus;
  readonly #clock: () => Date;

  constructor({ database, bus, clock, uuid }: Parts) {
    this.database = database;
    this.readGraph = graphReader(uuid);
    this.#bus = bus;
    this.#clock = clock;
  }

  now(): string {
    return toTimestamp(this.#clock());
  }

  find(id: number): ItemRow | undefined {
    return this.database.first<ItemRow>('select * from queue_items where item_id = ?', id);
  }

  /** Returns the items that match `condition`. */
  where(condition: string, ...values: SQLInputValue[]): ItemRow[] {
    return this.database.all<ItemRow>(`select * from queue_items where ${condition}`, ...values);
  }

  toItem(row: ItemRow) {
    return toItem(row, this.readGraph);
  }

  statusOf(id: number): ItemStatus | undefined {
    return this.find(id)?.status;
  }

  /** Starts the next item of all queues: the highest priority first, then the lowest id. */
  startNext(): StartedItem | undefined {
    const [next] = this.where(`status = 'pending' order by priority desc, item_id limit 1`);
    if (!next) return undefined;
    try {
      const graph = readStoredGraph(next, this.readGraph);
      // As it was read: inputs without a value are null from now on.
      const sql = 'update queue_items set graph = ? where item_id = ?';
      this.database.run(sql, JSON.stringify(graph), next.item_id);
      this.setStatus(next.item_id, 'in_progress');
      const item = this.find(next.item_id);
      return item && { item, graph };
    } catch (error) {
      // It stays pending, and all items after it wait, as on the server.
      if (error instanceof UnreadableItemError) return undefined;
      throw error;
    }
  }

  saveSession(id: number, graph: Graph, execution: SessionRecord): void {
    this.database.run(
      'update queue_items set graph = ?, execution = ?, updated_at = ? where item_id = ?',
      ...[JSON.stringify(graph), JSON.stringify(execution), this.now(), id],
    );
  }

  cancelInterrupted(): void {
    const now = this.now();
    this.database.run(
      `update queue_items set status = 'canceled', status_sequence = status_sequence + 1, updated_at = ?, completed_at = ?
       where status in ('in_progress', 'waiting')`,
      ...[now, now],
    );
  }

  /** Changes the status of an item, unless it has ended, and sends the event. Returns whether it was changed. */
  setStatus(id: number, status: ItemStatus, failure?: NodeFailure): boolean {
    const before = this.find(id);
    if (!before || ENDED.has(before.status)) return false;
    const now = this.now();
    this.database.run(
      `update queue_items set status = ?, status_sequence = status_sequence + 1, updated_at = ?,
         error_type = ?, error_message = ?, error_traceback = ?, device = coalesce(?, device),
         started_at = coalesce(?, started_at), completed_at = coalesce(?, completed_at) where item_id = ?`,
      ...[status, now, failure?.error_type ?? null, failure?.error_message ?? null, failure?.error_traceback ?? null],
      ...[status === 'in_progress' ? 'cpu' : null, status === 'in_progress' ? now : null],
      ...[ENDED.has(status) ? now : null, id],
    );
    const row = this.find(id);
    if (row) this.#emitStatus(row);
    return true;
  }

  /** Cancels items without events. */
  cancelSilently(ids: readonly number[]): void {
    const now = this.now();
    this.database.run(
      `update queue_items set status = 'canceled', status_sequence = status_sequence + 1, updated_at = ?, completed_at = ?
       where item_id in (select value from json_each(?))`,
      ...[now, now, JSON.stringify(ids)],
    );
  }

  delete(ids: readonly number[]): void {
    const sql = 'delete from queue_items where item_id in (select value from json_each(?))';
    this.database.run(sql, JSON.stringify(ids));
  }

  /** Sends one event for items that were canceled or deleted together, if there are any. */
  emitCanceled(queueId: string, ids: readonly number[]): void {
    if (ids.length === 0) return;
    this.#bus.emit('queue_items_canceled', {
      queue_id: queueId,
      canceled_item_ids: [...ids],
      ...owners('canceled_item_ids_by_user', ids),
    });
  }

  emitRetried(queueId: string, ids: readonly number[]): void {
    this.#bus.emit('queue_items_retried', {
      queue_id: queueId,
      retried_item_ids: [...ids],
      ...owners('retried_item_ids_by_user', ids),
    });
  }

  emitCleared(queueId: string): void {
    this.#bus.emit('queue_cleared', { queue_id: queueId, user_id: null }, queueId);
  }

  #emitStatus(row: ItemRow): void {
    this.#bus.emit('queue_item_status_changed', {
      queue_id: row.queue_id,
      item_id: row.item_id,
      batch_id: row.batch_id,
      origin: row.origin,
      destination: row.destination,
      user_id: USER.user_id,
      status: row.status,
      status_sequence: row.status_sequence,
      error_type: row.error_type,
      error_message: row.error_message,
      error_traceback: row.error_traceback,
      created_at: row.created_at,
      updated_at: row.updated_at,
      started_at: row.started_at,
      completed_at: row.completed_at,
      batch_status: batchStatus(this.database, row.queue_id, row.batch_id),
      queue_status: queueStatus(this.database, row.queue_id),
      session_id: row.session_id,
    });
  }
}

const owners = (name: string, ids: readonly number[]) =>
  ids.length === 0 ? { user_ids: [], [name]: {} } : { user_ids: [USER.user_id], [name]: { [USER.user_id]: [...ids] } };
