import { isRecord } from '../is-record.js';

/** What may be in memory twice: 4 MiB. */
const mostTwice = 2 ** 22;

/**
 * Returns whether this platform would keep too large a copy of `body` in memory, in case of a redirect. Node's `fetch`
 * keeps one of every body, unless a redirect is an error, which then names no address.
 */
export const keepsCopyOf = (body: unknown): boolean =>
  keepsCopies() && (body instanceof ReadableStream || (body instanceof Blob && body.size > mostTwice));

function keepsCopies(): boolean {
  const platform: object = globalThis;
  if (!('process' in platform && isRecord(platform.process))) return false;
  const { versions } = platform.process;
  return isRecord(versions) && 'undici' in versions;
}
