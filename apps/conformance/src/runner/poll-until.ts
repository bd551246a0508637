import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until the answer is not `undefined`, and returns it. */
export async function eventually<T>(what: string, ask: () => Promise<T | undefined>, patience = 120_000): Promise<T> {
  for (const deadline = Date.now() + patience; Date.now() < deadline; await sleep(200)) {
    const answer = await ask();
    if (answer !== undefined) return answer;
  }
  throw new Error(`waited ${patience / 1_000} s in vain until ${what}`);
}
