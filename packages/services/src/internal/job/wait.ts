import { abortable } from '@x/transport/async';
import { InputError, printValue } from '@x/transport/errors';

import { JobTimeoutError } from '../../errors.js';
import type { Item, ItemListener } from './tracked-item.js';

/** Options for a wait. */
export interface WaitOptions {
  /** Ends the wait; the job continues. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds after which the wait ends with a `JobTimeoutError`; the job continues. */
  readonly maxWait?: number | undefined;
  /**
   * Cancel the job when the wait ends before the job.
   *
   * @default false
   */
  readonly cancel?: boolean | undefined;
}

/** The longest time of a timer, more than three weeks. */
const LONGEST = 2 ** 31 - 1;

/** Resolves when all items have ended. Leaves no listener and no timer behind. */
export async function waitForEnd(
  items: readonly Item[],
  { signal, maxWait = LONGEST }: Pick<WaitOptions, 'maxWait' | 'signal'>,
): Promise<void> {
  if (typeof maxWait !== 'number' || !(maxWait >= 0))
    throw new InputError('maxWait', `must be a number of milliseconds, got ${printValue(maxWait)}`);
  signal?.throwIfAborted();
  const open = items.filter(({ finalStatus }) => finalStatus === undefined);
  if (open.length === 0) return;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let remaining = open.length;
  const listener: ItemListener = {
    onEvent: ({ type }) => {
      if (type === 'finished' && --remaining === 0) resolve();
    },
  };
  const expire = (): void => {
    const first = open.find(({ finalStatus }) => finalStatus === undefined);
    if (first) reject(new JobTimeoutError(first.id, maxWait));
  };
  for (const item of open) item.addListener(listener);
  const timer = maxWait < LONGEST && setTimeout(expire, maxWait);
  try {
    await abortable(promise, signal);
  } finally {
    for (const item of open) item.removeListener(listener);
    if (timer) clearTimeout(timer);
  }
}
