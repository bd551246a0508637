import { InputError } from './errors.js';
import { chunksOf, isBuffer, isStream, toBytes } from './internal/file/chunks.js';
import type { FileBytes, FileLike, FileStream } from './internal/file/file-types.js';
import { refuseFile } from './internal/file/refuse-file.js';
import { isRecord } from './internal/is-record.js';

export type { FileBytes, FileLike, FileStream } from './internal/file/file-types.js';

/** What can be uploaded: a file of any realm or library, bytes, or a stream with a name. */
export type FileSource = FileLike | FileBytes | FileStream | OpenFile;

/** A file as it is sent. */
export interface OpenFile {
  /** The file name that the server receives: that of the file, or `blob` where it has none. */
  readonly name: string;
  /** The media type, `''` if unknown. */
  readonly type: string;
  /** The size in bytes, `undefined` if unknown. */
  readonly size: number | undefined;
  /** Whether it can be read once only. */
  readonly isStream: boolean;
  /** Whether a large one is sent while it is read, and read again for another attempt, so that it is never in memory. */
  readonly isReopened?: boolean | undefined;
  /** The same as a blob of this platform, if it is one. */
  readonly blob: Blob | undefined;
  /** Yields the bytes. Rejects with an `InputError` when the file cannot be read. */
  chunks(): AsyncGenerator<ReturnType<TextEncoder['encode']>>; // `Uint8Array` has no parameter before TypeScript 5.7
}

/** Returns a file as it is sent. Throws an `InputError` that says what to pass when `source` is none. */
export function openFile(argument: string, source: FileSource): OpenFile {
  if (isBuffer(source)) {
    const bytes = bytesOf(argument, source);
    const about = { name: 'blob', type: '', size: bytes.byteLength, isStream: false, blob: undefined };
    return { ...about, chunks: () => chunksOf(argument, bytes) };
  }
  if (!isRecord(source)) throw refuseFile(argument, source);
  if (isOpen(source)) return source;
  if ('stream' in source && isStream(source.stream)) {
    const { stream, size } = source;
    if ('locked' in stream && stream.locked) throw new InputError(argument, 'has a stream that is being read already');
    return { ...named(source), size, isStream: true, blob: undefined, chunks: () => chunksOf(argument, stream) };
  }
  if (!isFileLike(source)) throw refuseFile(argument, source);
  const blob = source instanceof Blob ? source : undefined;
  return { ...named(source), size: source.size, isStream: false, blob, chunks: () => chunksOf(argument, source) };
}

const isOpen = (source: FileSource): source is OpenFile => 'chunks' in source && typeof source.chunks === 'function';

/** Memory that was transferred, to a worker for instance, has no bytes any more. */
function bytesOf(argument: string, source: FileBytes): ReturnType<typeof toBytes> {
  try {
    return toBytes(source);
  } catch (cause) {
    throw new InputError(argument, 'has no bytes: their memory was transferred elsewhere', undefined, { cause });
  }
}

const isFileLike = (value: object): value is FileLike =>
  'size' in value &&
  Number.isSafeInteger(value.size) &&
  Number(value.size) >= 0 &&
  'arrayBuffer' in value &&
  typeof value.arrayBuffer === 'function';

const named = ({ name, type }: { readonly name?: unknown; readonly type?: unknown }) => ({
  name: typeof name === 'string' && name !== '' ? name : 'blob',
  type: typeof type === 'string' ? type : '',
});
