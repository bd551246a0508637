import type { Board } from '@x/models/board';
import { NotFoundError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import type { Changes } from '../change/changes.js';
import { checkFields, checkKind } from '../check-argument.js';
import type { ArchiveState } from '../item/state.js';
import { unsupported } from '../unsupported.js';

/** What the repositories of an archive share. */
export interface Context {
  readonly state: ArchiveState;
  /** Absent when the archive is open for reading. */
  readonly changes: Changes | undefined;
}

/** Returns what changes the archive. Throws when it is open for reading. */
export function changesOf({ changes }: Context, operation: string): Changes {
  if (changes) return changes;
  throw unsupported(operation, 'the archive is open for reading; open its folder with { writable: true }');
}

/** Returns the error for what is not in the archive. */
export const notFound = (operation: string, parameters: Readonly<Record<string, string>>): NotFoundError =>
  new NotFoundError(operation, { status: 404, detail: 'Not Found' }, undefined, parameters);

/** Returns a board, if there is one with this id. */
export function boardOf({ state }: Context, id: string): Board | undefined {
  checkKind('board_id', id, 'text');
  return state.boards.get(id);
}

/** Runs `work`, unless the signal has aborted. Throws an `InputError` for wrong options; `null` counts as none. */
export async function respond<T>(options: RequestOptions | undefined, work: () => T | Promise<T>): Promise<T> {
  checkFields('options', options ?? {}, { signal: 'signal', onProgress: 'callback' });
  options?.signal?.throwIfAborted();
  return work();
}
