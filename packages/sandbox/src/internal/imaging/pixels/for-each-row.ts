import { setImmediate as nextTurn } from 'node:timers/promises';

/** Milliseconds of work after which the event loop gets a turn. */
const MAX_WORK = 20;

/** Calls `work` for each row of an image, with breaks for the event loop. */
export async function forEachRow(height: number, work: (y: number) => void): Promise<void> {
  let start = performance.now();
  for (let y = 0; y < height; y += 1) {
    work(y);
    if (performance.now() - start < MAX_WORK) continue;
    await nextTurn();
    start = performance.now();
  }
}
