import { concatenate } from './internal/bytes.js';
import { expectKind, hasMethod } from './internal/expect-kind.js';

/** Bytes that are read in parts. */
export interface ByteSource {
  /** How many bytes there are. Without it they are read in their order: for what cannot go back. */
  readonly size?: number | undefined;
  /** Returns `length` bytes from `offset` on, fewer at the end. Without `size` offsets only grow. */
  read(offset: number, length: number): Promise<Uint8Array>;
  /** Called once when nothing more is read. */
  close?(): Promise<void>;
}

/** A `Blob` or `File`, of whatever realm or library. */
export interface BlobLike {
  /** How many bytes there are. */
  readonly size: number;
  /** Returns the part from `start` up to `end`. */
  slice(start: number, end: number): BlobPart;
}

/** A part of a blob. */
export interface BlobPart {
  /** Returns its bytes. */
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** What metadata is read from. Of a blob or a byte source only the needed parts are read, a stream is cut off early. */
export type MetadataSource = Uint8Array | ArrayBuffer | BlobLike | AsyncIterable<Uint8Array> | ByteSource;

/** Returns a byte source that reads `source`. Throws a `TypeError` for what is none of the kinds. */
export function toByteSource(source: MetadataSource): ByteSource {
  if (source instanceof Uint8Array)
    return { size: source.length, read: async (offset, length) => source.subarray(offset, offset + length) };
  if (source instanceof ArrayBuffer) return toByteSource(new Uint8Array(source));
  if (hasMethod<ByteSource>(source, 'read')) return source;
  if (hasMethod<BlobLike>(source, 'slice') && 'size' in source)
    return {
      size: source.size,
      read: async (offset, length) => new Uint8Array(await source.slice(offset, offset + length).arrayBuffer()),
    };
  if (hasMethod<AsyncIterableIterator<Uint8Array>>(source, Symbol.asyncIterator))
    return ofChunks(source[Symbol.asyncIterator]());
  // Not every browser can iterate over a stream.
  const kinds = 'bytes, a blob, a stream or a ByteSource (for a path use openFileSource)';
  expectKind('source', source, kinds, hasMethod<ReadableStream<Uint8Array>>(source, 'getReader'));
  const reader = source.getReader();
  return ofChunks({ next: () => reader.read(), return: () => reader.cancel() });
}

/** What is used of an iterator. */
interface Chunks {
  next(): Promise<{ readonly done?: boolean | undefined; readonly value?: Uint8Array | undefined }>;
  return?(): Promise<unknown>;
}

/** Reads forward, and forgets what is before the last offset. */
function ofChunks(chunks: Chunks): ByteSource {
  let start = 0;
  let held: Uint8Array = new Uint8Array(0);
  let ended = false;
  return {
    async read(offset, length) {
      let parts = [held];
      for (let end = start + held.length; !ended && end < offset + length; ) {
        const { done, value } = await chunks.next();
        if (done || !value) ended = true;
        else {
          if (end <= offset) [start, parts] = [end, []];
          parts.push(value);
          end += value.length;
        }
      }
      const [first = held, ...more] = parts;
      held = (more.length > 0 ? concatenate(parts) : first).subarray(Math.max(offset - start, 0));
      start = Math.max(offset, start);
      return held.subarray(0, length);
    },
    async close() {
      held = new Uint8Array(0);
      if (!ended) await chunks.return?.();
    },
  };
}
