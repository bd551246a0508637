import { createClient } from '@x/resources/client';

/** A batch that one test puts on the queue. */
export interface TestBatch {
  readonly runs?: number | undefined;
  readonly destination?: string | undefined;
  /** Whether its only node fails: it needs an image that does not exist. */
  readonly fails?: boolean | undefined;
  readonly prepend?: boolean | undefined;
}

const good = { id: 'draw', type: 'blank_image', width: 64, height: 64, use_cache: false };
const bad = { id: 'blur', type: 'img_blur', image: { image_name: 'missing.png' } };

/** Puts a batch on the queue of a server, and returns the ids of its items, the first one first. */
export async function enqueue(
  baseUrl: string,
  { runs = 1, destination, fails, prepend }: TestBatch,
): Promise<number[]> {
  using client = createClient({ baseUrl });
  const node = fails ? bad : good;
  const graph = { nodes: { [node.id]: node }, edges: [] };
  const batch = { graph, runs, ...(destination !== undefined && { destination }) };
  const { item_ids } = await client.repositories.queue.enqueue(batch, { prepend });
  return item_ids.sort((a, b) => a - b);
}
