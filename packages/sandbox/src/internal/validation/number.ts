import type { Reader } from './reader.js';
import { ValidationError } from './validation-error.js';

const NUMBER = /^[+-]?(?:\d+(?:_\d+)*(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** Reads a number, or a string with one. */
export const number: Reader<number> = (input, loc) => {
  if (typeof input === 'number') return input;
  if (typeof input === 'boolean') return Number(input);
  if (typeof input === 'string') {
    const text = input.trim();
    if (NUMBER.test(text)) return Number(text.replaceAll('_', ''));
    const msg = 'Input should be a valid number, unable to parse string as a number';
    throw new ValidationError({ type: 'float_parsing', loc, msg, input });
  }
  throw new ValidationError({ type: 'float_type', loc, msg: 'Input should be a valid number', input });
};

export interface Bounds {
  /** Exclusive minimum. */
  readonly gt?: number;
  readonly ge?: number;
  /** Exclusive maximum. */
  readonly lt?: number;
  readonly le?: number;
  readonly multipleOf?: number;
}

/** Reads a number within bounds. */
export const within =
  (read: Reader<number>, { gt, ge, lt, le, multipleOf }: Bounds): Reader<number> =>
  (input, loc) => {
    const value = read(input, loc);
    const toError = (type: string, expected: string, ctx: Record<string, number>) =>
      new ValidationError({ type, loc, msg: `Input should be ${expected}`, input, ctx });
    if (multipleOf !== undefined && value % multipleOf !== 0) {
      throw toError('multiple_of', `a multiple of ${multipleOf}`, { multiple_of: multipleOf });
    }
    if (gt !== undefined && value <= gt) throw toError('greater_than', `greater than ${gt}`, { gt });
    if (ge !== undefined && value < ge) throw toError('greater_than_equal', `greater than or equal to ${ge}`, { ge });
    if (lt !== undefined && value >= lt) throw toError('less_than', `less than ${lt}`, { lt });
    if (le !== undefined && value > le) throw toError('less_than_equal', `less than or equal to ${le}`, { le });
    return value;
  };
