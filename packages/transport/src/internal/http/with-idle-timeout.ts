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
      const { done, value } = await within(reader.read(), { route, signal, timeout });
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
  readonly signal: AbortSignal | undefined;
  readonly timeout: number | false;
}

function within<T>(chunk: Promise<T>, { route, signal, timeout }: Patience): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal?.reason);
    const timer = timeout === false ? undefined : setTimeout(() => reject(new TimeoutError(route, timeout)), timeout);
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort, { once: true });
    chunk.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    });
  });
}
