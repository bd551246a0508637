import type { Redact } from './excerpt.js';

const unchanged: Redact = (text) => text;

/** Returns why a connection failed: the message of the innermost cause, which says more than "fetch failed". */
export function reasonOf(error: unknown, redact = unchanged): string {
  const inner = innermost(error);
  const text = inner instanceof Error ? inner.message || codeOf(inner) || inner.name : String(inner);
  return redact(withoutPaths(text));
}

/** Deno and node-fetch name the URL, with the ids in its path; Node names the credentials of one. */
const withoutPaths = (text: string): string =>
  text.replace(/\b(https?:\/\/)(?:[^\s/?#()"']*@)?([^\s/?#()"']+)[^\s()"']*/g, '$1$2');

/** Returns the message and the code of an error and nothing else: an injected `fetch` may attach its request to it. */
export function causeOf(error: unknown, redact = unchanged): Error {
  const cause = new Error(reasonOf(error, redact));
  const code = codeOf(innermost(error));
  return Object.assign(cause, { code: code === undefined ? undefined : redact(code) });
}

function innermost(error: unknown, depth = 0): unknown {
  const hasCause = error instanceof Error && error.cause instanceof Error && depth < 10;
  return hasCause ? innermost(error.cause, depth + 1) : error;
}
const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined;
