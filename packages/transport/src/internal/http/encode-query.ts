import { InputError } from '../../errors.js';
import { checkText } from '../check-text.js';
import { printValue } from '../print-value.js';

/**
 * Returns a query string as FastAPI parses it: lists as repeated keys, nothing for `undefined` and `null`. An empty list
 * is refused: the server would take it for no filter at all, and return everything.
 */
export function encodeQuery(query: object = {}): string {
  if (typeof query !== 'object' || query === null || Array.isArray(query))
    throw new InputError('query', `must be an object, got ${printValue(query)}`);
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    checkText(key, key);
    if (Array.isArray(value) && value.length === 0) {
      throw new InputError(key, 'must not be an empty list; omit it for no filter');
    }
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item === undefined || item === null) continue;
      if (typeof item === 'string') checkText(key, item);
      else if (typeof item !== 'boolean' && !Number.isFinite(item)) {
        throw new InputError(key, `must be text, a finite number or a boolean, got ${printValue(item)}`);
      }
      search.append(key, String(item));
    }
  }
  const text = search.toString();
  return text && `?${text}`;
}
