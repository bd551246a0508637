import { abortable } from '../../async.js';
import { ConnectionError, TimeoutError } from '../../errors.js';
import { causeOf, reasonOf } from '../reason-of.js';

/** Yields a body's chunks, and gives up when one takes longer than `timeout`, breaks off, or the caller aborts. */
export async function* stalling(
  route: string,
  body: ReadableStream<Uint8Array> | null,
  { signal, timeout }: { readonly signal?: AbortSignal | undefined; readonly timeout: number | false },
): AsyncGenerator<Uint8Array> {
  if (!body) return;
  const reader = body.getReader();
  let finished = false;
  try {
    for (;;) {
      const { done, value } = await abortable(within(reader.read(), { route, timeout }), signal);
      if (done) break;
      yield value;
    }
    finished = true;
  } catch (error) {
    signal?.throwIfAborted();
    throw error instanceof TimeoutError
      ? error
      : new ConnectionError(route, reasonOf(error), { cause: causeOf(error) });
  } finally {
    if (!finished) void reader.cancel().catch(() => {});
  }
}

interface Patience {
  readonly route: string;
  readonly timeout: number | false;
}

function within<T>(chunk: Promise<T>, { route, timeout }: Patience): Promise<T> {
  if (timeout === false) return chunk;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TimeoutError(route, timeout)), timeout);
    chunk.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
