import { type Operation, operation } from '../../http/operation.js';
import { json } from '../../http/response.js';
import { cancelRunning, idsWhere } from './cancel-operations.js';
import type { Queue } from './queue.js';
import { wrapErrors } from './wrap-errors.js';

const ENDED = `status in ('completed', 'failed', 'canceled')`;

export function deleteOperations(queue: Queue): Operation[] {
  const { store, processor } = queue;
  return [
    operation('PUT /api/v1/queue/{queue_id}/delete_all_except_current', {}, ({ path: { queue_id } }) =>
      wrapErrors('deleting all except current', () => {
        const ids = idsWhere(queue, `queue_id = ? and status in ('pending', 'waiting')`, queue_id);
        store.delete(ids);
        store.emitCanceled(queue_id, ids);
        processor.runPending();
        return json({ deleted: ids.length });
      }),
    ),

    operation('DELETE /api/v1/queue/{queue_id}/d/{destination}', {}, ({ path: { queue_id, destination } }) =>
      wrapErrors('deleting by destination', () => {
        const condition = 'queue_id = ? and destination = ?';
        const running = cancelRunning(queue, condition, queue_id, destination);
        const ids = idsWhere(queue, condition, queue_id, destination);
        store.delete(ids);
        // The running items had an event each.
        store.emitCanceled(
          queue_id,
          ids.filter((id) => !running.includes(id)),
        );
        processor.runPending();
        return json({ deleted: ids.length });
      }),
    ),

    operation('PUT /api/v1/queue/{queue_id}/clear', {}, ({ path: { queue_id } }) =>
      wrapErrors('clearing queue', () => {
        cancelRunning(queue, 'queue_id = ?', queue_id);
        const ids = idsWhere(queue, 'queue_id = ?', queue_id);
        store.delete(ids);
        store.emitCleared(queue_id);
        processor.runPending();
        return json({ deleted: ids.length });
      }),
    ),

    operation('PUT /api/v1/queue/{queue_id}/prune', {}, ({ path: { queue_id } }) =>
      wrapErrors('pruning queue', () => {
        const ids = idsWhere(queue, `queue_id = ? and ${ENDED}`, queue_id);
        store.delete(ids);
        return json({ deleted: ids.length });
      }),
    ),
  ];
}
