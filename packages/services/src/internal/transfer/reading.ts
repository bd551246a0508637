import { givesMemory, streamOf } from '@x/transport/async';
import { InvokeError } from '@x/transport/errors';

import { codeOf } from '../node.js';
import { UnreadableError } from './errors.js';

/** Reads. Rejects with an `UnreadableError` where a file of the source cannot be read. */
export async function reading<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw toUnreadable(error);
  }
}

/** Says whether a file of the source was deleted. */
export function isGone(error: unknown): boolean {
  if (!(error instanceof UnreadableError)) return false;
  return codeOf(error.cause) === 'ENOENT' || isOfPage(error.cause, ['NotFoundError']);
}

/** Returns a stream of the same bytes that counts them as they are read. It fails with an `UnreadableError`. */
export function countedStream(
  stream: ReadableStream<Uint8Array>,
  onBytes: (bytes: number) => void,
): ReadableStream<Uint8Array> {
  const isGiven = givesMemory(stream);
  const reader = stream.getReader();
  const next = async (): Promise<IteratorResult<Uint8Array>> => {
    const { done, value } = await reading(() => reader.read());
    if (done) return { done, value };
    onBytes(value.length);
    return { done, value };
  };
  const chunks = { [Symbol.asyncIterator]: () => ({ next }) };
  return streamOf(chunks, { givesMemory: isGiven, cancel: (reason) => reader.cancel(reason) });
}

/** An error of the file system says no more than a code. */
function toUnreadable(error: unknown): unknown {
  if (InvokeError.isInstance(error) || !(error instanceof Error)) return error;
  const isOfFiles = typeof codeOf(error) === 'string' || isOfPage(error, ['NotFoundError', 'NotReadableError']);
  return isOfFiles ? new UnreadableError(error) : error;
}

/** Says whether a page could not read a `File`: it was deleted, or changed since it was chosen. */
const isOfPage = (error: unknown, names: readonly string[]): boolean =>
  error instanceof DOMException && names.includes(error.name);
