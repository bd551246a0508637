import type { SQLInputValue } from 'node:sqlite';
import { type Operation, operation } from '../../http/operation.js';
import { json } from '../../http/response.js';
import { textList } from '../../storage/database.js';
import { embedded } from '../../validation/body.js';
import { required } from '../../validation/field.js';
import { list } from '../../validation/list.js';
import { string } from '../../validation/string.js';
import type { Queue } from './queue.js';
import { wrapErrors } from './wrap-errors.js';

export function cancelOperations(queue: Queue): Operation[] {
  return [
    operation('PUT /api/v1/queue/{queue_id}/cancel_all_except_current', {}, ({ path: { queue_id } }) =>
      wrapErrors('canceling all except current', () => {
        const ids = idsWhere(queue, `queue_id = ? and status in ('pending', 'waiting')`, queue_id);
        queue.store.cancelSilently(ids);
        queue.store.emitCanceled(queue_id, ids);
        queue.processor.runPending();
        return json({ canceled: ids.length });
      }),
    ),

    operation(
      'PUT /api/v1/queue/{queue_id}/cancel_by_batch_ids',
      { body: embedded({ batch_ids: required(list(string())) }) },
      ({ path: { queue_id }, body: { batch_ids } }) =>
        wrapErrors('canceling by batch id', () => {
          const condition = 'queue_id = ? and batch_id in (select value from json_each(?))';
          return json({ canceled: cancelWhere(queue, condition, queue_id, textList(batch_ids)) });
        }),
    ),

    operation(
      'PUT /api/v1/queue/{queue_id}/cancel_by_destination',
      { query: { destination: required(string()) } },
      ({ path: { queue_id }, query: { destination } }) =>
        wrapErrors('canceling by destination', () =>
          json({ canceled: cancelWhere(queue, 'queue_id = ? and destination = ?', queue_id, destination) }),
        ),
    ),
  ];
}

/** Returns the ids of the items that match `condition`, without reading their graphs. */
export function idsWhere({ store }: Queue, condition: string, ...values: SQLInputValue[]): number[] {
  const sql = `select item_id from queue_items where ${condition} order by item_id`;
  return store.database.all<{ item_id: number }>(sql, ...values).map(({ item_id }) => item_id);
}

/** Cancels the running items that match `condition`, with an event for each. Returns their ids. */
export function cancelRunning(queue: Queue, condition: string, ...values: SQLInputValue[]): number[] {
  const ids = idsWhere(queue, `status = 'in_progress' and ${condition}`, ...values);
  for (const id of ids) queue.store.setStatus(id, 'canceled');
  queue.processor.cancel(ids);
  return ids;
}

/** Cancels pending and running items and returns their number. */
function cancelWhere(queue: Queue, condition: string, ...values: [queueId: string, ...SQLInputValue[]]): number {
  const waiting = idsWhere(queue, `status in ('pending', 'waiting') and ${condition}`, ...values);
  const { store, processor } = queue;
  store.cancelSilently(waiting);
  // The events of running items are sent first.
  const running = cancelRunning(queue, condition, ...values);
  store.emitCanceled(values[0], waiting);
  processor.runPending();
  return waiting.length + running.length;
}
