import { setTimeout as sleep } from 'node:timers/promises';

/** Options of {@link pollUntil}, in milliseconds. */
export interface PollOptions {
  /** @default 120000 */
  readonly timeout?: number;
  /** @default 200 */
  readonly interval?: number;
}

/** Calls `poll` until it returns something other than `undefined`, and returns that. */
export async function pollUntil<T>(
  what: string,
  poll: () => Promise<T | undefined>,
  { timeout = 120_000, interval = 200 }: PollOptions = {},
): Promise<T> {
  for (const deadline = Date.now() + timeout; Date.now() < deadline; await sleep(interval)) {
    const result = await poll();
    if (result !== undefined) return result;
  }
  throw new Error(`timed out after ${timeout / 1_000} s waiting until ${what}`);
}
