import { setTimeout as sleep } from 'node:timers/promises';

/** Calls `poll` until it returns something other than `undefined`, and returns that. */
export async function pollUntil<T>(what: string, poll: () => Promise<T | undefined>, timeout = 120_000): Promise<T> {
  for (const deadline = Date.now() + timeout; Date.now() < deadline; await sleep(200)) {
    const result = await poll();
    if (result !== undefined) return result;
  }
  throw new Error(`timed out after ${timeout / 1_000} s waiting until ${what}`);
}
