import type { BatchStatus, DestinationCounts, QueueStatus } from '@x/models/queue';

import type { Database } from '../../storage/database.js';

type Scope = 'queue' | 'batch' | 'destination';

function countsOf(database: Database, queueId: string, [scope, key]: readonly [Scope, string]) {
  const sql = 'select status, count from queue_counts where queue_id = ? and scope = ? and key = ?';
  const rows = database.all<{ status: string; count: number }>(sql, queueId, scope, key);
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

/** Returns the item counts of a queue by status. All items belong to the only user. */
export function queueStatus(database: Database, queueId: string): QueueStatus {
  const counts = countsOf(database, queueId, ['queue', '']);
  const current = database.first<{ item_id: number; batch_id: string; session_id: string }>(
    `select item_id, batch_id, session_id from queue_items where status = 'in_progress' and +queue_id = ? limit 1`,
    queueId,
  );
  return {
    queue_id: queueId,
    item_id: current?.item_id ?? null,
    batch_id: current?.batch_id ?? null,
    session_id: current?.session_id ?? null,
    ...counts,
    user_pending: counts.pending,
    user_in_progress: counts.in_progress,
  };
}

export function batchStatus(database: Database, queueId: string, batchId: string): BatchStatus {
  const sql = 'select origin, destination from queue_items where batch_id = ? and +queue_id = ? limit 1';
  const row = database.first<{ origin: string | null; destination: string | null }>(sql, batchId, queueId);
  return {
    queue_id: queueId,
    batch_id: batchId,
    origin: row?.origin ?? null,
    destination: row?.destination ?? null,
    ...countsOf(database, queueId, ['batch', batchId]),
  };
}

export const destinationCounts = (database: Database, queueId: string, destination: string): DestinationCounts => ({
  queue_id: queueId,
  destination,
  ...countsOf(database, queueId, ['destination', destination]),
});

/** Maximum number of pending items of a queue. */
const MAX_PENDING = 10_000;

/** Returns how many more items a queue accepts. */
export const freeSlots = (database: Database, queueId: string): number =>
  MAX_PENDING - countsOf(database, queueId, ['queue', '']).pending;
