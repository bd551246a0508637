import type { Reader } from './reader.js';
import { Invalid, type Issue } from './validation-error.js';

/** Reads what one of several readers takes: the first that does. Otherwise each has its complaints, under its name. */
export const union =
  <T>(readers: Readonly<Record<string, Reader<T>>>): Reader<T> =>
  (input, loc) => {
    const issues: Issue[] = [];
    for (const [name, read] of Object.entries(readers)) {
      try {
        return read(input, [...loc, name]);
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        issues.push(...error.issues);
      }
    }
    throw new Invalid(...issues);
  };

/** Reads `null` as it is, and everything else with `read`. */
export const nullable =
  <T>(read: Reader<T>): Reader<T | null> =>
  (input, loc) =>
    input === null ? null : read(input, loc);
