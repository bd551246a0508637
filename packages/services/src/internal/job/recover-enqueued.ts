import { delay } from '@x/transport/async';
import { type InvokeError, UnsupportedOperationError } from '@x/transport/errors';

import { NotEnqueuedError } from '../../errors.js';
import { findItems } from './find-items.js';
import type { JobStores } from './job-stores.js';
import { Outage } from './outage.js';
import { isUnreachable } from './uncertain.js';

/** A batch whose enqueue request got no response. */
export interface UnconfirmedBatch {
  readonly batchId: string;
  readonly cause: InvokeError;
  /** Milliseconds to search for it on a queue that can be read: a busy server may still be about to take it. */
  readonly recoveryTimeout: number;
  /** Milliseconds that the server may be unreachable. */
  readonly maxOutage: number;
  /** Called with each request that does not reach the server. */
  readonly onUnreachable: () => void;
}

/** Searches for a batch whose enqueue request got no response, and returns the ids of its items. */
export async function recoverEnqueued(
  { queue, queueItems }: Pick<JobStores, 'queue' | 'queueItems'>,
  { batchId, cause, recoveryTimeout, maxOutage, onUnreachable }: UnconfirmedBatch,
  options: { readonly signal?: AbortSignal | undefined },
): Promise<number[]> {
  const outage = new Outage(maxOutage);
  const where = ({ batch_id }: { readonly batch_id: string }): boolean => batch_id === batchId;
  let missingSince: number | undefined;
  for (let wait = 100; ; wait = Math.min(2 * wait, 2_000)) {
    try {
      const { total } = await queue.batchStatus(batchId, options);
      if (total > 0) return await findItems(queueItems, { where, limit: total }, options);
      outage.end();
      missingSince ??= performance.now();
    } catch (error) {
      if (isUnreachable(error)) onUnreachable();
      const isHopeless = error instanceof UnsupportedOperationError || outage.fail();
      if (isHopeless) throw new NotEnqueuedError(batchId, cause, 'unknown');
    }
    if (missingSince !== undefined && !outage.isOngoing && performance.now() - missingSince >= recoveryTimeout) {
      throw new NotEnqueuedError(batchId, cause, 'missing');
    }
    await delay(wait, options);
  }
}
