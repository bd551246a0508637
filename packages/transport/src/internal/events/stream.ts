import { whenAborted } from '../when-aborted.js';

/** Yields what `subscribe` tells from now on, until it is left or one of the signals aborts. */
export function stream<T>(
  subscribe: (hear: (value: T) => void) => () => void,
  signals: readonly (AbortSignal | undefined)[],
): AsyncGenerator<T, void, undefined> {
  let values: T[] = [];
  let end: { readonly reason?: unknown } | undefined;
  let wake = (): void => {};

  const stop = (why: { readonly reason?: unknown }): void => {
    if (end) return;
    end = why;
    stopListening();
    stopWatching();
    wake();
  };
  const hear = (value: T): void => {
    values.push(value);
    wake();
  };

  async function* walk(): AsyncGenerator<T, void, undefined> {
    while (!end) {
      const batch = values;
      values = [];
      for (const value of batch) {
        if (end) break;
        yield value;
      }
      if (!end && values.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
    if ('reason' in end) throw end.reason;
  }

  const aborted = signals.find((signal) => signal?.aborted);
  const stopListening = aborted ? () => {} : subscribe(hear);
  const stopWatching = whenAborted(signals, (reason) => stop({ reason }));
  if (aborted) stop({ reason: aborted.reason });

  const walking = walk();
  const leave = walking.return.bind(walking);
  // A generator that was never begun runs no `finally`, and one that waits would not hear that it is left.
  return Object.assign(walking, {
    return(value: void | PromiseLike<void>) {
      stop({});
      return leave(value);
    },
  });
}
