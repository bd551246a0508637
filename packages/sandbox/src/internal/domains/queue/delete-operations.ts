import { type Operation, operation } from '../../http/operation.js';
import { json } from '../../http/response.js';
import { ownerFilter } from '../../records/access.js';
import { cancelRunning, idsExceptCurrent, idsWhere, own } from './cancel-operations.js';
import type { Queue } from './queue.js';
import { wrapErrors } from './wrap-errors.js';

const ENDED = `status in ('completed', 'failed', 'canceled')`;

export function deleteOperations(queue: Queue): Operation[] {
  const { store, processor } = queue;
  return [
    operation('PUT /api/v1/queue/{queue_id}/delete_all_except_current', {}, ({ path: { queue_id }, user }) =>
      wrapErrors('deleting all except current', () => {
        const ids = idsExceptCurrent(queue, queue_id, user);
        const owners = store.ownersOf(ids);
        store.delete(ids);
        store.emitCanceled(queue_id, owners);
        processor.runPending();
        return json({ deleted: ids.length });
      }),
    ),

    operation('DELETE /api/v1/queue/{queue_id}/d/{destination}', {}, ({ path: { queue_id, destination }, user }) =>
      wrapErrors('deleting by destination', () => {
        const matches = own(user, 'queue_id = ? and destination = ?', queue_id, destination);
        const running = cancelRunning(queue, ...matches);
        const ids = idsWhere(queue, ...matches);
        // The running items had an event each.
        const owners = store.ownersOf(ids.filter((id) => !running.includes(id)));
        store.delete(ids);
        store.emitCanceled(queue_id, owners);
        processor.runPending();
        return json({ deleted: ids.length });
      }),
    ),

    operation('PUT /api/v1/queue/{queue_id}/clear', {}, ({ path: { queue_id }, user }) =>
      wrapErrors('clearing queue', () => {
        const matches = own(user, 'queue_id = ?', queue_id);
        cancelRunning(queue, ...matches);
        const ids = idsWhere(queue, ...matches);
        store.delete(ids);
        store.emitCleared(queue_id, ownerFilter(user));
        processor.runPending();
        return json({ deleted: ids.length });
      }),
    ),

    operation('PUT /api/v1/queue/{queue_id}/prune', {}, ({ path: { queue_id }, user }) =>
      wrapErrors('pruning queue', () => {
        const ids = idsWhere(queue, ...own(user, `queue_id = ? and ${ENDED}`, queue_id));
        store.delete(ids);
        return json({ deleted: ids.length });
      }),
    ),
  ];
}
