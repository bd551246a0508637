import type { Location } from './validation-error.js';

/** Returns a value in its own type, or throws `Invalid` with what the server would say. */
export type Reader<T> = (input: unknown, loc: Location) => T;
