import { InvokeError } from '@x/transport/errors';

import { NotEnqueuedError } from '../job-errors.js';
import { findItems } from './find-items.js';
import type { JobStores } from './job-stores.js';
import { pause } from './pause.js';

/** Looks for a batch whose answer was lost, for a while: a busy server may still be about to take it. */
export async function recoverEnqueued(
  { queue, items }: Pick<JobStores, 'items' | 'queue'>,
  { batchId, patience, cause }: { readonly batchId: string; readonly patience: number; readonly cause: InvokeError },
  options: { readonly signal?: AbortSignal | undefined },
): Promise<number[]> {
  const deadline = Date.now() + patience;
  for (let wait = 100; ; wait = Math.min(2 * wait, 2_000)) {
    try {
      const { total } = await queue.batchStatus(batchId, options);
      const where = ({ batch_id }: { readonly batch_id: string }): boolean => batch_id === batchId;
      if (total > 0) return await findItems(items, { where, most: total }, options);
    } catch (error) {
      if (!InvokeError.isInstance(error)) throw error; // an abort
    }
    if (Date.now() + wait > deadline) throw new NotEnqueuedError(batchId, cause);
    await pause(wait, options.signal);
  }
}
