import type { RequestOptions } from '@x/transport/options';

/** Something that is wrong with an archive. */
export interface VerifyProblem {
  /**
   * - `changed`: the file is not what was written.
   * - `missing`: the file is not there.
   * - `extra`: the file is in no manifest.
   * - `junk`: the same, but an operating system put it there, such as `.DS_Store`.
   * - `malformed`: the file cannot be read as what it should be.
   * - `unsafe`: the path leads out of the archive, or is a link. It is not followed.
   */
  readonly kind: 'changed' | 'missing' | 'extra' | 'junk' | 'malformed' | 'unsafe';
  /** The file, relative to the archive. */
  readonly path: string;
  /** The file that names it, which may be the damaged one. */
  readonly listedIn?: string | undefined;
  /** What was expected, and what is there. */
  readonly message: string;
}

/** What was found in an archive. */
export interface VerifyReport {
  /** Whether it is sealed and there is no problem. */
  readonly isValid: boolean;
  /** Whether it was sealed: one that is being written has no manifests. */
  readonly isSealed: boolean;
  /** The number of files. */
  readonly files: number;
  /** Their size in bytes. */
  readonly bytes: number;
  /** All that is wrong, in the order of the paths. */
  readonly problems: readonly VerifyProblem[];
}

/** How much of an archive has been verified. */
export interface VerifyProgress {
  /** The number of files that were read. */
  readonly files: number;
  /** The number of files that are to be read. */
  readonly totalFiles: number;
  /** The size of what was read, in bytes. */
  readonly bytes: number;
  /** The size of all that is to be read, in bytes. */
  readonly totalBytes: number;
}

/** Options for verifying an archive. */
export interface VerifyOptions extends RequestOptions {
  /**
   * Only counts and sizes, without reading the files: a flipped bit is not found.
   *
   * @default false
   */
  readonly quick?: boolean | undefined;
  /**
   * Whether files that an operating system put there are no problem.
   *
   * @default false
   */
  readonly ignoreJunk?: boolean | undefined;
  /**
   * The path of a file in which it is remembered which files were found right. After a kill or an abort a call with the
   * same path reads only the others, and those whose size, time or manifests have changed. Deleted when all were read.
   */
  readonly checkpoint?: string | undefined;
  /**
   * How many files are read at a time.
   *
   * @default 4
   */
  readonly concurrency?: number | undefined;
  /** Called after each file, not awaited. What it throws is ignored. */
  readonly onProgress?: ((progress: VerifyProgress) => unknown) | undefined;
}
