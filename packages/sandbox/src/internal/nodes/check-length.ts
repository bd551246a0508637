import { PythonError } from './python-error.js';

/** The longest collection of numbers. The server has no limit, and runs out of memory. */
const LONGEST = 5_000_000;

/** Returns the length of a collection to be made. Throws when there is no memory for it. */
export function checkLength(length: number): number {
  if (length > LONGEST) {
    throw new PythonError(
      'MemoryError',
      `the sandbox makes collections of at most ${LONGEST} values, not of ${length}`,
    );
  }
  return length;
}
