import { integer } from '../../validation/integer.js';
import type { Reader } from '../../validation/reader.js';
import { ValidationError } from '../../validation/validation-error.js';

const LEVELS = [0, 10, 20, 30, 40, 50];

const readInteger = integer();

/** Reads a log level, as a number or as its digits. */
export const readLogLevel: Reader<number> = (input, loc) => {
  const given = typeof input === 'string' ? toNumber(input) : input;
  const level = LEVELS.find((known) => known === given);
  if (level !== undefined) return level;
  const expected = '0, 10, 20, 30, 40 or 50';
  throw new ValidationError({ type: 'enum', loc, msg: `Input should be ${expected}`, input, ctx: { expected } });
};

function toNumber(text: string): number | undefined {
  try {
    return readInteger(text, []);
  } catch {
    return undefined;
  }
}
