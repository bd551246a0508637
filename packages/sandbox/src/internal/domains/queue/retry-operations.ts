import type { EngineState } from '../../engine/engine-state.js';
import { emptyRecord } from '../../engine/session-record.js';
import { type Operation, operation } from '../../http/operation.js';
import { json } from '../../http/response.js';
import { whole } from '../../validation/body.js';
import { HttpException } from '../../validation/http-exception.js';
import { integer } from '../../validation/integer.js';
import { list } from '../../validation/list.js';
import { freeSlots } from './counts.js';
import type { ItemRow } from './item-record.js';
import type { Queue } from './queue.js';
import { wrapErrors } from './wrap-errors.js';

export function retryOperations({ uuid }: EngineState, { store, processor }: Queue): Operation[] {
  const clone = (row: ItemRow): void => {
    const now = store.now();
    store.database.run(
      `insert into queue_items (queue_id, batch_id, session_id, priority, origin, destination, created_at, updated_at,
         field_values, user_id, retried_from_item_id, graph, execution, workflow) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[row.queue_id, row.batch_id, uuid(), row.priority, row.origin, row.destination, now, now],
      ...[row.field_values === '[]' ? null : row.field_values, row.user_id, row.retried_from_item_id ?? row.item_id],
      ...[row.graph, JSON.stringify(emptyRecord(uuid())), row.workflow],
    );
  };

  const body = whole(list(integer()));
  return [
    operation('PUT /api/v1/queue/{queue_id}/retry_items_by_id', { body }, ({ path: { queue_id }, body: ids, user }) =>
      wrapErrors('retrying queue items', () => {
        const rows = ids.flatMap((id) => store.find(id) ?? []);
        for (const row of rows) {
          store.toItem(row);
          if (row.queue_id !== queue_id) {
            throw new HttpException(404, `Queue item with id ${row.item_id} not found in queue ${queue_id}`);
          }
          if (!user.is_admin && row.user_id !== user.user_id) {
            throw new HttpException(403, `You do not have permission to retry queue item ${row.item_id}`);
          }
        }
        const room = freeSlots(store.database, queue_id);
        if (room <= 0) return json({ queue_id, retried_item_ids: [] });
        const isRetried = ({ status }: ItemRow) => status === 'failed' || status === 'canceled';
        // Of a call the item that was enqueued is retried.
        const roots = rows
          .filter(isRetried)
          .map((row) => (row.root_item_id === null ? row : store.find(row.root_item_id)));
        const ended = roots.filter((row) => row !== undefined).filter(isRetried);
        const retried = [...new Map(ended.map((row) => [row.item_id, row])).values()].slice(0, room);
        store.database.transaction(() => retried.forEach(clone));
        const retried_item_ids = retried.map(({ item_id }) => item_id);
        store.emitRetried(queue_id, store.ownersOf(retried_item_ids));
        processor.runPending();
        return json({ queue_id, retried_item_ids });
      }),
    ),
  ];
}
