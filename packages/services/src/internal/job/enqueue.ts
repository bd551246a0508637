import type { Batch } from '@x/models/batch';
import type { EnqueuePosition } from '@x/repositories/queue';
import type { RequestOptions } from '@x/transport/options';

import { requestedItems } from './batch-size.js';
import { findItems } from './find-items.js';
import type { JobStores } from './job-stores.js';
import { recoverEnqueued, type UnconfirmedBatch } from './recover-enqueued.js';
import { isUncertain } from './uncertain.js';

interface EnqueuedItems {
  /** In the order of the batch. */
  readonly itemIds: readonly number[];
  readonly requested: number;
  /** The response was lost: of the items that it would have named some may have been deleted. */
  readonly isRecovered: boolean;
}

type EnqueueOptions = EnqueuePosition &
  RequestOptions &
  Pick<UnconfirmedBatch, 'maxOutage' | 'onUnreachable' | 'recoveryTimeout'>;

/** Enqueues a batch, once, and returns its items on the queue. When the response is lost it searches for them. */
export async function enqueueOnce(
  { queue, queueItems }: Pick<JobStores, 'queue' | 'queueItems'>,
  batch: Batch & { readonly batch_id: string },
  { prepend, recoveryTimeout, maxOutage, onUnreachable, ...options }: EnqueueOptions,
): Promise<EnqueuedItems> {
  const { batch_id: batchId } = batch;
  const { signal } = options;
  try {
    const { item_ids, enqueued, requested } = await queue.enqueue(batch, { prepend }, options);
    const where = (item: { readonly batch_id: string }): boolean => item.batch_id === batchId;
    const areNamed = item_ids.length >= enqueued; // 5.15 does not name them
    const itemIds = areNamed ? item_ids : await findItems(queueItems, { where, limit: enqueued }, { signal });
    return { itemIds: itemIds.toSorted((a, b) => a - b), requested, isRecovered: false };
  } catch (error) {
    signal?.throwIfAborted();
    if (!isUncertain(error)) throw error;
    onUnreachable();
    const unconfirmed = { batchId, cause: error, recoveryTimeout, maxOutage, onUnreachable };
    const itemIds = await recoverEnqueued({ queue, queueItems }, unconfirmed, { signal });
    return { itemIds, requested: requestedItems(batch), isRecovered: true };
  }
}
