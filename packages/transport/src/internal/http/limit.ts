import { abortable } from '../../async.js';

/** Runs `work` as soon as there is a free slot. Waiting ends early when the signal aborts. */
export type Limit = <T>(work: () => Promise<T>, signal: AbortSignal | undefined) => Promise<T>;

/** Returns a limit of `concurrency` calls at once. The others wait, first in, first out. */
export function createLimit(concurrency: number): Limit {
  const waiting: (() => void)[] = [];
  let free = concurrency;
  const release = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free++;
  };
  return async (work, signal) => {
    signal?.throwIfAborted();
    if (free > 0) free--;
    else {
      const turn = Promise.withResolvers<void>();
      waiting.push(turn.resolve);
      await abortable(turn.promise, signal).catch((reason: unknown) => {
        const index = waiting.indexOf(turn.resolve);
        if (index < 0) release();
        else waiting.splice(index, 1);
        throw reason;
      });
    }
    try {
      return await work();
    } finally {
      release();
    }
  };
}
