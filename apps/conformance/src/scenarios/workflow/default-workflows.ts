import assert from 'node:assert/strict';
import type { Graph } from '@x/models/graph';
import type { QueueItem } from '@x/models/queue-item';
import { createClient } from '@x/resources/client';
import { createSandbox } from '@x/sandbox/sandbox';
import { convertWorkflow } from '@x/services/workflow';

import { png } from '../../images/png.js';
import { isRecord, record } from '../../record.js';
import { pollUntil } from '../../runner/poll-until.js';
import { type QueueContext, queueScenario } from '../../runner/queue-scenario.js';

/** Returns the workflows that the sandbox brings along, by name. */
async function defaultWorkflows(): Promise<ReadonlyMap<string, unknown>> {
  using sandbox = createSandbox();
  const { workflows } = createClient({ baseUrl: 'http://sandbox', fetch: sandbox.fetch }).repositories;
  const found = new Map<string, unknown>();
  for await (const { workflow_id, name } of workflows.list({ categories: ['default'] })) {
    found.set(name, (await workflows.get(workflow_id)).workflow);
  }
  return found;
}

/** Returns a document with an image in each input of that name without a value that has no edge. */
function withImages(document: unknown, image_name: string): unknown {
  const { nodes, edges, ...rest } = record(document);
  const ends = new Set([edges].flat().map((edge) => `${record(edge)['target']}.${record(edge)['targetHandle']}`));
  const filled = [nodes].flat().map((node) => {
    const { id, data, ...others } = record(node);
    const inputs = Object.entries(record(record(data)['inputs'])).map(([name, input]) => {
      const isOpen = name === 'image' && isRecord(input) && input['value'] === undefined && !ends.has(`${id}.image`);
      return [name, isOpen ? { ...input, value: { image_name } } : input];
    });
    return { id, ...others, data: { ...record(data), inputs: Object.fromEntries(inputs) } };
  });
  return { ...rest, nodes: filled, edges };
}

/** The order in which the server runs nodes that do not depend on each other is random. */
const IN_ANY_ORDER = ['Contact sheet'];
const NAMES = [
  ...['Resize an image', 'Soften an image', 'Frame an image', 'Grey and sharp', ...IN_ANY_ORDER],
  ...['Return a sum', 'Prompts from a template'],
];

/** Runs a graph without recording its item. */
async function runUnrecorded({ unrecorded, eventDelay }: QueueContext, graph: Graph): Promise<QueueItem> {
  const { queue, queueItems } = unrecorded.repositories;
  const { item_ids } = await queue.enqueue({ graph });
  await queue.resume();
  const polling = { timeout: 60_000, interval: eventDelay };
  const ended = async () => {
    const item = await queueItems.get(item_ids[0] ?? 0);
    return item.completed_at ? item : undefined;
  };
  return pollUntil('the item of the graph has ended', ended, polling);
}

/** A workflow of the sandbox runs on a server as well, and makes the same images. */
export const scenarios = NAMES.map((name) =>
  queueScenario(
    `a workflow of the sandbox is run: ${name}`,
    async (context) => {
      const document = (await defaultWorkflows()).get(name);
      assert.ok(document, `the sandbox has no workflow "${name}"`);
      const { image_name } = await context.image({}, await png({ width: 90, height: 60 }));
      const types = await context.unrecorded.services.nodes.types();
      const { graph: converted, problems } = convertWorkflow(withImages(document, image_name), { types });
      assert.deepEqual(problems, []);
      const graph = { ...converted, id: 'graph' };
      const item = await (IN_ANY_ORDER.includes(name) ? runUnrecorded(context, graph) : context.run(graph));
      assert.equal(item.status, 'completed');
      const { images } = context.client.repositories;
      const { image_names } = await images.names({ image_origin: 'internal', is_intermediate: false });
      for (const made of image_names) {
        await images.get(made);
        await images.full(made);
      }
    },
    IN_ANY_ORDER.includes(name) ? { ignore: /^invocation_/ } : {},
  ),
);
