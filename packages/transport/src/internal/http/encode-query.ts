import { InputError } from '../../errors.js';

/**
 * Returns a query string as FastAPI reads it: lists as repeated keys, nothing for `undefined` and `null`. An empty list
 * is refused: the server could not tell it from no filter at all, and would answer with everything.
 */
export function encodeQuery(query: object = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (Array.isArray(value) && value.length === 0) throw new InputError(key, 'must not be an empty list');
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item === undefined || item === null) continue;
      if (!isPlain(item)) throw new InputError(key, 'must be well-formed text, a finite number, true or false');
      search.append(key, String(item));
    }
  }
  const text = search.toString();
  return text && `?${text}`;
}

const isPlain = (item: unknown): boolean =>
  typeof item === 'boolean' || Number.isFinite(item) || (typeof item === 'string' && item.isWellFormed());
