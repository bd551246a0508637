import type { Location } from './invalid.js';

/** Returns a value in its own type, or throws `Invalid` with what the server would say. */
export type Reader<T> = (input: unknown, loc: Location) => T;
