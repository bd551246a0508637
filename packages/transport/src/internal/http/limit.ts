import { abortable } from '../../async.js';

/** Lets a number of pieces of work run at once; the others wait their turn, first come first served. */
export type Limit = <T>(work: () => Promise<T>, signal: AbortSignal | undefined) => Promise<T>;

/** Returns a limit of `most` at once. Waiting ends early when the signal aborts. */
export function createLimit(most: number): Limit {
  const waiting: (() => void)[] = [];
  let free = most;
  const leave = (): void => {
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
        const place = waiting.indexOf(turn.resolve);
        if (place < 0) leave();
        else waiting.splice(place, 1);
        throw reason;
      });
    }
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
