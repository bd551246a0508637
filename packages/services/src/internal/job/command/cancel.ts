import type { QueueItem } from '@x/models/queue-item';
import { mayHaveHappened, NotFoundError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { JobGoneError } from '../../../errors.js';
import { chunks } from '../../chunks.js';
import { identityOf, isSameJob } from '../identity.js';
import { ItemLoader, Unreadable } from '../item-loader.js';
import type { JobContext } from '../job-context.js';
import type { CommandObservation } from '../observation.js';
import type { Item } from '../tracked-item.js';

type CancelContext = Pick<JobContext, 'observe' | 'pollNow' | 'stores'>;

/**
 * Cancels an item and returns whether that is so: `false` when it had ended, or does not exist. Rejects with a
 * `JobGoneError` when another job has its id.
 *
 * The only item of a batch is canceled by the id of the batch, which no other item can have. Any other is read first
 * and then canceled by its own id. When the response is lost the item is read.
 */
export async function cancelItem(item: Item, context: CancelContext, options: RequestOptions): Promise<boolean> {
  const { finalStatus, isAlone } = item;
  if (finalStatus && finalStatus !== 'lost') return false;
  if (!isAlone && !isOpen(await read(item, context, options))) return false;
  const observe = (type: 'cancel refused' | 'cancel requested' | 'not found'): void =>
    context.observe(item, { from: 'command', type });
  observe('cancel requested');
  try {
    return isAlone ? await cancelAlone(item, context, options) : await cancelById(item, context, options);
  } catch (error) {
    if (error instanceof JobGoneError) throw error;
    if (!mayHaveHappened(error)) observe('cancel refused');
    if (error instanceof NotFoundError) {
      observe('not found');
      return false;
    }
    if (!mayHaveHappened(error) || options.signal?.aborted) throw error;
    const found = await read(item, context, options).catch((reason: unknown) => {
      throw reason instanceof JobGoneError ? reason : error;
    });
    if (isOpen(found)) throw error;
    return found?.status === 'canceled';
  }
}

async function cancelById(item: Item, context: CancelContext, options: RequestOptions): Promise<boolean> {
  const response = await context.stores.queueItems.cancel(item.id, options);
  take(item, response, context);
  if (isOpen(response)) context.pollNow();
  return response.status === 'canceled';
}

async function cancelAlone(item: Item, context: CancelContext, options: RequestOptions): Promise<boolean> {
  const { canceled } = await context.stores.queue.cancelBatches([item.identity.batchId], options);
  try {
    const found = await read(item, context, options);
    return found?.status === 'canceled';
  } catch (error) {
    if (error instanceof JobGoneError) throw error;
    context.pollNow();
    return canceled > 0;
  }
}

/** Returns the item as it is on the queue, if it is there. */
async function read(item: Item, context: CancelContext, options: RequestOptions): Promise<QueueItem | undefined> {
  const found = await context.stores.queueItems.find(item.id, options);
  if (found) take(item, found, context);
  else context.observe(item, { from: 'command', type: 'not found' });
  return found;
}

/** Takes in what the server says of the item, or of another one with its id. */
function take(item: Item, found: QueueItem, { observe }: CancelContext): void {
  observe(item, { from: 'load', type: 'item', item: found });
  const [expected, actual] = [item.identity, identityOf(found)];
  if (!isSameJob(expected, actual)) throw new JobGoneError(item.id, { expected, found: actual });
}

const isOpen = (item: Pick<QueueItem, 'status'> | undefined): boolean =>
  item !== undefined && !['completed', 'failed', 'canceled'].includes(item.status);

/**
 * Cancels the items of a batch that have not ended, in one request, and returns how many items that were. When the
 * response is lost the items are read: it rejects if one of them has not ended.
 */
export async function cancelBatch(
  batch: { readonly id: string; readonly items: readonly Item[] },
  context: CancelContext,
  options: RequestOptions,
): Promise<number> {
  const open = batch.items.filter(({ finalStatus }) => finalStatus === undefined || finalStatus === 'lost');
  if (open.length === 0) return 0;
  const observe = (type: Exclude<CommandObservation['type'], 'replaced'>): void => {
    for (const item of open) context.observe(item, { from: 'command', type });
  };
  observe('cancel requested');
  try {
    const { canceled } = await context.stores.queue.cancelBatches([batch.id], options);
    context.pollNow();
    return canceled;
  } catch (error) {
    if (!mayHaveHappened(error)) observe('cancel refused');
    if (!mayHaveHappened(error) || options.signal?.aborted) throw error;
    const canceled = await countCanceled(batch.id, open, context, options).catch(() => undefined);
    if (canceled === undefined) throw error;
    context.pollNow();
    return canceled;
  }
}

/** Returns how many items are canceled; `undefined` if one of them has not ended. */
async function countCanceled(
  batchId: string,
  items: readonly Item[],
  { stores }: CancelContext,
  options: RequestOptions,
): Promise<number | undefined> {
  const loader = new ItemLoader(stores.queueItems);
  let canceled = 0;
  for (const chunk of chunks(items)) {
    const ids = chunk.map(({ id }) => id);
    for (const found of (await loader.list(ids, options)).values()) {
      if (found instanceof Unreadable) return undefined;
      if (found.batch_id !== batchId) continue;
      if (isOpen(found)) return undefined;
      if (found.status === 'canceled') canceled++;
    }
  }
  return canceled;
}
