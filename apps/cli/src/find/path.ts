import { resolve } from 'node:path';
import { UsageError } from '../error/cli-error.js';
import type { Host } from '../host.js';

/** Returns the full path of a file or folder. An empty text is none: what a script has not set must not mean all that is here. */
export function pathOf(text: string, { cwd }: Pick<Host, 'cwd'>): string {
  if (text === '')
    throw new UsageError('a path is empty', { hint: 'Name a file or a folder; "." is the one that you are in.' });
  return resolve(cwd, text);
}
