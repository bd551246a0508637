import { Buffer } from 'node:buffer';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** Bytes in memory or, where there are many, in a file. */
export interface ByteSource {
  readonly size: number;
  /** The file that holds the bytes; undefined when they are in memory. */
  readonly path: string | undefined;
  /** Returns at most `length` bytes from `offset` on; fewer at the end. */
  read(offset: number, length: number): Buffer<ArrayBuffer>;
  /** Returns all bytes. */
  all(): Buffer<ArrayBuffer>;
}

export function sourceOfBytes(bytes: Uint8Array<ArrayBuffer>): ByteSource {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    size: buffer.length,
    path: undefined,
    read: (offset, length) => buffer.subarray(offset, offset + length),
    all: () => buffer,
  };
}

export const sourceOfFile = (path: string, size: number): ByteSource => ({
  size,
  path,
  read: (offset, length) => {
    const buffer = Buffer.alloc(Math.max(Math.min(length, size - offset), 0));
    const file = openSync(path, 'r');
    try {
      return buffer.subarray(0, readSync(file, buffer, 0, buffer.length, offset));
    } finally {
      closeSync(file);
    }
  },
  all: () => readFileSync(path),
});
