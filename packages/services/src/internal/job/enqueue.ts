import type { Batch } from '@x/models/batch';
import type { EnqueuePosition } from '@x/repositories/queue';
import type { RequestOptions } from '@x/transport/options';

import { requestedItems } from './batch-size.js';
import { findItems } from './find-items.js';
import type { JobStores } from './job-stores.js';
import { type LostBatch, recoverEnqueued } from './recover-enqueued.js';
import { isUncertain } from './uncertain.js';

interface Sent {
  /** In the order of the batch. */
  readonly itemIds: readonly number[];
  readonly requested: number;
  /** The answer was lost: of what it would have named something may be gone. */
  readonly isRecovered: boolean;
}

type SendOptions = EnqueuePosition & RequestOptions & Pick<LostBatch, 'maxOutage' | 'onLost' | 'recoveryTimeout'>;

/** Puts a batch on the queue, once, and returns which items the queue took. A lost answer is looked for. */
export async function sendBatch(
  { queue, queueItems }: Pick<JobStores, 'queue' | 'queueItems'>,
  batch: Batch & { readonly batch_id: string },
  { prepend, recoveryTimeout, maxOutage, onLost, ...options }: SendOptions,
): Promise<Sent> {
  const { batch_id: batchId } = batch;
  const { signal } = options;
  try {
    const { item_ids, enqueued, requested } = await queue.enqueue(batch, { prepend }, options);
    const where = (item: { readonly batch_id: string }): boolean => item.batch_id === batchId;
    const isTold = item_ids.length >= enqueued; // 5.15 does not name them
    const itemIds = isTold ? item_ids : await findItems(queueItems, { where, most: enqueued }, { signal });
    return { itemIds: itemIds.toSorted((a, b) => a - b), requested, isRecovered: false };
  } catch (error) {
    signal?.throwIfAborted();
    if (!isUncertain(error)) throw error;
    onLost();
    const itemIds = await recoverEnqueued(
      { queue, queueItems },
      { batchId, cause: error, recoveryTimeout, maxOutage, onLost },
      { signal },
    );
    return { itemIds, requested: requestedItems(batch), isRecovered: true };
  }
}
