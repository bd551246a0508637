import { type InvokeError, UnsupportedOperationError } from '@x/transport/errors';

import { NotEnqueuedError } from '../../errors.js';
import { findItems } from './find-items.js';
import type { JobStores } from './job-stores.js';
import { Outage } from './outage.js';
import { pause } from './pause.js';
import { isUnreachable } from './uncertain.js';

/** A batch whose answer was lost. */
export interface LostBatch {
  readonly batchId: string;
  readonly cause: InvokeError;
  /** Milliseconds to look for it on a queue that can be looked at: a busy server may still be about to take it. */
  readonly recoveryTimeout: number;
  /** Milliseconds that the server may be out of reach. */
  readonly maxOutage: number;
  /** Called with each request that does not reach it. */
  readonly onLost: () => void;
}

/** Looks for a batch whose answer was lost, and returns the ids of its items. */
export async function recoverEnqueued(
  { queue, queueItems }: Pick<JobStores, 'queue' | 'queueItems'>,
  { batchId, cause, recoveryTimeout, maxOutage, onLost }: LostBatch,
  options: { readonly signal?: AbortSignal | undefined },
): Promise<number[]> {
  const outage = new Outage(maxOutage);
  const where = ({ batch_id }: { readonly batch_id: string }): boolean => batch_id === batchId;
  let missingSince: number | undefined;
  for (let wait = 100; ; wait = Math.min(2 * wait, 2_000)) {
    try {
      const { total } = await queue.batchStatus(batchId, options);
      if (total > 0) return await findItems(queueItems, { where, most: total }, options);
      outage.over();
      missingSince ??= performance.now();
    } catch (error) {
      if (isUnreachable(error)) onLost();
      const isHopeless = error instanceof UnsupportedOperationError || outage.failed();
      if (isHopeless) throw new NotEnqueuedError(batchId, cause, 'unknown');
    }
    if (missingSince !== undefined && !outage.isOn && performance.now() - missingSince >= recoveryTimeout) {
      throw new NotEnqueuedError(batchId, cause, 'missing');
    }
    await pause(wait, options.signal);
  }
}
