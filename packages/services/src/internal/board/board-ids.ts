import { InputError } from '@x/transport/errors';

/** Returns the ids without duplicates. Throws an `InputError` when there are none or one cannot be an id. */
export function uniqueSourceIds(ids: readonly string[]): string[] {
  if (ids.length === 0) throw new InputError('sources', 'must name at least one board, or "none"');
  for (const id of ids) {
    if (!isBoardId(id)) {
      throw new InputError('sources', `must be ids of boards, or "none", got ${JSON.stringify(id)}`);
    }
  }
  return [...new Set(ids)];
}

/** Says whether a value can be the id of a board. `.` and `..` would change the path of a request. */
export const isBoardId = (id: unknown): id is string => typeof id === 'string' && !['', '.', '..'].includes(id);
