import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const TRANSFERS = ['boards export', 'boards import', 'images copy', 'images download', 'images upload'];

/** Returns whether the words of a process are those of a command that moves any number of files. */
export function isTransfer([, , first = '', second = '']: readonly string[]): boolean {
  return first === 'resume' || TRANSFERS.includes(`${first} ${second}`);
}

/**
 * Lets this process take little memory. V8 reads these flags whenever it decides something, so that they hold in a process
 * that runs already: young objects stay in 1 MB, where they may take up to 100, and neither JavaScript nor Node's parser
 * of HTTP, which is WebAssembly, is compiled again to be faster, which takes 30 MB. A transfer waits for servers and disks.
 */
export function keepHeapSmall(): void {
  for (const flag of ['--semi-space-growth-factor=1', '--no-opt', '--no-maglev', '--wasm-tier-up-filter=1000000']) {
    setFlagsFromString(flag);
  }
  collectOften();
}

/** Bytes by which the heap grows before it is collected, unless a tenth of it is more. */
const mostGarbage = 2e6;

/**
 * Node's `fetch` watches for responses that are dropped, which keeps all that belongs to a response until the next full
 * collection. Left alone, V8 begins one when the heap has grown fourfold.
 */
function collectOften(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('globalThis.gc');
  if (typeof collect !== 'function') return;
  let limit = 0;
  setInterval(() => {
    if (getHeapStatistics().used_heap_size < limit) return;
    collect();
    const used = getHeapStatistics().used_heap_size;
    limit = used + Math.max(mostGarbage, used / 10);
  }, 20).unref();
}
