import { InputError, printValue } from '@x/transport/errors';

import { JournalFolder } from './internal/journal/journal-folder.js';
import type { Journal } from './journal.js';

/**
 * Returns a journal in a folder of its own, which is created: files of JSON lines, to which entries are only ever added.
 * For Node, Bun and Deno. One program at a time.
 */
export function createJournalFolder(path: string): Journal {
  if (typeof path !== 'string' || path === '') {
    throw new InputError('path', `must be the path of a folder, got ${printValue(path)}`);
  }
  return { open: () => JournalFolder.open(path) };
}
