import type { Reader } from './reader.js';
import { ValidationError } from './validation-error.js';

/** Reads a string of at most `maximum` code points. */
export const string =
  (maximum = Number.POSITIVE_INFINITY): Reader<string> =>
  (input, loc) => {
    if (typeof input !== 'string') {
      throw new ValidationError({ type: 'string_type', loc, msg: 'Input should be a valid string', input });
    }
    if (input.length > maximum && [...input].length > maximum) {
      const msg = `String should have at most ${maximum} characters`;
      throw new ValidationError({ type: 'string_too_long', loc, msg, input, ctx: { max_length: maximum } });
    }
    return input;
  };
