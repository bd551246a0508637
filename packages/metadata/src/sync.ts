import type { FileTexts } from './file-texts.js';
import { collect } from './internal/container/collect.js';
import { withSidecar } from './internal/container/with-sidecar.js';
import { interpret } from './internal/dialect/interpret.js';
import { expectKind, hasMethod } from './internal/expect-kind.js';
import { type Limits, toLimits } from './internal/limits.js';
import type { Metadata } from './metadata.js';
import type { MetadataLimits } from './metadata-options.js';

/** Bytes that are read in parts, at once. */
export interface SyncByteSource {
  /** How many bytes there are. */
  readonly size: number;
  /** Returns `length` bytes from `offset` on, fewer at the end. They need to be valid only until the next call. */
  read(offset: number, length: number): Uint8Array;
  /** Called once when nothing more is read. */
  close?(): void;
}

/** Options for reading metadata at once. */
export interface SyncMetadataOptions {
  /** How much is read at most. */
  readonly limits?: MetadataLimits | undefined;
  /** The `.json`, `.txt` or `.xmp` file beside the picture. What the picture itself says has precedence. */
  readonly sidecar?: Uint8Array | SyncByteSource | undefined;
}

/** What is used of Node. */
interface Zlib {
  inflateSync(bytes: Uint8Array, options: { readonly maxOutputLength: number; readonly info: true }): Inflated;
}

/** Deno returns the bytes alone. */
type Inflated = Uint8Array | { readonly buffer: Uint8Array; readonly engine: { readonly bytesWritten: number } };

/**
 * Returns what a generator wrote into a picture or video, as `readMetadata` does, without a promise: for scripts that
 * read many files, and for workers. The process does nothing else meanwhile.
 *
 * In browsers compressed texts are left out, with a warning: they can decompress only with a promise. It throws the error
 * of a source that cannot be read, and a `TypeError` for wrong arguments.
 */
export function readMetadataSync(source: Uint8Array | SyncByteSource, options: SyncMetadataOptions = {}): Metadata {
  const file = readTextsSync(source, options);
  return { ...file, ...interpret(file.texts) };
}

/** Returns the texts of a picture or video, without what they say: as `readMetadataSync`, in a part of the time. */
export function readTextsSync(source: Uint8Array | SyncByteSource, options: SyncMetadataOptions = {}): FileTexts {
  const limits = toLimits(options);
  const { sidecar } = options;
  let main: FileTexts;
  try {
    main = collectFrom(source, limits);
  } catch (error) {
    if (hasMethod<Required<SyncByteSource>>(sidecar, 'close')) sidecar.close();
    throw error;
  }
  return withSidecar(main, sidecar === undefined ? undefined : collectFrom(sidecar, limits));
}

function collectFrom(source: Uint8Array | SyncByteSource, limits: Limits): FileTexts {
  if (source instanceof Uint8Array) return finish(source, limits, source);
  expectKind('source', source, 'a Uint8Array or a SyncByteSource', hasMethod<SyncByteSource>(source, 'read'));
  try {
    return finish(source, limits);
  } finally {
    source.close?.();
  }
}

function finish(source: Uint8Array | SyncByteSource, limits: Limits, whole?: Uint8Array): FileTexts {
  const steps = collect(source instanceof Uint8Array ? source.length : source.size, limits, whole);
  for (let given: Uint8Array | undefined; ; ) {
    const { done, value } = steps.next(given);
    if (done) return value;
    if ('deflated' in value) given = inflateSync(value.deflated, value.limit);
    else given = source instanceof Uint8Array ? undefined : source.read(value.offset, value.length);
  }
}

function inflateSync(bytes: Uint8Array, maxOutputLength: number): Uint8Array | undefined {
  const { process } = globalThis as typeof globalThis & {
    readonly process?: { getBuiltinModule?(name: 'node:zlib'): Zlib };
  };
  try {
    const inflated = process?.getBuiltinModule?.('node:zlib').inflateSync(bytes, { maxOutputLength, info: true });
    if (!inflated || inflated instanceof Uint8Array) return inflated;
    // A stream with something behind it is damaged: as a DecompressionStream has it.
    return inflated.engine.bytesWritten === bytes.length ? inflated.buffer : undefined;
  } catch {
    return undefined;
  }
}
