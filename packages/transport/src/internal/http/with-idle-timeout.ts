import { abortable } from '../../async.js';
import { ConnectionError, TimeoutError } from '../../errors.js';
import type { Redact } from '../excerpt.js';
import { causeOf, reasonOf } from '../reason-of.js';
import { withProgress } from './with-progress.js';

interface IdleOptions {
  readonly signal?: AbortSignal | undefined;
  readonly timeout: number | false;
  readonly redact: Redact;
}

/** Yields the chunks of a body. Rejects when one takes longer than `timeout`, the body is cut off or the signal aborts. */
export async function* withIdleTimeout(
  route: string,
  body: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> | null,
  { signal, timeout, redact }: IdleOptions,
): AsyncGenerator<Uint8Array> {
  if (!body) return;
  // The body of node-fetch is a stream of Node.
  const reader = ('getReader' in body ? body : withProgress(body, undefined, undefined)).getReader();
  let isComplete = false;
  try {
    for (;;) {
      const { done, value } = await abortable(within(timeout, reader.read(), route), signal);
      if (done) break;
      yield value;
    }
    isComplete = true;
  } catch (error) {
    signal?.throwIfAborted();
    throw error instanceof TimeoutError
      ? error
      : new ConnectionError(route, reasonOf(error, redact), { cause: causeOf(error, redact) });
  } finally {
    if (!isComplete) void reader.cancel().catch(() => {});
  }
}

function within<T>(timeout: number | false, chunk: Promise<T>, route: string): Promise<T> {
  if (timeout === false) return chunk;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TimeoutError(route, timeout)), timeout);
    chunk.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
