import type { QueueItem } from '@x/models/queue-item';
import type { WorkflowInput } from '@x/models/workflow';

import { graph, type Nodes } from './graph.js';
import type { QueueContext } from './queue-scenario.js';
import { workflowDocument, workflowEdge, workflowNode } from './workflow-document.js';

/** The node that ends a workflow which can be called. */
export const workflowReturn = workflowNode('r', 'workflow_return');

/** Returns a workflow that returns the value of its node `a` under the key `sum`. */
export const returning = (a: ReturnType<typeof workflowNode>, changes: Partial<WorkflowInput> = {}): WorkflowInput =>
  workflowDocument({
    nodes: [a, workflowNode('v', 'workflow_return_value', { key: 'sum', value: undefined }), workflowReturn],
    edges: [workflowEdge('a.value', 'v.value'), workflowEdge('v.value', 'r.values')],
    ...changes,
  });

/** A workflow that returns 3. */
export const addition = returning(workflowNode('a', 'add', { a: 1, b: 2 }));

/** Returns the name of the input for a field of the node `a` of a called workflow. */
export const inputOf = (field: string): string => `saved_workflow_input::a::${field}`;

/** Saves a workflow and returns its id. */
export const saveWorkflow = async ({ client }: QueueContext, document: WorkflowInput): Promise<string> =>
  (await client.repositories.workflows.create(document)).workflow_id;

/** Returns a node that calls a workflow. */
export const call = (workflow_id: string, workflow_inputs: object = {}) => ({
  type: 'call_saved_workflow',
  workflow_id,
  workflow_inputs,
});

/** Runs a graph, reads all items of the queue, and returns that of the graph. */
export async function runCalls(
  context: QueueContext,
  nodes: Nodes,
  edges: readonly string[] = [],
): Promise<QueueItem | undefined> {
  const ids = await context.enqueue({ graph: graph(nodes, edges), batch_id: 'calls', destination: 'a shelf' });
  const item = (await context.finish(ids)).at(-1);
  await readItems(context);
  return item;
}

/** Reads all items of the queue. */
export async function readItems({ items, queue }: QueueContext): Promise<readonly QueueItem[]> {
  const { item_ids } = await items.ids({ order_dir: 'ASC' });
  await items.summaries(item_ids);
  await queue.batchStatus('calls');
  return items.getMany(item_ids);
}
