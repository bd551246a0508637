import type { Reader } from './reader.js';
import { Invalid } from './validation-error.js';

const words = new Map<unknown, boolean>([
  ...['1', 'true', 't', 'yes', 'y', 'on'].map((word) => [word, true] as const),
  ...['0', 'false', 'f', 'no', 'n', 'off'].map((word) => [word, false] as const),
  [true, true],
  [1, true],
  [false, false],
  [0, false],
]);

/** Reads a boolean, or a word or number that stands for one. */
export const boolean: Reader<boolean> = (input, loc) => {
  const value = words.get(typeof input === 'string' ? input.toLowerCase() : input);
  if (value !== undefined) return value;
  const isWord = typeof input === 'string' || Number.isInteger(input);
  throw new Invalid({
    type: isWord ? 'bool_parsing' : 'bool_type',
    loc,
    msg: `Input should be a valid boolean${isWord ? ', unable to interpret input' : ''}`,
    input,
  });
};

/** Reads `true` and `false`, and nothing that merely stands for them. */
export const strictBoolean: Reader<boolean> = (input, loc) => {
  if (typeof input === 'boolean') return input;
  throw new Invalid({ type: 'bool_type', loc, msg: 'Input should be a valid boolean', input });
};
