import type { ArchiveFileError } from '../../errors.js';

/** A file of an archive. */
export interface StoredFile {
  /** Relative to the archive, with slashes. */
  readonly path: string;
  /** The size in bytes. */
  readonly bytes: number;
  /** Whether it is something else than a file, such as a link: it is not followed. */
  readonly isLink: boolean;
  /** When it was changed last, as its file system or zip file says. */
  readonly modified: Date;
}

/** A file whose parts can be read. */
export interface RangeReader {
  /** The size in bytes when it was opened. */
  readonly size: number;
  /** Returns the bytes from `start` on, fewer at the end of the file. */
  read(start: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** Where an archive is: a folder or a zip file. Paths are relative to it, with slashes. */
export interface Storage {
  /** The folder or the zip file, for errors. */
  readonly place: string;
  /** What of it is damaged, although files can be read. */
  readonly problem?: ArchiveFileError | undefined;
  /** Yields every file, or every one in a folder. */
  files(folder?: string): AsyncIterable<StoredFile>;
  /** Opens a file to read it whole. Rejects with an `ArchiveFileError` when it is missing or leads out of the archive. */
  open(path: string): Promise<AsyncIterable<Uint8Array>>;
  /** Returns a short file as text, or `undefined` when it is missing. */
  text(path: string, limit?: number): Promise<string | undefined>;
  /** Opens a file to read parts of it, or returns `undefined` when it is missing. */
  ranges(path: string): Promise<RangeReader | undefined>;
  close(): Promise<void>;
}

/** The most bytes of a file that is read as a whole: larger ones are not what this SDK wrote. */
export const longestText = 64 * 1024 * 1024;

/** The folder beside the content with what a writer needs. It is not part of the bag. */
export const workFolder = '.x-archive';
