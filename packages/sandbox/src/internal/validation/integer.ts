import type { Reader } from './reader.js';
import { ValidationError } from './validation-error.js';

/** Reads an integer, or a string with one, between `minimum` and `maximum`. */
export const integer =
  (minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY): Reader<number> =>
  (input, loc) => {
    const toError = (type: string, expected: string, ctx?: Record<string, unknown>) =>
      new ValidationError({ type, loc, msg: `Input should be ${expected}`, input, ...(ctx && { ctx }) });
    const value = toInteger(input);
    if (typeof value !== 'number') throw toError(...value);
    if (value < minimum) {
      throw toError('greater_than_equal', `greater than or equal to ${minimum}`, { ge: minimum });
    }
    if (value > maximum) throw toError('less_than_equal', `less than or equal to ${maximum}`, { le: maximum });
    return value;
  };

type Problem = [type: string, expected: string];

function toInteger(input: unknown): number | Problem {
  if (typeof input === 'boolean') return Number(input);
  if (typeof input === 'string') {
    const digits = /^\s*([+-]?\d+(?:_\d+)*)(?:\.0+)?\s*$/.exec(input)?.[1];
    if (digits !== undefined) return Number(digits.replaceAll('_', ''));
    return ['int_parsing', 'a valid integer, unable to parse string as an integer'];
  }
  if (typeof input !== 'number') return ['int_type', 'a valid integer'];
  if (Number.isInteger(input)) return input;
  return ['int_from_float', 'a valid integer, got a number with a fractional part'];
}
