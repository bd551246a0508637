import { JobTimeoutError } from '../job-errors.js';
import type { Outcome } from './outcome.js';
import type { TrackedItem } from './tracked-item.js';

/** Returns how the item ended, once it has. Nothing is left behind, whichever way the wait ends. */
export async function waitFor(
  item: TrackedItem,
  { signal, timeout }: { readonly signal?: AbortSignal | undefined; readonly timeout?: number | undefined },
): Promise<Outcome> {
  signal?.throwIfAborted();
  if (item.outcome) return Promise.resolve(item.outcome);
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      stop();
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    };
    const abort = (): void => {
      leave();
      reject(signal?.reason);
    };
    const stop = item.listen(() => {
      if (!item.outcome) return;
      leave();
      resolve(item.outcome);
    });
    const late = (): void => {
      leave();
      reject(new JobTimeoutError(item.id, timeout ?? 0));
    };
    const timer = timeout === undefined ? undefined : setTimeout(late, timeout);
    signal?.addEventListener('abort', abort, { once: true });
  });
}
