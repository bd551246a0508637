import { InputError } from '../errors.js';

/** Returns a query string as FastAPI reads it: lists as repeated keys, nothing for `undefined` and `null`. */
export function encodeQuery(query: object = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item === undefined || item === null) continue;
      if (!['string', 'number', 'boolean'].includes(typeof item) || Number.isNaN(item)) {
        throw new InputError(key, 'must be a string, a number, true or false');
      }
      search.append(key, String(item));
    }
  }
  const text = search.toString();
  return text && `?${text}`;
}
