import { expand, requestedItems } from '../../engine/batch/expand.js';
import { type Batch, batchReader } from '../../engine/batch/read-batch.js';
import { withValues } from '../../engine/batch/with-values.js';
import type { EngineState } from '../../engine/engine-state.js';
import { emptyRecord } from '../../engine/session-record.js';
import { graphWithoutNulls } from '../../graph/without-nulls.js';
import { type Operation, operation } from '../../http/operation.js';
import { json } from '../../http/response.js';
import { toTimestamp } from '../../storage/timestamp.js';
import { embedded } from '../../validation/body.js';
import { boolean } from '../../validation/boolean.js';
import { fallback, required } from '../../validation/field.js';
import { freeSlots } from './counts.js';
import type { Queue } from './queue.js';
import { wrapErrors } from './wrap-errors.js';

export function enqueueOperations(state: EngineState, { store, processor }: Queue): Operation[] {
  const body = embedded({
    batch: required(batchReader(store.readGraph, state.uuid)),
    prepend: fallback(boolean, false),
  });
  return [
    operation(
      'POST /api/v1/queue/{queue_id}/enqueue_batch',
      { body },
      ({ path: { queue_id }, body: { batch, prepend }, user }) => {
        const sql = `select max(priority) as highest from queue_items where queue_id = ? and status = 'pending'`;
        const highest = store.database.first<{ highest: number | null }>(sql, queue_id)?.highest ?? 0;
        const priority = prepend ? highest + 1 : 0;
        const enqueued = wrapErrors('enqueuing batch', () =>
          store.database.transaction(() => insert(state, { queue_id, priority, batch, user_id: user.user_id })),
        );
        const requested = requestedItems(batch);
        const { batch_id, origin } = batch;
        state.bus.emit('batch_enqueued', {
          queue_id,
          batch_id,
          enqueued,
          requested,
          priority,
          origin,
          user_id: user.user_id,
        });
        const rows = store.database.all<{ item_id: number }>(
          'select item_id from queue_items where batch_id = ? order by item_id desc',
          batch_id,
        );
        processor.runPending();
        return json({ queue_id, enqueued, requested, batch, priority, item_ids: rows.map(({ item_id }) => item_id) });
      },
    ),
  ];
}

interface Insertion {
  readonly queue_id: string;
  readonly priority: number;
  readonly batch: Batch;
  readonly user_id: string;
}

/** Returns the number of inserted items, limited by the size of the queue. */
function insert({ database, clock, uuid }: EngineState, { queue_id, priority, batch, user_id }: Insertion): number {
  const { batch_id, origin, destination, graph, workflow } = batch;
  const room = freeSlots(database, queue_id);
  const execution = JSON.stringify(emptyRecord(uuid()));
  const workflowText = workflow && JSON.stringify(workflow);
  const bare = graphWithoutNulls(graph);
  const graphText = JSON.stringify(bare);
  const now = toTimestamp(clock());
  let count = 0;
  for (const values of expand(batch)) {
    if (count >= room) break;
    database.run(
      `insert into queue_items (queue_id, batch_id, session_id, priority, origin, destination, created_at, updated_at,
         field_values, user_id, graph, execution, workflow) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[queue_id, batch_id, uuid(), priority, origin, destination, now, now, JSON.stringify(values), user_id],
      ...[values.length > 0 ? JSON.stringify(withValues(bare, values)) : graphText, execution, workflowText],
    );
    count += 1;
  }
  return count;
}
