import type { QueueItemSummary } from '@x/models/queue-item';
import type { SessionRecord } from '../../engine/call/call-record.js';
import type { QueuedItem } from '../../engine/item-store.js';
import type { Graph } from '../../graph/graph.js';
import { holdsLoneSurrogate } from '../../validation/lone-surrogate.js';
import { isPython, pydanticMessage } from '../../validation/pydantic-message.js';
import { assertReadable, toPythonJson } from '../../validation/python-json.js';
import type { Reader } from '../../validation/reader.js';

export interface ItemRow extends QueuedItem {
  readonly status_sequence: number;
  readonly error_type: string | null;
  readonly error_traceback: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly started_at: string | null;
  readonly completed_at: string | null;
  readonly field_values: string | null;
  readonly retried_from_item_id: number | null;
  readonly device: string | null;
  readonly graph: string;
  /** The name and email of the owner; null when it was deleted. */
  readonly user_display_name: string | null;
  readonly user_email: string | null;
  readonly is_owner_active: number | null;
}

/** Thrown when a stored item is invalid: neither batch data nor the characters of texts are checked when it is enqueued. */
export class UnreadableItemError extends Error {}

/** Returns the graph of an item. Throws `UnreadableItemError` when a part of the item is invalid. */
export function readStoredGraph(row: ItemRow, read: Reader<Graph>): Graph {
  const { field_values, session_id: id, graph, execution, workflow } = row;
  if (field_values !== null && holdsLoneSurrogate(field_values)) {
    readAs('list[NodeFieldValue]', () => assertReadable(toPythonJson(JSON.parse(field_values))));
  }
  const stored = readAs('GraphExecutionState', () => {
    const value: unknown = JSON.parse(graph);
    if (holdsLoneSurrogate(graph)) assertReadable(toPythonJson({ id, graph: value, ...JSON.parse(execution) }));
    return read(value, ['graph']);
  });
  if (workflow !== null && holdsLoneSurrogate(workflow)) {
    readAs('WorkflowWithoutID', () => assertReadable(toPythonJson(JSON.parse(workflow))));
  }
  return stored;
}

function readAs<T>(className: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw isPython(error) ? new UnreadableItemError(pydanticMessage(error, className)) : error;
  }
}

/** Returns a complete item, in the server's order. */
export function toItem(row: ItemRow, read: Reader<Graph>) {
  const graph: Graph = row.started_at === null ? readStoredGraph(row, read) : JSON.parse(row.graph);
  const execution: SessionRecord = JSON.parse(row.execution);
  const workflow: Readonly<Record<string, unknown>> | null = row.workflow === null ? null : JSON.parse(row.workflow);
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
    user_id: row.user_id,
    user_display_name: row.user_display_name,
    user_email: row.user_email,
    field_values: fieldValues(row),
    retried_from_item_id: row.retried_from_item_id,
    device: row.device,
    workflow_call_id: row.workflow_call_id,
    parent_item_id: row.parent_item_id,
    parent_session_id: row.parent_session_id,
    root_item_id: row.root_item_id,
    workflow_call_depth: row.workflow_call_depth,
    session: { id: row.session_id, graph, ...execution },
    workflow,
  };
}

const fieldValues = ({ field_values }: ItemRow): QueueItemSummary['field_values'] =>
  field_values === null ? null : JSON.parse(field_values);

/** Returns the summary of an item, without reading its graph. */
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
  user_id: row.user_id,
  user_display_name: row.user_display_name,
  user_email: row.user_email,
  field_values: fieldValues(row),
  parent_item_id: row.parent_item_id,
});
