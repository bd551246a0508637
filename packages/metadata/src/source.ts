/** Bytes that are read in parts. */
export interface ByteSource {
  /** How many bytes there are, if it is known. */
  readonly size?: number | undefined;
  /** Returns `length` bytes from `offset` on, fewer at the end. Offsets only grow, from one call to the next. */
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
    if (Symbol.asyncIterator in source) return ofStream(source);
    if ('getReader' in source) return ofStream(chunksOf(source));
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

/** Not every browser can iterate over a stream. */
async function* chunksOf(stream: object): AsyncGenerator<Uint8Array> {
  if (!(stream instanceof ReadableStream)) return;
  const reader: ReadableStreamDefaultReader<Uint8Array> = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}

/** Reads forward, and forgets what is before the last offset. */
function ofStream(stream: AsyncIterable<Uint8Array>): ByteSource {
  const chunks = stream[Symbol.asyncIterator]();
  let start = 0;
  let held: Uint8Array[] = [];
  let heldLength = 0;
  let ended = false;
  const skipTo = (offset: number): void => {
    for (let [first] = held; first !== undefined && start + first.length <= offset; [first] = held) {
      held.shift();
      start += first.length;
      heldLength -= first.length;
    }
  };
  return {
    async read(offset, length) {
      skipTo(offset);
      while (!ended && start + heldLength < offset + length) {
        const next = await chunks.next();
        if (next.done) ended = true;
        else {
          held.push(next.value);
          heldLength += next.value.length;
          skipTo(offset);
        }
      }
      return joined(held, Math.max(offset - start, 0), length);
    },
    async close() {
      held = [];
      if (!ended) await chunks.return?.();
    },
  };
}

/** Returns at most `length` bytes, without the first `skip`. */
function joined(chunks: readonly Uint8Array[], skip: number, length: number): Uint8Array {
  const total = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const bytes = new Uint8Array(Math.max(Math.min(total - skip, length), 0));
  let at = -skip;
  for (const chunk of chunks) {
    const part = chunk.subarray(Math.max(-at, 0), Math.max(bytes.length - at, 0));
    bytes.set(part, Math.max(at, 0));
    at += chunk.length;
  }
  return bytes;
}
