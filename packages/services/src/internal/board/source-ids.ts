import { InputError } from '@x/transport/errors';

/** Returns the ids once each, or throws an `InputError` when there is none or one cannot be an id. */
export function sourceIds(ids: readonly string[]): string[] {
  if (ids.length === 0) throw new InputError('sources', 'must name at least one board');
  for (const id of ids) {
    if (typeof id !== 'string' || ['', '.', '..'].includes(id))
      throw new InputError('sources', 'must be ids of boards, or none');
  }
  return [...new Set(ids)];
}
