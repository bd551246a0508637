/** Marks an error of the caller's own that ended a request before anything could happen. `mayHaveHappened` reads it. */
export const notSent = Symbol.for('x.not-sent');

/** Marks `error`, where that is possible, and returns it. */
export function markNotSent(error: unknown): unknown {
  if (error instanceof Error && Object.isExtensible(error)) Object.defineProperty(error, notSent, { value: true });
  return error;
}
