import type { Reader } from './reader.js';
import { Invalid } from './validation-error.js';

/** Reads a whole number, written out or not, between `minimum` and `maximum`. */
export const integer =
  (minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY): Reader<number> =>
  (input, loc) => {
    const complain = (type: string, expected: string, ctx?: Record<string, unknown>) =>
      new Invalid({ type, loc, msg: `Input should be ${expected}`, input, ...(ctx && { ctx }) });
    const value = toInteger(input);
    if (typeof value !== 'number') throw complain(...value);
    if (value < minimum) {
      throw complain('greater_than_equal', `greater than or equal to ${minimum}`, { ge: minimum });
    }
    if (value > maximum) throw complain('less_than_equal', `less than or equal to ${maximum}`, { le: maximum });
    return value;
  };

type Complaint = [type: string, expected: string];

function toInteger(input: unknown): number | Complaint {
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
