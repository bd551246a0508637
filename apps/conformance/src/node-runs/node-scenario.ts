import type { QueueItem } from '@x/models/queue-item';

import { Random } from '../lint/random.js';
import { record } from '../record.js';
import { graph } from '../runner/graph.js';
import { type QueueContext, queueScenario } from '../runner/queue-scenario.js';
import type { Scenario } from '../runner/scenario.js';
import type { NodeSchemas } from './node-schema.js';
import { uploadPictures } from './pictures.js';
import { joined, type RandomGraph, randomGraph } from './random-graph.js';

export interface NodeRunOptions {
  readonly seed: number;
  /** How often the node runs. */
  readonly runs: number;
}

/** For each run, whether the node should complete. It is filled by the first scenario, and read by others. */
export type Outcomes = Map<number, boolean>;

/**
 * Returns a scenario that runs nodes of a type with random inputs, and reads the images that they create. Those that
 * should complete run in one item: starting an item takes a second on the real server.
 */
export const nodeScenario = (
  type: string,
  { schemas, outcomes, seed, runs }: NodeRunOptions & { readonly schemas: NodeSchemas; readonly outcomes: Outcomes },
): Scenario =>
  queueScenario(
    `random nodes: ${type}`,
    async (context) => {
      const images = await uploadPictures(context);
      const random = new Random(seed);
      const graphs = Array.from({ length: runs }, () =>
        randomGraph(type, schemas, { random, images, components: schemas.components }),
      );
      if (outcomes.size === 0) return runEach(graphs, context, outcomes);
      const completed = graphs.filter((_, index) => outcomes.get(index));
      const others = graphs.filter((_, index) => !outcomes.get(index));
      const ids: number[] = [];
      for (const one of [...others, ...(completed.length > 0 ? [joined(completed)] : [])])
        ids.push(...(await enqueue(one, context)));
      const items = ids.length > 0 ? await context.finish(ids) : [];
      for (const name of new Set(items.flatMap(createdImages))) {
        await context.raw(`GET /api/v1/images/i/${name}`);
        await context.raw(`GET /api/v1/images/i/${name}/full`);
      }
    },
    { ignore: /queue_item_status_changed|batch_enqueued/ },
  );

async function enqueue({ nodes, edges }: RandomGraph, { raw }: QueueContext): Promise<number[]> {
  const json = { batch: { graph: graph(nodes, edges) } };
  const { body } = await raw('POST /api/v1/queue/default/enqueue_batch', { json });
  return [record(body)['item_ids'] ?? []].flat().map(Number);
}

async function runEach(graphs: readonly RandomGraph[], context: QueueContext, outcomes: Outcomes): Promise<void> {
  for (const [index, one] of graphs.entries()) {
    const ids = await enqueue(one, context);
    const [item] = ids.length > 0 ? await context.finish(ids) : [];
    outcomes.set(index, item?.status === 'completed');
  }
}

/** Returns the names of the images in the outputs of an item. */
function createdImages({ session }: QueueItem): string[] {
  return [...JSON.stringify(session.results).matchAll(/"image_name":"([^"]+)"/g)].map(([, name = '']) => name);
}
