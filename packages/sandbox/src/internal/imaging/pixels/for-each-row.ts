import { setImmediate as turn } from 'node:timers/promises';

/** How long work on a picture may keep everybody else waiting, in milliseconds. */
const TURN = 20;

/** Does some work for each row of a picture, letting others have their turn in between. */
export async function eachRow(height: number, work: (y: number) => void): Promise<void> {
  let start = performance.now();
  for (let y = 0; y < height; y += 1) {
    work(y);
    if (performance.now() - start < TURN) continue;
    await turn();
    start = performance.now();
  }
}
