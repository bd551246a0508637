import type { Reader } from './reader.js';
import { ValidationError } from './validation-error.js';

const words = new Map<unknown, boolean>([
  ...['1', 'true', 't', 'yes', 'y', 'on'].map((word) => [word, true] as const),
  ...['0', 'false', 'f', 'no', 'n', 'off'].map((word) => [word, false] as const),
  [true, true],
  [1, true],
  [false, false],
  [0, false],
]);

/** Reads a boolean, or a word or number for one. */
export const boolean: Reader<boolean> = (input, loc) => {
  const value = words.get(typeof input === 'string' ? input.toLowerCase() : input);
  if (value !== undefined) return value;
  const isWord = typeof input === 'string' || Number.isInteger(input);
  throw new ValidationError({
    type: isWord ? 'bool_parsing' : 'bool_type',
    loc,
    msg: `Input should be a valid boolean${isWord ? ', unable to interpret input' : ''}`,
    input,
  });
};

/** Reads `true` and `false` only. */
export const strictBoolean: Reader<boolean> = (input, loc) => {
  if (typeof input === 'boolean') return input;
  throw new ValidationError({ type: 'bool_type', loc, msg: 'Input should be a valid boolean', input });
};
