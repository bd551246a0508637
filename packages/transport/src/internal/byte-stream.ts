import { InputError } from '../errors.js';
import { checkRecord } from './check-argument.js';
import { printValue } from './print-value.js';

type Controller = ReadableByteStreamController | ReadableStreamDefaultController<Uint8Array>;

/** What a stream is made of. */
interface StreamOptions {
  /** Whether whoever reads the stream owns the memory of its chunks, and their source no more. Left out, both may use it. */
  readonly givesMemory?: boolean | undefined;
  /** Left out, no more chunks are asked for. */
  readonly cancel?: ((reason: unknown) => Promise<void>) | undefined;
}

/**
 * Says whether whoever reads a stream owns the memory of its chunks. So it is with a stream of bytes, such as a response
 * has in Node: the platform takes the memory of a chunk away from who has put it there.
 */
export function givesMemory(stream: ReadableStream<Uint8Array>): boolean {
  try {
    stream.getReader({ mode: 'byob' }).releaseLock();
    return true;
  } catch {
    return false; // a stream of values, one that is being read, or a platform without streams of bytes
  }
}

/** Returns chunks as a stream, which asks for one when it is read. */
export function streamOf(chunks: AsyncIterable<Uint8Array>, options: StreamOptions = {}): ReadableStream<Uint8Array> {
  checkRecord('options', options);
  const { givesMemory = false, cancel } = options;
  if (typeof chunks?.[Symbol.asyncIterator] !== 'function') {
    throw new InputError('chunks', `must be an async iterable, got ${printValue(chunks)}`);
  }
  const iterator = chunks[Symbol.asyncIterator]();
  const source = {
    async pull(controller: Controller): Promise<void> {
      let next = await iterator.next();
      while (!next.done && next.value.length === 0) next = await iterator.next(); // a stream of bytes takes no empty ones
      if (!next.done) return controller.enqueue(unshared(next.value));
      controller.close();
      if ('byobRequest' in controller) controller.byobRequest?.respond(0);
    },
    cancel: cancel ?? (async (reason: unknown) => void (await iterator.return?.(reason))),
  };
  return givesMemory
    ? new ReadableStream({ ...source, type: 'bytes' }, { highWaterMark: 0 })
    : new ReadableStream(source, { highWaterMark: 0 });
}

/** Shared memory belongs to nobody. */
const unshared = (chunk: Uint8Array): Uint8Array<ArrayBuffer> =>
  chunk.buffer instanceof ArrayBuffer
    ? new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    : new Uint8Array(chunk);

/**
 * Yields the chunks of a stream, for whoever is done with each when it asks for the next one: then its memory is freed, if
 * the stream gives it. Garbage collection would free it too, much later. When no more are wanted the stream is cancelled.
 */
export async function* passingChunks(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (typeof stream?.getReader !== 'function') {
    throw new InputError('stream', `must be a stream, got ${printValue(stream)}`);
  }
  const isOurs = givesMemory(stream);
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
      if (isOurs && value.buffer instanceof ArrayBuffer) value.buffer.transfer?.(0);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
