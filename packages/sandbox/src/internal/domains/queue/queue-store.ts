import type { SQLInputValue } from 'node:sqlite';
import type { SessionRecord } from '../../engine/call/call-record.js';
import type { CalledItem, ItemStatus, ItemStore, StartedItem } from '../../engine/item-store.js';
import type { EventBus } from '../../events/event-bus.js';
import type { Graph } from '../../graph/graph.js';
import { graphReader } from '../../graph/read-graph.js';
import { SYSTEM } from '../../http/identity.js';
import type { NodeFailure } from '../../nodes/python-error.js';
import type { Database } from '../../storage/database.js';
import { toTimestamp } from '../../storage/timestamp.js';
import type { Reader } from '../../validation/reader.js';
import { chainOf, descendantsOf, interruptedItems } from './call-chain.js';
import { batchStatus, freeSlots, queueStatus } from './counts.js';
import { insertCalled } from './insert-called.js';
import { type ItemRow, readStoredGraph, toItem, UnreadableItemError } from './item-record.js';

const ENDED: ReadonlySet<ItemStatus> = new Set(['completed', 'failed', 'canceled']);

interface Parts {
  readonly database: Database;
  readonly bus: EventBus;
  readonly clock: () => Date;
  readonly uuid: () => string;
  readonly isMultiUser: boolean;
}

/** The ids of items by the users who own them. */
export type ItemOwners = Readonly<Record<string, number[]>>;

const SELECT = `select queue_items.*, display_name as user_display_name, email as user_email,
  is_active as is_owner_active
  from queue_items left join (select user_id, display_name, email, is_active from users) using (user_id)`;

const IN_ORDER = `status = 'pending' order by priority desc, item_id limit 1`;

const IN_TURN = `item_id in (
    select item_id from (
      select item_id, row_number() over (partition by user_id order by priority desc, item_id) as place
      from queue_items where status = 'pending'
    ) where place = 1
  ) order by coalesce((select max(started_at) from queue_items as served where served.user_id = queue_items.user_id), ''),
  item_id limit 1`;

/** Stores the items of all queues and sends the events of their changes. */
export class QueueStore implements ItemStore {
  readonly database: Database;
  readonly readGraph: Reader<Graph>;
  readonly #bus: EventBus;
  readonly #clock: () => Date;
  readonly #isMultiUser: boolean;

  constructor({ database, bus, clock, uuid, isMultiUser }: Parts) {
    this.#isMultiUser = isMultiUser;
    this.database = database;
    this.readGraph = graphReader(uuid);
    this.#bus = bus;
    this.#clock = clock;
  }

  now(): string {
    return toTimestamp(this.#clock());
  }

  find(id: number): ItemRow | undefined {
    return this.where('item_id = ?', id)[0];
  }

  /** Returns the items that match `condition`. */
  where(condition: string, ...values: SQLInputValue[]): ItemRow[] {
    return this.database.all<ItemRow>(`${SELECT} where ${condition}`, ...values);
  }

  toItem(row: ItemRow) {
    return toItem(row, this.readGraph);
  }

  statusOf(id: number): ItemStatus | undefined {
    return this.find(id)?.status;
  }

  /**
   * Starts the next item of all queues: the highest priority first, then the lowest id. Of several users it is the turn of
   * the one whose last start is the longest ago.
   */
  startNext(): StartedItem | undefined {
    const [next] = this.where(this.#isMultiUser ? IN_TURN : IN_ORDER);
    if (!next) return undefined;
    if (this.#isMultiUser && !next.is_owner_active) {
      this.cancel(next.item_id);
      return this.startNext();
    }
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

  /** Cancels the running items of a user and returns their ids. */
  cancelRunningOf(userId: string): number[] {
    const rows = this.where(`status = 'in_progress' and queue_items.user_id = ?`, userId);
    return rows.flatMap(({ item_id }) => this.cancel(item_id));
  }

  cancel(id: number): number[] {
    return chainOf(this.database, id).filter((one) => this.setStatus(one, 'canceled'));
  }

  cancelCalled(callId: string, exceptId: number): void {
    const rows = this.database.all<{ item_id: number }>(
      'select item_id from queue_items where workflow_call_id = ? order by item_id',
      callId,
    );
    const ids = rows.flatMap(({ item_id }) => [item_id, ...descendantsOf(this.database, item_id)]);
    for (const id of ids) if (id !== exceptId) this.setStatus(id, 'canceled');
  }

  freeSlots(queueId: string): number {
    return freeSlots(this.database, queueId);
  }

  addCalled(called: CalledItem): number {
    const id = insertCalled(this.database, this.now(), called);
    const row = this.find(id);
    if (row) this.#emitStatus(row);
    return id;
  }

  saveSession(id: number, graph: Graph, execution: SessionRecord): void {
    this.database.run(
      'update queue_items set graph = ?, execution = ?, updated_at = ? where item_id = ?',
      ...[JSON.stringify(graph), JSON.stringify(execution), this.now(), id],
    );
  }

  cancelInterrupted(): void {
    this.cancelSilently(interruptedItems(this.database));
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

  /** Returns items by their owners. */
  ownersOf(ids: readonly number[]): ItemOwners {
    const sql =
      'select item_id, user_id from queue_items where item_id in (select value from json_each(?)) order by item_id';
    const rows = this.database.all<{ item_id: number; user_id: string }>(sql, JSON.stringify(ids));
    const owners: Record<string, number[]> = {};
    for (const { item_id, user_id } of rows) {
      const own = owners[user_id] ?? [];
      own.push(item_id);
      owners[user_id] = own;
    }
    return owners;
  }

  /** Sends one event for items that were canceled or deleted together, if there are any. */
  emitCanceled(queueId: string, owners: ItemOwners): void {
    const ids = Object.values(owners).flat();
    if (ids.length === 0) return;
    const about = {
      queue_id: queueId,
      canceled_item_ids: ids,
      user_ids: Object.keys(owners),
      canceled_item_ids_by_user: owners,
    };
    this.#bus.emit('queue_items_canceled', about);
  }

  emitRetried(queueId: string, owners: ItemOwners): void {
    const about = {
      queue_id: queueId,
      retried_item_ids: Object.values(owners).flat(),
      user_ids: Object.keys(owners),
      retried_item_ids_by_user: owners,
    };
    this.#bus.emit('queue_items_retried', about);
  }

  /** Sends the event of a queue that was cleared: of the items of a user alone, or of all. */
  emitCleared(queueId: string, owner: string | undefined): void {
    this.#bus.emit('queue_cleared', { queue_id: queueId, user_id: owner ?? null });
  }

  #emitStatus(row: ItemRow): void {
    this.#bus.emit('queue_item_status_changed', {
      queue_id: row.queue_id,
      item_id: row.item_id,
      batch_id: row.batch_id,
      origin: row.origin,
      destination: row.destination,
      user_id: row.user_id,
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
      queue_status: queueStatus(this.database, row.queue_id, { ...SYSTEM, user_id: row.user_id, is_admin: false }),
      session_id: row.session_id,
    });
  }
}
