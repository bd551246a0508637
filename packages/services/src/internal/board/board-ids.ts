import { InputError, printValue } from '@x/transport/errors';

/** Returns the ids without duplicates. Throws an `InputError` when there are none or one cannot be an id. */
export function uniqueSourceIds(ids: unknown): string[] {
  if (!Array.isArray(ids)) throw new InputError('sources', `must be a list of ids of boards, got ${printValue(ids)}`);
  if (ids.length === 0) throw new InputError('sources', 'must name at least one board, or "none"');
  for (const id of ids) {
    if (!isBoardId(id)) throw new InputError('sources', `must be ids of boards, or "none", got ${printValue(id)}`);
  }
  return [...new Set<string>(ids)];
}

/** Says whether a value can be the id of a board. `.` and `..` would change the path of a request. */
export const isBoardId = (id: unknown): id is string => typeof id === 'string' && !['', '.', '..'].includes(id);

/** Throws an `InputError` for an argument that is neither the id of a board nor `none`. */
export function checkBoardId(argument: string, id: unknown): void {
  if (!isBoardId(id)) throw new InputError(argument, `must be the id of a board, or "none", got ${printValue(id)}`);
}

/** Throws an `InputError` unless `names` is a list of names that images and videos can have. */
export function checkItemNames(names: unknown): void {
  if (!Array.isArray(names)) throw new InputError('names', `must be a list of names, got ${printValue(names)}`);
  for (const name of names) {
    if (typeof name !== 'string' || name === '' || name.length > 255) {
      throw new InputError(
        'names',
        `must be names of images and videos, of 1 to 255 characters, got ${printValue(name)}`,
      );
    }
  }
}
