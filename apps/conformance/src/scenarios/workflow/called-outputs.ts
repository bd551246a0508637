import assert from 'node:assert/strict';

import { record } from '../../record.js';
import { type QueueContext, queueScenario } from '../../runner/queue-scenario.js';
import { saveWorkflow, workflowReturn } from '../../runner/workflow-call.js';
import { workflowDocument, workflowNode } from '../../runner/workflow-document.js';

/** Returns a node that saves an image of this width. */
const saving = (id: string, width: number, isIntermediate = false) => {
  const node = workflowNode(id, 'blank_image', { width, height: 8 });
  return { ...node, data: { ...record(node['data']), isIntermediate, useCache: false } };
};

const calling = (id: string, workflow: string) => workflowNode(id, 'call_saved_workflow', { workflow_id: workflow });

/** Saves a workflow that saves an image and calls another one, which saves one too. Returns its id. */
async function saveNested(context: QueueContext): Promise<string> {
  const inner = await saveWorkflow(context, workflowDocument({ nodes: [saving('inner', 16), workflowReturn] }));
  const nodes = [saving('kept', 24), saving('hidden', 32, true), calling('c', inner), workflowReturn];
  return saveWorkflow(context, workflowDocument({ nodes }));
}

const widthsOf = async ({ client }: QueueContext, names: readonly string[]): Promise<number[]> =>
  (await client.repositories.images.getMany(names)).map(({ width }) => width).toSorted((a, b) => a - b);

export const scenarios = [
  queueScenario('what called workflows save is saved once in a map that is continued', async (context) => {
    const { services, repositories } = context.unrecorded;
    const nodes = [calling('call', await saveNested(context)), saving('own', 8)];
    await repositories.queue.resume();
    const workflow = await services.workflows.open(workflowDocument({ nodes }));
    const map = () => workflow.map([40, 48], (width) => ({ 'own.width': width }), { key: 'calls', pollInterval: 100 });
    const { items } = await map().run();
    const made = items.map((item) => (item.status === 'completed' ? Object.values(item.outputs).flat() : item.status));
    assert.deepEqual(await Promise.all(made.map((names) => widthsOf(context, [names].flat()))), [[40], [48]]);
    assert.deepEqual((await map().run()).items, items);
    const { item_ids: ids } = await repositories.queueItems.ids({ order_dir: 'ASC' });
    assert.equal(ids.length, 6); // two items, the workflows that they call, and those that these call
    const { image_names: all } = await repositories.images.names({ is_intermediate: false });
    assert.deepEqual(await widthsOf(context, all), [16, 16, 24, 24, 40, 48]);
  }),
];
