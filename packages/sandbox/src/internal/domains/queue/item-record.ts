import type { QueueItemSummary } from '@x/models/queue-item';

import type { ItemStatus, QueuedItem } from '../../engine/item-store.js';
import type { Graph } from '../../graph/graph.js';
import { USER } from '../../records/user.js';
import { isPython, pythonMessage } from '../../validation/pydantic-message.js';
import type { Reader } from '../../validation/reader.js';

export interface ItemRow extends QueuedItem {
  readonly status: ItemStatus;
  readonly status_sequence: number;
  readonly priority: number;
  readonly error_type: string | null;
  readonly error_message: string | null;
  readonly error_traceback: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly started_at: string | null;
  readonly completed_at: string | null;
  readonly field_values: string | null;
  readonly retried_from_item_id: number | null;
  readonly device: string | null;
  readonly graph: string;
}

/** A stored item cannot be read: a batch put a value into it that its node does not take. */
export class PoisonedError extends Error {}

/** Returns the graph of an item. Throws `PoisonedError` when it is none. */
export function readStoredGraph({ graph }: Pick<ItemRow, 'graph'>, read: Reader<Graph>): Graph {
  try {
    return read(JSON.parse(graph), ['graph']);
  } catch (error) {
    throw isPython(error) ? new PoisonedError(pythonMessage(error, 'GraphExecutionState')) : error;
  }
}

/** Returns an item whole, in the server's order. */
export function toItem(row: ItemRow, read: Reader<Graph>) {
  const graph = row.started_at === null ? readStoredGraph(row, read) : JSON.parse(row.graph);
  return {
    item_id: row.item_id,
    status: row.status,
    status_sequence: row.status_sequence,
    priority: row.priority,
    batch_id: row.batch_id,
    origin: row.origin,
    destination: row.destination,
    session_id: row.session_id,
    error_type: row.error_type,
    error_message: row.error_message,
    error_traceback: row.error_traceback,
    created_at: row.created_at,
    updated_at: row.updated_at,
    started_at: row.started_at,
    completed_at: row.completed_at,
    queue_id: row.queue_id,
    ...USER,
    field_values: fieldValues(row),
    retried_from_item_id: row.retried_from_item_id,
    device: row.device,
    ...NOT_CALLED,
    session: { id: row.session_id, graph, ...JSON.parse(row.execution) },
    workflow: row.workflow === null ? null : JSON.parse(row.workflow),
  };
}

/** No item of the sandbox is a workflow that another one called. */
const NOT_CALLED = {
  workflow_call_id: null,
  parent_item_id: null,
  parent_session_id: null,
  root_item_id: null,
  workflow_call_depth: null,
};

const fieldValues = ({ field_values }: ItemRow) => (field_values === null ? null : JSON.parse(field_values));

/** Returns what a list shows of an item. Nobody looks at its graph here. */
export const toSummary = (row: ItemRow): QueueItemSummary => ({
  item_id: row.item_id,
  created_at: row.created_at,
  status: row.status,
  device: row.device,
  started_at: row.started_at,
  completed_at: row.completed_at,
  origin: row.origin,
  destination: row.destination,
  batch_id: row.batch_id,
  ...USER,
  field_values: fieldValues(row),
  parent_item_id: null,
});
