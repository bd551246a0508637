import type { SQLInputValue } from 'node:sqlite';
import type { Identity } from '../../http/identity.js';
import { type Operation, operation } from '../../http/operation.js';
import { json } from '../../http/response.js';
import { textList } from '../../storage/database.js';
import { embedded } from '../../validation/body.js';
import { required } from '../../validation/field.js';
import { list } from '../../validation/list.js';
import { string } from '../../validation/string.js';
import { currentItems } from './call-chain.js';
import type { Queue } from './queue.js';
import { wrapErrors } from './wrap-errors.js';

export function cancelOperations(queue: Queue): Operation[] {
  return [
    operation('PUT /api/v1/queue/{queue_id}/cancel_all_except_current', {}, ({ path: { queue_id }, user }) =>
      wrapErrors('canceling all except current', () => {
        const ids = idsExceptCurrent(queue, queue_id, user);
        queue.store.cancelSilently(ids);
        queue.store.emitCanceled(queue_id, queue.store.ownersOf(ids));
        queue.processor.runPending();
        return json({ canceled: ids.length });
      }),
    ),

    operation(
      'PUT /api/v1/queue/{queue_id}/cancel_by_batch_ids',
      { body: embedded({ batch_ids: required(list(string())) }) },
      ({ path: { queue_id }, body: { batch_ids }, user }) =>
        wrapErrors('canceling by batch id', () => {
          const condition = 'queue_id = ? and batch_id in (select value from json_each(?))';
          return json({ canceled: cancelWhere(queue, queue_id, own(user, condition, queue_id, textList(batch_ids))) });
        }),
    ),

    operation(
      'PUT /api/v1/queue/{queue_id}/cancel_by_destination',
      { query: { destination: required(string()) } },
      ({ path: { queue_id }, query: { destination }, user }) =>
        wrapErrors('canceling by destination', () => {
          const matches = own(user, 'queue_id = ? and destination = ?', queue_id, destination);
          return json({ canceled: cancelWhere(queue, queue_id, matches) });
        }),
    ),
  ];
}

/** A condition of SQL and its values. */
export type Condition = readonly [sql: string, ...values: SQLInputValue[]];

/** Returns a condition that only items of the user match; for an administrator those of everybody. */
export function own(user: Identity, sql: string, ...values: SQLInputValue[]): Condition {
  return user.is_admin ? [sql, ...values] : [`${sql} and user_id = ?`, ...values, user.user_id];
}

/** Returns the ids of the items that match `condition`, without reading their graphs. */
export function idsWhere({ store }: Queue, condition: string, ...values: SQLInputValue[]): number[] {
  const sql = `select item_id from queue_items where ${condition} order by item_id`;
  return store.database.all<{ item_id: number }>(sql, ...values).map(({ item_id }) => item_id);
}

/** Returns the ids of the items that have not ended, without those that run and all that they called or that called them. */
export function idsExceptCurrent(queue: Queue, queueId: string, user: Identity): number[] {
  const current = new Set(currentItems(queue.store.database, queueId));
  const ids = idsWhere(queue, ...own(user, `queue_id = ? and status in ('pending', 'waiting')`, queueId));
  return ids.filter((id) => !current.has(id));
}

/** Cancels the running items that match `condition`, with an event for each. Returns their ids. */
export function cancelRunning(queue: Queue, condition: string, ...values: SQLInputValue[]): number[] {
  const ids = idsWhere(queue, `status = 'in_progress' and ${condition}`, ...values);
  for (const id of ids) queue.store.setStatus(id, 'canceled');
  queue.processor.cancel(ids);
  return ids;
}

/** Cancels pending and running items and returns their number. */
function cancelWhere(queue: Queue, queueId: string, [condition, ...values]: Condition): number {
  const waiting = idsWhere(queue, `status in ('pending', 'waiting') and ${condition}`, ...values);
  const { store, processor } = queue;
  store.cancelSilently(waiting);
  // The events of running items are sent first.
  const running = cancelRunning(queue, condition, ...values);
  store.emitCanceled(queueId, store.ownersOf(waiting));
  processor.runPending();
  return waiting.length + running.length;
}
