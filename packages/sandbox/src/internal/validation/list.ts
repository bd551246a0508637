import type { Reader } from './reader.js';
import { collectIssues, ValidationError } from './validation-error.js';

/** Reads a list of at most `maximum` items. */
export const list =
  <T>(item: Reader<T>, maximum = Number.POSITIVE_INFINITY): Reader<T[]> =>
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
    return items;
  };
