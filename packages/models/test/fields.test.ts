import { expect, test } from 'vitest';

import { samples, schemas } from './support/samples.js';

/** Yields the path to each field of a value and of the items of its lists, and the value with a symbol in that place. */
function* spoiled(value: unknown): Generator<readonly [path: string, spoiled: unknown]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    const put = (other: unknown): unknown =>
      Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other };
    const name = Array.isArray(value) ? '[]' : key;
    yield [name, put(Symbol('x'))];
    if (!Array.isArray(value) && !Array.isArray(part)) continue;
    for (const [path, inner] of spoiled(part)) yield [`${name}.${path}`, put(inner)];
  }
}

const ofItem = ['parent_session_id', 'workflow_call_depth', 'workflow_call_id'];
const ofInstall = ['source'];
const ofWorkflowParts = ['edges.[].id', 'edges.[].type', 'nodes.[].data', 'nodes.[].id', 'nodes.[].type'];
const ofDownload = ['parts.[]', 'source'];

/** What no schema describes, or describes as anything: a field that is not named here is checked. */
const unchecked: Readonly<Record<string, readonly string[]>> = {
  Board: ['is_private'],
  ExternalModelCapabilities: ['aspect_ratio_sizes', 'input_image_required_for', 'max_image_size', 'resolution_presets'],
  GraphNode: ['a', 'b'],
  ImageMetadata: ['positive_prompt', 'seed'],
  LoraModelConfig: ['submodels', 'usage_info'],
  MainModelConfig: ['upcast_attention', 'usage_info'],
  ModelConfig: ['depth'],
  ModelList: ['models.[].depth'],
  NodeFieldValue: ['value'],
  NodeOutput: ['collection', 'output_meta'],
  OtherModelConfig: ['depth'],
  OpenApi: ['openapi'],
  ProgressImage: ['dataURL_length'],
  QueueItem: ['field_values.[].value', ...ofItem],
  QueueItemList: ofItem.map((key) => `[].${key}`),
  QueueItemOrNone: ofItem,
  QueueItemSummary: ['field_values.[].value'],
  Session: [
    'executed',
    'execution_graph',
    'indegree',
    'max_workflow_call_depth',
    'ready_order',
    'waiting_workflow_call',
    'waiting_workflow_call_child_session',
    'waiting_workflow_call_execution',
    'workflow_call_parent',
    'workflow_call_stack',
  ],
  StoredWorkflow: [...ofWorkflowParts.slice(0, 2), 'is_published', ...ofWorkflowParts.slice(2)],
  WorkflowConnectorNode: ['data'],
  WorkflowDocument: ['form', 'nodes.[].data'],
  WorkflowDrawnNode: ['data'],
  WorkflowGenerator: ['count', 'end', 'start'],
  WorkflowInput: ofWorkflowParts,
  WorkflowInputField: ['value'],
  WorkflowNode: ['data'],
  WorkflowRecord: ['is_published'],
  model_install_cancelled: ofInstall,
  model_install_complete: ofInstall,
  model_install_download_progress: ofDownload,
  model_install_download_started: ofDownload,
  model_install_downloads_complete: ofInstall,
  model_install_error: ofInstall,
  model_install_started: ofInstall,
  queue_items_canceled: ['canceled_item_ids_by_user', 'user_ids'],
  queue_items_retried: ['retried_item_ids_by_user', 'user_ids'],
};

test.each([...schemas])('%s checks every field of its samples', (name, schema) => {
  const passed = new Set<string>();
  for (const { value } of samples.filter((sample) => sample.name === name)) {
    for (const [path, bad] of spoiled(value)) {
      const isInside = [...passed].some((outer) => path.startsWith(`${outer}.`));
      if (!isInside && schema.safeParse(bad).success) passed.add(path);
    }
  }
  expect([...passed].toSorted()).toEqual(unchecked[name] ?? []);
});
