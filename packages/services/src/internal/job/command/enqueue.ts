import type { Batch } from '@x/models/batch';
import type { EnqueuePosition } from '@x/repositories/queue';
import { InvokeError, mayHaveHappened } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { NotEnqueuedError } from '../../../errors.js';
import { isInternalError, isUnreachable } from '../../unreachable.js';
import { requestedItems } from '../batch-size.js';
import { findItems } from '../find-items.js';
import type { JobStores } from '../job-stores.js';
import { type RecoverOptions, recover } from './recover.js';

interface EnqueuedItems {
  /** In the order of the batch. */
  readonly itemIds: readonly number[];
  readonly requested: number;
  /** The response was lost: of the items that it would have named some may have been deleted. */
  readonly isRecovered: boolean;
}

type EnqueueOptions = EnqueuePosition & RequestOptions & RecoverOptions;

/**
 * Enqueues a batch, once, and returns its items on the queue. When it may be there although the request failed it
 * searches for them; a request that was not sent or was refused rejects at once.
 */
export async function enqueueOnce(
  { queue, queueItems }: Pick<JobStores, 'queue' | 'queueItems'>,
  batch: Batch & { readonly batch_id: string },
  { prepend, recoveryTimeout, maxOutage, onUnreachable, ...options }: EnqueueOptions,
): Promise<EnqueuedItems> {
  const { batch_id: batchId } = batch;
  const { signal } = options;
  const where = (item: { readonly batch_id: string }): boolean => item.batch_id === batchId;
  const find = async (limit: number): Promise<number[]> =>
    (await findItems(queueItems, { where, limit }, { signal })).map(({ item_id }) => item_id);
  const search = async (): Promise<number[] | undefined> => {
    const { total } = await queue.batchStatus(batchId, { signal });
    return total > 0 ? find(total) : undefined;
  };
  try {
    const { item_ids, enqueued, requested } = await queue.enqueue(batch, { prepend }, options);
    const areNamed = item_ids.length >= enqueued; // 5.15 does not name them
    const itemIds = areNamed ? item_ids : await find(enqueued);
    return { itemIds: itemIds.toSorted((a, b) => a - b), requested, isRecovered: false };
  } catch (error) {
    signal?.throwIfAborted();
    if (isUnreachable(error)) onUnreachable();
    if (!InvokeError.isInstance(error) || !mayHaveHappened(error)) throw error;
    const isRefusal = isInternalError(error);
    const times = { recoveryTimeout: isRefusal ? 0 : recoveryTimeout, maxOutage };
    const found = await recover(search, { ...times, onUnreachable, signal });
    if (typeof found === 'object') return { itemIds: found, requested: requestedItems(batch), isRecovered: true };
    throw isRefusal && found === 'missing' ? error : new NotEnqueuedError(batchId, error, found);
  }
}
