import type { Reader } from './reader.js';
import { ValidationError } from './validation-error.js';

/** Reads a string of `minimum` to `maximum` code points. */
export const string =
  (maximum = Number.POSITIVE_INFINITY, minimum = 0): Reader<string> =>
  (input, loc) => {
    if (typeof input !== 'string') {
      throw new ValidationError({ type: 'string_type', loc, msg: 'Input should be a valid string', input });
    }
    if (input.length > maximum && [...input].length > maximum) {
      const msg = `String should have at most ${maximum} characters`;
      throw new ValidationError({ type: 'string_too_long', loc, msg, input, ctx: { max_length: maximum } });
    }
    if ([...input.slice(0, 2 * minimum)].length < minimum) {
      const msg = `String should have at least ${minimum} character${minimum === 1 ? '' : 's'}`;
      throw new ValidationError({ type: 'string_too_short', loc, msg, input, ctx: { min_length: minimum } });
    }
    return input;
  };
