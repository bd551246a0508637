import type { Reader } from './reader.js';
import { collectIssues, ValidationError } from './validation-error.js';

/** Reads a list of at most `maximum` and at least `minimum` items. */
export const list =
  <T>(item: Reader<T>, maximum = Number.POSITIVE_INFINITY, minimum = 0): Reader<T[]> =>
  (input, loc) => {
    if (!Array.isArray(input)) {
      throw new ValidationError({ type: 'list_type', loc, msg: 'Input should be a valid list', input });
    }
    if (input.length > maximum) {
      const msg = `List should have at most ${maximum} items after validation, not ${input.length}`;
      const ctx = { field_type: 'List', max_length: maximum, actual_length: input.length };
      throw new ValidationError({ type: 'too_long', loc, msg, input, ctx });
    }
    const items: T[] = [];
    collectIssues(input.map((value, index) => () => void items.push(item(value, [...loc, index]))));
    if (items.length < minimum) {
      const msg = `List should have at least ${minimum} item${minimum === 1 ? '' : 's'} after validation, not ${items.length}`;
      const ctx = { field_type: 'List', min_length: minimum, actual_length: items.length };
      throw new ValidationError({ type: 'too_short', loc, msg, input, ctx });
    }
    return items;
  };
