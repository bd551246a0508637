import { concatenate } from './internal/bytes.js';

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
  if (source instanceof Uint8Array) return ofBytes(source);
  if (source instanceof ArrayBuffer) return ofBytes(new Uint8Array(source));
  if (typeof source === 'object' && source !== null) {
    if ('read' in source && typeof source.read === 'function') return source;
    if ('slice' in source && typeof source.slice === 'function') return ofBlob(source);
    if (Symbol.asyncIterator in source) return ofChunks(source[Symbol.asyncIterator]());
    // Not every browser can iterate over a stream.
    if (isStream(source)) return ofReader(source.getReader());
  }
  throw new TypeError(
    `source: must be bytes, a blob, a stream or a ByteSource, got ${typeof source}; for a path use openFileSource`,
  );
}

function ofBytes(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) };
}

function ofBlob(blob: BlobLike): ByteSource {
  return {
    size: blob.size,
    read: async (offset, length) => new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer()),
  };
}

const isStream = (source: object): source is ReadableStream<Uint8Array> => 'getReader' in source;

const ofReader = (reader: ReadableStreamDefaultReader<Uint8Array>): ByteSource =>
  ofChunks({ next: () => reader.read(), return: () => reader.cancel() });

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
