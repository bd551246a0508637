import assert from 'node:assert/strict';
import { MapInUseError } from '@x/services/errors';
import type { Workflow } from '@x/services/workflow';

import { record } from '../../record.js';
import { queueScenario } from '../../runner/queue-scenario.js';
import { namesOf } from '../../runner/scenario-context.js';
import { workflowDocument, workflowEdge, workflowNode } from '../../runner/workflow-document.js';

const save = workflowNode('save', 'save_image', { board: 'auto' });

/** Resizes an image and saves it. */
const resizing = workflowDocument({
  nodes: [
    workflowNode('resize', 'img_resize', { width: 16, height: 16, resample_mode: 'nearest' }),
    { ...save, data: { ...record(save['data']), isIntermediate: false } },
  ],
  edges: [workflowEdge('resize.image', 'save.image')],
});

/** Items have another width each, so that their order can be seen. */
const widthOf = (index: number): number => 10 + ((index * 7) % 30);

const mapOver = (workflow: Workflow, names: readonly string[]) =>
  workflow.map(names, (name, index) => ({ 'resize.image': name, 'resize.width': widthOf(index), 'resize.height': 9 }), {
    key: 'widths',
    itemKey: (_, index) => `picture ${index}`,
    pollInterval: 100,
  });

const POLL = 'POST /api/v1/queue/{queue_id}/item_summaries_by_ids';
const WRITES = /enqueue_batch|images\/upload/;

export const scenarios = [
  queueScenario('a workflow runs over 30 images in few requests, and a second run sends nothing', async (context) => {
    const { client, unrecorded, sentUnrecorded: sent } = context;
    const names = namesOf(await context.images(30));
    const workflow = await unrecorded.services.workflows.open(resizing);
    await unrecorded.repositories.queue.resume();

    const before = sent.length;
    const { items } = await mapOver(workflow, names).run();
    const requests = sent.slice(before).filter((route) => route !== POLL);
    assert.ok(requests.length <= 12, `${requests.length} requests: ${requests.join(', ')}`);
    assert.equal(requests.filter((route) => WRITES.test(route)).length, 1);
    assert.deepEqual(
      items.map(({ key, status }) => [key, status]),
      names.map((_, index) => [`picture ${index}`, 'completed']),
    );

    const made = items.flatMap((item) => (item.status === 'completed' ? Object.values(item.outputs).flat() : []));
    const images = await client.repositories.images.getMany(made);
    assert.deepEqual(
      images.map(({ width, height }) => [width, height]),
      names.map((_, index) => [widthOf(index), 9]),
    );
    for (const name of made.slice(0, 3)) await client.repositories.images.full(name);

    const task = mapOver(workflow, names);
    const { items: count, batches } = await task.plan();
    assert.deepEqual({ count, batches }, { count: 30, batches: 0 });
    const resumed = sent.length;
    assert.deepEqual((await task.run()).items, items);
    assert.deepEqual(
      sent.slice(resumed).filter((route) => WRITES.test(route)),
      [],
    );
  }),
  queueScenario('four programs that map one key at the same moment put no item on the queue twice', async (context) => {
    const { unrecorded, sentUnrecorded: sent } = context;
    const names = namesOf(await context.images(3));
    const workflow = await unrecorded.services.workflows.open(resizing);
    await unrecorded.repositories.queue.resume();
    const programs = Array.from({ length: 4 }, () => mapOver(workflow, names).run());
    for (const result of await Promise.allSettled(programs)) {
      if (result.status === 'rejected') assert.ok(result.reason instanceof MapInUseError, String(result.reason));
    }
    await mapOver(workflow, names).run();
    assert.equal(sent.filter((route) => WRITES.test(route)).length, 1);
    assert.deepEqual(await unrecorded.repositories.clientState.keys({ prefix: 'x-map-lock:' }), []);
  }),
];
