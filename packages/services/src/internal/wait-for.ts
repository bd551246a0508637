import { InputError } from '@x/transport/errors';

import { JobTimeoutError } from '../job-errors.js';
import type { Outcome } from './outcome.js';
import type { TrackedItem } from './tracked-item.js';

/** What timers can count to, more than three weeks. */
const LONGEST = 2 ** 31 - 1;

/** Returns how the item ended, once it has. Nothing is left behind, whichever way the wait ends. */
export async function waitFor(
  item: TrackedItem,
  { signal, timeout = LONGEST }: { readonly signal?: AbortSignal | undefined; readonly timeout?: number | undefined },
): Promise<Outcome> {
  if (!(timeout >= 0)) throw new InputError('timeout', 'must be a number of milliseconds');
  signal?.throwIfAborted();
  if (item.outcome) return item.outcome;
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
  const stop = item.listen(() => item.outcome && resolve(item.outcome));
  const abort = (): void => reject(signal?.reason);
  const timer = timeout < LONGEST && setTimeout(() => reject(new JobTimeoutError(item.id, timeout)), timeout);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    return await promise;
  } finally {
    stop();
    if (timer) clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}
