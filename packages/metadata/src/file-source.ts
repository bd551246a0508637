import type { ByteSource } from './source.js';
import type { SyncByteSource } from './sync.js';

type Callback<Result> = (error: Error | null, result: Result) => void;

/** What is used of Node. */
interface FileSystem {
  open(path: string, flags: 'r', callback: Callback<number>): void;
  read(
    file: number,
    bytes: Uint8Array,
    offset: number,
    length: number,
    position: number,
    callback: Callback<number>,
  ): void;
  openSync(path: string, flags: 'r'): number;
  fstatSync(file: number): { readonly size: number };
  readSync(file: number, bytes: Uint8Array, offset: number, length: number, position: number): number;
  closeSync(file: number): void;
}

const fileSystem = (): FileSystem => {
  const { process } = globalThis as typeof globalThis & {
    readonly process: { getBuiltinModule(name: 'node:fs'): FileSystem };
  };
  return process.getBuiltinModule('node:fs');
};

const promised = <Result>(start: (callback: Callback<Result>) => void): Promise<Result> =>
  new Promise((resolve, reject) => start((error, result) => (error ? reject(error) : resolve(result))));

/**
 * Returns a byte source that reads the file at `path` in parts. For Node, Bun and Deno.
 *
 * `readMetadata` closes the file when it is done. Rejects with the error of the file system.
 */
export async function openFileSource(path: string): Promise<ByteSource> {
  const fs = fileSystem();
  const file = await promised<number>((done) => fs.open(path, 'r', done));
  // What is open is described and closed without access to the disk: a thread for it would take most of the time.
  const close = async () => fs.closeSync(file);
  try {
    const { size } = fs.fstatSync(file);
    const read = async (offset: number, length: number): Promise<Uint8Array> => {
      const bytes = new Uint8Array(Math.max(Math.min(length, size - offset), 0));
      for (let filled = 0; ; ) {
        if (filled === bytes.length) return bytes;
        const count = await promised<number>((done) =>
          fs.read(file, bytes, filled, bytes.length - filled, offset + filled, done),
        );
        if (count === 0) return bytes.subarray(0, filled);
        filled += count;
      }
    };
    return { size, read, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The buffer that all files are read into, in parts of this length or less. */
let shared: Uint8Array | undefined;
const sharedLength = 65_536;

/**
 * Returns a byte source for `readMetadataSync` that reads the file at `path` in parts. For Node, Bun and Deno.
 *
 * `readMetadataSync` closes the file when it is done. Read one file after the other: all share a buffer. Throws the error
 * of the file system.
 */
export function openFileSourceSync(path: string): SyncByteSource {
  const fs = fileSystem();
  const file = fs.openSync(path, 'r');
  const close = () => fs.closeSync(file);
  try {
    const { size } = fs.fstatSync(file);
    const read = (offset: number, length: number): Uint8Array => {
      const wanted = Math.max(Math.min(length, size - offset), 0);
      shared ??= new Uint8Array(sharedLength);
      const bytes = wanted > sharedLength ? new Uint8Array(wanted) : shared;
      for (let filled = 0; ; ) {
        const count = filled === wanted ? 0 : fs.readSync(file, bytes, filled, wanted - filled, offset + filled);
        if (count === 0) return bytes.subarray(0, filled);
        filled += count;
      }
    };
    return { size, read, close };
  } catch (error) {
    close();
    throw error;
  }
}
