import { setFlagsFromString } from 'node:v8';

const TRANSFERS = ['boards export', 'boards import', 'images copy', 'images download', 'images upload'];

/** Returns whether the words of a process are those of a command that moves any number of files. */
export function isTransfer([, , first = '', second = '']: readonly string[]): boolean {
  return first === 'resume' || TRANSFERS.includes(`${first} ${second}`);
}

/**
 * Lets garbage take little memory. Left alone, V8 keeps up to 100 MB of young objects, and collects the others when they
 * have grown fourfold. It reads both flags whenever it decides that, so that they hold in a process that runs already.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=100');
}
