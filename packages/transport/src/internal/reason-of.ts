/** Returns why a connection failed: the message of the innermost cause, which says more than "fetch failed". */
export function reasonOf(error: unknown): string {
  const inner = innermost(error);
  if (!(inner instanceof Error)) return String(inner);
  return inner.message || codeOf(inner) || inner.name;
}

/** Returns the message and the code of an error and nothing else: an injected `fetch` may attach its request to it. */
export function causeOf(error: unknown): Error {
  const cause = new Error(reasonOf(error));
  return Object.assign(cause, { code: codeOf(innermost(error)) });
}

const innermost = (error: unknown): unknown =>
  error instanceof Error && error.cause instanceof Error ? error.cause : error;
const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined;
