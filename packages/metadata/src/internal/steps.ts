/** Bytes of the source that are to be read. */
interface BytesNeeded {
  readonly offset: number;
  readonly length: number;
}

/** A zlib stream that is to be decompressed, to at most `limit` bytes. */
interface InflateNeeded {
  readonly deflated: Uint8Array;
  readonly limit: number;
}

/**
 * Reading that stops where it needs something, and goes on when it is given: so one reader works for sources that
 * return at once and for those that return later. What does not decompress is given as `undefined`.
 */
export type Steps<Result = void> = Generator<BytesNeeded | InflateNeeded, Result, Uint8Array | undefined>;
