import { InputError } from '@x/transport/errors';

import { JobTimeoutError } from '../../errors.js';
import type { ItemListener, TrackedItem } from './tracked-item.js';

/** What timers can count to, more than three weeks. */
const LONGEST = 2 ** 31 - 1;

interface WaitingOptions {
  readonly signal?: AbortSignal | undefined;
  readonly maxWait?: number | undefined;
}

/** Resolves when all items have ended. Nothing is left behind, whichever way the wait ends. */
export async function waitFor(
  items: readonly TrackedItem[],
  { signal, maxWait = LONGEST }: WaitingOptions,
): Promise<void> {
  if (!(maxWait >= 0)) throw new InputError('maxWait', `must be a number of milliseconds, got ${maxWait}`);
  signal?.throwIfAborted();
  const open = items.filter(({ end }) => end === undefined);
  if (open.length === 0) return;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let left = open.length;
  const listener: ItemListener = {
    hear: ({ type }) => {
      if (type === 'finished' && --left === 0) resolve();
    },
  };
  for (const item of open) item.listen(listener);
  const abort = (): void => reject(signal?.reason);
  const late = (): void => {
    const [first] = open.filter(({ end }) => end === undefined);
    if (first) reject(new JobTimeoutError(first.id, maxWait));
  };
  const timer = maxWait < LONGEST && setTimeout(late, maxWait);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    await promise;
  } finally {
    for (const item of open) item.leave(listener);
    if (timer) clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}
