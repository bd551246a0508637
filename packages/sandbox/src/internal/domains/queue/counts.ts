import type { BatchStatus, DestinationCounts, QueueStatus } from '@x/models/queue';

import { MAX_PENDING } from '../../engine/item-store.js';
import type { Identity } from '../../http/identity.js';
import type { Database } from '../../storage/database.js';

type Scope = 'queue' | 'batch' | 'destination' | 'user';

type Key = readonly [Scope, string];

/** Returns counts by status: those of a user alone, or of everybody. */
function countsOf(database: Database, queueId: string, key: Key, owner?: string) {
  const rows = owner === undefined ? allCounts(database, queueId, key) : ownCounts(database, queueId, key, owner);
  const of = (status: string) => rows.find((row) => row.status === status)?.count ?? 0;
  return {
    pending: of('pending'),
    in_progress: of('in_progress'),
    waiting: of('waiting'),
    completed: of('completed'),
    failed: of('failed'),
    canceled: of('canceled'),
    total: rows.reduce((sum, { count }) => sum + count, 0),
  };
}

interface Count {
  readonly status: string;
  readonly count: number;
}

const allCounts = (database: Database, queueId: string, [scope, key]: Key): Count[] =>
  database.all<Count>(
    'select status, count from queue_counts where queue_id = ? and scope = ? and key = ?',
    ...[queueId, scope, key],
  );

const ownCounts = (database: Database, queueId: string, [scope, key]: Key, owner: string): Count[] =>
  database.all<Count>(
    `select status, count(*) as count from queue_items
     where queue_id = ? and ${scope === 'batch' ? 'batch_id' : 'destination'} = ? and user_id = ? group by status`,
    ...[queueId, key, owner],
  );

/**
 * Returns the item counts of a queue by status, with those of a user. Others than administrators do not learn which item
 * of somebody else is running.
 */
export function queueStatus(database: Database, queueId: string, user: Identity): QueueStatus {
  const counts = countsOf(database, queueId, ['queue', '']);
  const own = countsOf(database, queueId, ['user', user.user_id]);
  const running = database.first<{ item_id: number; batch_id: string; session_id: string; user_id: string }>(
    `select item_id, batch_id, session_id, user_id from queue_items where status = 'in_progress' and +queue_id = ? limit 1`,
    queueId,
  );
  const current = user.is_admin || running?.user_id === user.user_id ? running : undefined;
  return {
    queue_id: queueId,
    item_id: current?.item_id ?? null,
    batch_id: current?.batch_id ?? null,
    session_id: current?.session_id ?? null,
    ...counts,
    user_pending: own.pending,
    user_in_progress: own.in_progress,
  };
}

export function batchStatus(database: Database, queueId: string, batchId: string, owner?: string): BatchStatus {
  const sql = `select origin, destination from queue_items
    where batch_id = ? and +queue_id = ? and (? is null or user_id = ?) limit 1`;
  const values = [batchId, queueId, owner ?? null, owner ?? null];
  const row = database.first<{ origin: string | null; destination: string | null }>(sql, ...values);
  return {
    queue_id: queueId,
    batch_id: batchId,
    origin: row?.origin ?? null,
    destination: row?.destination ?? null,
    ...countsOf(database, queueId, ['batch', batchId], owner),
  };
}

export const destinationCounts = (
  database: Database,
  queueId: string,
  destination: string,
  owner?: string,
): DestinationCounts => ({
  queue_id: queueId,
  destination,
  ...countsOf(database, queueId, ['destination', destination], owner),
});

/** Returns how many more items a queue accepts. */
export const freeSlots = (database: Database, queueId: string): number =>
  MAX_PENDING - countsOf(database, queueId, ['queue', '']).pending;
