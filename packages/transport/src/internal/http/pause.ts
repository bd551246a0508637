import { HTTPError } from 'ky';

import type { Timeouts } from '../timeouts.js';

/** The pauses of one request between a failed attempt and the next. */
export interface Pause {
  /** Begins a pause after `error`. Returns false when the time for all attempts would end before it does. */
  start(error: Error): boolean;
  /** Ends the pause: the next attempt begins. */
  end(): void;
  /** Returns the error of the attempt before this pause, `undefined` during an attempt. */
  error(): Error | undefined;
}

/** Returns the pauses of a request. `elapsed` returns the milliseconds since its first attempt began. */
export function createPause({ totalTimeout }: Pick<Timeouts, 'totalTimeout'>, elapsed: () => number): Pause {
  let last: Error | undefined;
  return {
    start(error) {
      last = error;
      return totalTimeout === false || requestedPause(error) < totalTimeout - elapsed();
    },
    end() {
      last = undefined;
    },
    error: () => last,
  };
}

/** The most milliseconds that a server can ask to wait. */
export const longestPause = 30_000;

/** Returns the milliseconds that a response asks to wait, 0 when it does not. */
function requestedPause(error: Error): number {
  const after = error instanceof HTTPError ? error.response.headers.get('retry-after') : null;
  if (after === null) return 0;
  const milliseconds = /^\d+$/.test(after) ? 1_000 * Number(after) : Date.parse(after) - Date.now();
  return Math.min(milliseconds || 0, longestPause);
}
