import type { CalledItem } from '../../engine/item-store.js';
import { graphWithoutNulls } from '../../graph/without-nulls.js';
import type { Database } from '../../storage/database.js';

/** Adds an item for a call of a workflow to the queue of the item that calls, and returns its id. */
export function insertCalled(
  database: Database,
  now: string,
  { parent, call, sessionId, graph, execution, fieldValues }: CalledItem,
): number {
  database.run(
    `insert into queue_items (queue_id, batch_id, session_id, priority, origin, destination, created_at, updated_at,
       field_values, user_id, graph, execution, workflow_call_id, parent_item_id, parent_session_id, root_item_id,
       workflow_call_depth) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[parent.queue_id, parent.batch_id, sessionId, parent.priority, parent.origin, parent.destination, now, now],
    ...[fieldValues && JSON.stringify(fieldValues), parent.user_id, JSON.stringify(graphWithoutNulls(graph))],
    ...[JSON.stringify(execution), call.workflow_call_id, call.parent_item_id, call.parent_session_id],
    ...[call.root_item_id, call.workflow_call_depth],
  );
  return database.first<{ id: number }>('select last_insert_rowid() as id')?.id ?? 0;
}
