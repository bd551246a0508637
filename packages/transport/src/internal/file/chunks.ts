import { InputError } from '../../errors.js';
import { chunksOfStream } from '../chunk-reader.js';
import { printValue } from '../print-value.js';
import { reasonOf } from '../reason-of.js';
import type { FileBytes, FileLike, FileStream } from './file-types.js';

type Chunk = Uint8Array<ArrayBuffer>;

const chunkSize = 65_536;

/** Whether a value can be read piece by piece. */
export const isStream = (value: unknown): value is FileStream['stream'] =>
  typeof value === 'object' && value !== null && ('getReader' in value || Symbol.asyncIterator in value);

/** Whether a value is memory, also of another realm. */
export const isBuffer = (value: unknown): value is FileBytes =>
  ArrayBuffer.isView(value) || /^\[object (Shared)?ArrayBuffer\]$/.test(Object.prototype.toString.call(value));

/** Returns bytes of any kind as an array of bytes, without a copy where that is possible. */
export function toBytes(bytes: FileBytes): Chunk {
  if (!ArrayBuffer.isView(bytes)) return bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : copy(bytes);
  const { buffer, byteOffset, byteLength } = bytes;
  return buffer instanceof ArrayBuffer
    ? new Uint8Array(buffer, byteOffset, byteLength)
    : copy(buffer, byteOffset, byteLength);
}

/** Another realm's buffer is copied, and shared memory, which `fetch` refuses. */
const copy = (buffer: ArrayBufferLike, offset?: number, length?: number): Chunk =>
  new Uint8Array(new Uint8Array(buffer, offset, length));

/** Yields the bytes of a file. Rejects with an `InputError` when it cannot be read. */
export async function* chunksOf(
  argument: string,
  source: FileLike | FileStream['stream'] | Chunk,
): AsyncGenerator<Chunk> {
  const pieces =
    source instanceof Uint8Array ? piecesOf(source) : isStream(source) ? chunksOfStream(source) : partsOf(source);
  try {
    for await (const piece of pieces) {
      if (!ArrayBuffer.isView(piece)) {
        throw new InputError(argument, `must be a stream of bytes, got ${printValue(piece)}; set no encoding`);
      }
      yield toBytes(piece);
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(argument, `could not be read: ${reasonOf(error)}`, undefined, { cause: error });
  }
}

function* piecesOf(bytes: Chunk): Generator<Chunk> {
  for (let start = 0; start < bytes.byteLength; start += chunkSize) yield bytes.subarray(start, start + chunkSize);
}

async function* partsOf(file: FileLike): AsyncGenerator<Uint8Array> {
  if (typeof file.slice !== 'function') return yield* piecesOf(await readPart(file, file.size));
  if (file.size <= chunkSize) return yield await readPart(file, file.size);
  for (let start = 0; start < file.size; start += chunkSize) {
    const end = Math.min(start + chunkSize, file.size);
    yield await readPart(file.slice(start, end), end - start);
  }
}

async function readPart(part: Pick<FileLike, 'arrayBuffer'>, size: number): Promise<Chunk> {
  const buffer = await part.arrayBuffer();
  if (!isBuffer(buffer)) throw new Error('its arrayBuffer() returned no bytes');
  const bytes = toBytes(buffer);
  if (bytes.byteLength !== size) throw new Error('it has changed');
  return bytes;
}
