import { abortable } from '../../async.js';
import { ConnectionError, TimeoutError } from '../../errors.js';
import { readerOf } from '../chunk-reader.js';
import type { Redact } from '../excerpt.js';
import { causeOf, reasonOf } from '../reason-of.js';
import { bodyOf } from './read/body-of.js';
import { expectWholeBody, stopWatching } from './read/compressed-body.js';

interface IdleOptions {
  readonly signal?: AbortSignal | undefined;
  readonly timeout: number | false;
  readonly redact: Redact;
}

/** Yields a body as it arrives. Rejects when a chunk takes longer than `timeout`, it is cut off or the signal aborts. */
export async function* withIdleTimeout(
  route: string,
  response: Response,
  { signal, timeout, redact }: IdleOptions,
): AsyncGenerator<Uint8Array> {
  const reader = readerOf(bodyOf(response));
  let isComplete = false;
  try {
    for (;;) {
      const { done, value } = await abortable(within(timeout, reader.read(), route), signal);
      if (done || value === undefined) break;
      yield value;
    }
    isComplete = true;
    await expectWholeBody(response);
  } catch (error) {
    signal?.throwIfAborted();
    throw error instanceof TimeoutError
      ? error
      : new ConnectionError(route, reasonOf(error, redact), { cause: causeOf(error, redact) });
  } finally {
    if (!isComplete) reader.cancel();
    stopWatching(response);
  }
}

function within<T>(timeout: number | false, chunk: Promise<T>, route: string): Promise<T> {
  if (timeout === false) return chunk;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TimeoutError(route, timeout)), timeout);
    chunk.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
