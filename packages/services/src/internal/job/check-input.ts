import type { Batch } from '@x/models/batch';
import { InputError, printValue } from '@x/transport/errors';
import { isRecord } from '../arguments.js';
import { checkData, checkGraph } from '../check-graph.js';
import { requestedItems } from './batch-size.js';

/** Returns a batch whose graph is built, and that requests at least one item. */
export function checkBatch(batch: Omit<Batch, 'graph'> & { readonly graph: unknown }): Batch {
  if (!isRecord(batch)) throw new InputError('batch', `must be an object with a graph, got ${printValue(batch)}`);
  const graph = checkGraph('batch.graph', batch.graph);
  checkData('batch.data', batch.data);
  const built = { ...batch, graph };
  if (requestedItems(built) === 0) throw new InputError('batch', 'must request at least one item, got 0');
  return built;
}

/** Refuses what is no position on a queue: request options, for instance, which are an argument of their own. */
export function checkPosition(position: unknown): void {
  if (!isRecord(position)) throw new InputError('position', `must be an object, got ${printValue(position)}`);
  for (const name of Object.keys(position)) {
    if (name === 'prepend') continue;
    throw new InputError('position', `has no "${name}": options of the request are the third argument`);
  }
}

/** Refuses what is no list of item ids. */
export function checkItemIds(itemIds: unknown): void {
  if (!Array.isArray(itemIds)) throw new InputError('itemIds', `must be a list, got ${printValue(itemIds)}`);
  for (const itemId of itemIds) checkItemId(itemId);
}

/** Refuses what is no item id. */
export function checkItemId(itemId: unknown): void {
  if (Number.isSafeInteger(itemId)) return;
  throw new InputError('itemId', `must be the number of an item on the queue, got ${printValue(itemId)}`);
}
