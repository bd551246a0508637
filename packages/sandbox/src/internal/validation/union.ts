import type { Reader } from './reader.js';
import { type Issue, ValidationError } from './validation-error.js';

/** Reads a value with the first reader that accepts it. Otherwise throws the issues of all, under their names. */
export const union =
  <T>(readers: Readonly<Record<string, Reader<T>>>): Reader<T> =>
  (input, loc) => {
    const issues: Issue[] = [];
    for (const [name, read] of Object.entries(readers)) {
      try {
        return read(input, [...loc, name]);
      } catch (error) {
        if (!(error instanceof ValidationError)) throw error;
        issues.push(...error.issues);
      }
    }
    throw new ValidationError(...issues);
  };

/** Reads `null`, and everything else with `read`. */
export const nullable =
  <T>(read: Reader<T>): Reader<T | null> =>
  (input, loc) =>
    input === null ? null : read(input, loc);
