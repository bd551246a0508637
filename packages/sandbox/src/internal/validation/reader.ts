import type { Location } from './validation-error.js';

/** Returns the value of `input`, or throws a `ValidationError` with the server's message. */
export type Reader<T> = (input: unknown, loc: Location) => T;
