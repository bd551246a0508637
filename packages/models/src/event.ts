import * as z from 'zod';
import { GraphNode } from './graph.js';
import { tolerantObject } from './internal/tolerant.js';
import { BatchStatus, QueueStatus } from './queue.js';
import { QueueItemStatus } from './queue-item.js';
import { NodeOutput } from './session.js';

/** Unix seconds. */
const timestamp = z.int();
const text = z.string().nullish().default(null);
const number = z.int().nullish().default(null);
/** Older servers leave it out. `redacted` in what is told of other users. */
const user_id = z.string().nullish().default(null);

const ofItem = {
  timestamp,
  queue_id: z.string(),
  item_id: z.int(),
  batch_id: z.string(),
  origin: text,
  destination: text,
  user_id,
  session_id: z.string(),
};

const ofNode = {
  ...ofItem,
  /** The node with its values, under the id it has in this run. */
  invocation: GraphNode,
  /** The id of the node in the graph that was sent. */
  invocation_source_id: z.string(),
};

/** A small picture of what is being drawn. */
export const ProgressImage = tolerantObject({
  /** Pixels of the picture to come; the preview itself is smaller. */
  width: z.int(),
  height: z.int(),
  /** A `data:` URL. */
  dataURL: z.string(),
});
export interface ProgressImage extends z.infer<typeof ProgressImage> {}

const error = { error_type: z.string(), error_message: z.string(), error_traceback: z.string() };
const download = {
  timestamp,
  bulk_download_id: z.string(),
  bulk_download_item_id: z.string(),
  bulk_download_item_name: z.string(),
  user_id,
};
const install = { timestamp, id: z.int(), source: z.unknown() };
const parts = { ...install, local_path: z.string(), bytes: z.int(), total_bytes: z.int(), parts: z.array(z.unknown()) };
const load = { timestamp, config: z.record(z.string(), z.unknown()), submodel_type: text, user_id };
const task = { timestamp, task_id: z.string(), user_id };
const workflow = { timestamp, workflow_id: z.string(), user_id };
const source = { timestamp, source: z.string() };

/** What the server tells over its socket, by the name of the event. */
export const eventSchemas = {
  batch_enqueued: tolerantObject({
    timestamp,
    queue_id: z.string(),
    batch_id: z.string(),
    enqueued: z.int(),
    requested: z.int(),
    priority: z.int(),
    origin: text,
    user_id,
  }),
  invocation_started: tolerantObject(ofNode),
  invocation_progress: tolerantObject({
    ...ofNode,
    /** Free text, not to be parsed. */
    message: z.string(),
    /** From 0 to 1; `null` when it cannot be said. */
    percentage: z.number().nullish().default(null),
    image: ProgressImage.nullish().default(null),
    device: text,
  }),
  invocation_complete: tolerantObject({ ...ofNode, result: NodeOutput }),
  /** Comes after the item's own `failed`. */
  invocation_error: tolerantObject({ ...ofNode, ...error }),
  queue_item_status_changed: tolerantObject({
    ...ofItem,
    status: QueueItemStatus,
    /** Grows by one with each change; what comes late can be told by it. `null` before 6.13. */
    status_sequence: number,
    error_type: text,
    error_message: text,
    error_traceback: text,
    created_at: text,
    updated_at: text,
    started_at: text,
    completed_at: text,
    batch_status: BatchStatus,
    queue_status: QueueStatus,
  }),
  queue_items_canceled: tolerantObject({ timestamp, queue_id: z.string(), canceled_item_ids: z.array(z.int()) }),
  queue_items_retried: tolerantObject({ timestamp, queue_id: z.string(), retried_item_ids: z.array(z.int()) }),
  queue_cleared: tolerantObject({ timestamp, queue_id: z.string(), user_id }),
  recall_parameters_updated: tolerantObject({
    timestamp,
    queue_id: z.string(),
    user_id,
    parameters: z.record(z.string(), z.unknown()),
  }),
  bulk_download_started: tolerantObject(download),
  bulk_download_complete: tolerantObject(download),
  bulk_download_error: tolerantObject({ ...download, error: z.string() }),
  model_load_started: tolerantObject(load),
  model_load_complete: tolerantObject(load),
  model_install_started: tolerantObject(install),
  model_install_download_started: tolerantObject(parts),
  model_install_download_progress: tolerantObject(parts),
  model_install_downloads_complete: tolerantObject(install),
  model_install_complete: tolerantObject({
    ...install,
    key: z.string(),
    total_bytes: number,
    config: z.record(z.string(), z.unknown()).nullish(),
  }),
  model_install_cancelled: tolerantObject(install),
  model_install_error: tolerantObject({ ...install, error_type: z.string(), error: z.string() }),
  download_started: tolerantObject({ ...source, download_path: z.string() }),
  download_progress: tolerantObject({
    ...source,
    download_path: z.string(),
    current_bytes: z.int(),
    total_bytes: z.int(),
  }),
  download_complete: tolerantObject({ ...source, download_path: z.string(), total_bytes: z.int() }),
  download_paused: tolerantObject(source),
  download_cancelled: tolerantObject(source),
  download_error: tolerantObject({ ...source, error_type: z.string(), error: z.string() }),
  llm_task_progress: tolerantObject({
    ...task,
    phase: z.string(),
    message: z.string(),
    percentage: z.number().nullish().default(null),
    current_tokens: number,
    total_tokens: number,
  }),
  llm_task_complete: tolerantObject(task),
  llm_task_error: tolerantObject({ ...task, error: z.string() }),
  workflow_created: tolerantObject({ ...workflow, is_public: z.boolean() }),
  workflow_updated: tolerantObject({ ...workflow, old_is_public: z.boolean(), new_is_public: z.boolean() }),
  workflow_deleted: tolerantObject({ ...workflow, is_public: z.boolean() }),
  workflow_access_revoked: tolerantObject(workflow),
};

/** The name of an event that is known. */
export type EventName = keyof typeof eventSchemas;

/** What comes with an event. */
export type EventPayload<Name extends EventName> = z.infer<(typeof eventSchemas)[Name]>;
