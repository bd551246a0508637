import { delay } from '@x/transport/async';
import { InvokeError, UnsupportedOperationError } from '@x/transport/errors';

import type { BatchPresence } from '../../../errors.js';
import { isUnreachable } from '../../unreachable.js';
import { Outage } from '../outage.js';

/** Options for {@link recover}. Times are milliseconds. */
export interface RecoverOptions {
  readonly signal?: AbortSignal | undefined;
  /** How long to search on a queue that can be read: a busy server may still be about to do it. */
  readonly recoveryTimeout: number;
  /** How long the server may be unreachable. */
  readonly maxOutage: number;
  /** Called with each request that does not reach the server. */
  readonly onUnreachable: () => void;
}

/**
 * Searches for what a request has done that got no response, until `search` finds it. Otherwise returns whether it was
 * not done or is unknown, at most `recoveryTimeout` after the queue was first read and `maxOutage` after it was last.
 */
export async function recover<Found extends object>(
  search: () => Promise<Found | undefined>,
  { recoveryTimeout, maxOutage, signal, onUnreachable }: RecoverOptions,
): Promise<Found | BatchPresence> {
  const outage = new Outage(maxOutage);
  let missingSince: number | undefined;
  for (let wait = 100; ; wait = Math.min(2 * wait, 2_000)) {
    try {
      const found = await search();
      if (found) return found;
      outage.end();
      missingSince ??= performance.now();
      if (performance.now() - missingSince >= recoveryTimeout) return 'missing';
    } catch (error) {
      signal?.throwIfAborted();
      if (!InvokeError.isInstance(error)) throw error;
      if (isUnreachable(error)) onUnreachable();
      if (error instanceof UnsupportedOperationError || outage.fail()) return 'unknown';
    }
    await delay(wait, { signal });
  }
}
