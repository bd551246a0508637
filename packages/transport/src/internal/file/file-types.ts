/** Bytes in memory, for instance a `Uint8Array`, an `ArrayBuffer` or a `Buffer` of Node. */
export type FileBytes = ArrayBufferLike | ArrayBufferView;

/** What a file has to do. Every `Blob` and `File` does it, also one of a frame, of jsdom or of a library. */
export interface FileLike {
  /** Bytes. */
  readonly size: number;
  /** The media type, such as `image/png`; `''` if unknown. */
  readonly type: string;
  /** The file name that the server receives. Left out, it is `blob`. */
  readonly name?: string | undefined;
  /** Returns all bytes. */
  arrayBuffer(): Promise<ArrayBuffer>;
  /** Returns a part. Without it the file is read as a whole. */
  slice?(start?: number, end?: number): Pick<FileLike, 'arrayBuffer'>;
}

/** A file that is sent as its stream is read, so that it is never in memory as a whole. */
export interface FileStream {
  /** Yields bytes, as a web stream or a stream of Node. It can be read once. */
  readonly stream: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;
  /** The file name that the server receives. */
  readonly name: string;
  /** The media type, such as `image/png`. */
  readonly type: string;
  /** The size in bytes, if known. Without it progress has no total. */
  readonly size?: number | undefined;
}
