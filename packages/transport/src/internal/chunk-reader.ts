/** Bytes that arrive one after another: a web stream, or a stream of Node. */
export type ByteStream = ReadableStream<Uint8Array<ArrayBuffer>> | AsyncIterable<Uint8Array<ArrayBuffer>>;

/** Reads a stream. */
export interface ChunkReader<T> {
  read(): Promise<{ readonly done?: boolean | undefined; readonly value?: T | undefined }>;
  /** Ends the transfer, also while `read` waits. */
  cancel(): void;
}

/** Returns the reader of a stream. The web streams of some browsers cannot be iterated. */
export function readerOf<T>(stream: ReadableStream<T> | AsyncIterable<T>): ChunkReader<T> {
  if ('getReader' in stream) {
    const reader = stream.getReader();
    return { read: () => reader.read(), cancel: () => void reader.cancel().catch(() => {}) };
  }
  const iterator = stream[Symbol.asyncIterator]();
  return { read: () => iterator.next(), cancel: () => void iterator.return?.().catch(() => {}) };
}

/** Yields the chunks of a stream. Breaking out of the loop ends the transfer. */
export async function* chunksOfStream<T>(stream: ReadableStream<T> | AsyncIterable<T>): AsyncGenerator<T> {
  const reader = readerOf(stream);
  let isComplete = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      yield value as T;
    }
    isComplete = true;
  } finally {
    if (!isComplete) reader.cancel();
  }
}
