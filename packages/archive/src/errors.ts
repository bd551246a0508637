import { InvokeError } from '@x/transport/errors';

/** An archive cannot be read or written. Thrown as such, or as one of the classes below. */
export class ArchiveError extends InvokeError {
  override readonly name: string = 'ArchiveError';
  /** The archive: its folder or its zip file. */
  readonly archive: string;
  /** What is wrong, and what to do. */
  readonly reason: string;

  constructor(archive: string, reason: string, options?: ErrorOptions) {
    super(`archive "${archive}": ${reason}`, options);
    this.archive = archive;
    this.reason = reason;
  }
}

/** Another program, or another part of this one, has the archive open for writing. */
export class ArchiveLockedError extends ArchiveError {
  override readonly name = 'ArchiveLockedError';
  /** The process that has it open, as `id@computer`. */
  readonly owner: string;

  constructor(archive: string, owner: string) {
    super(archive, `process ${owner} has it open for writing; if there is none, delete .x-archive/lock`);
    this.owner = owner;
  }
}

/** A file of an archive is missing, damaged or larger than any that was written. */
export class ArchiveFileError extends ArchiveError {
  override readonly name = 'ArchiveFileError';
  /** The file, relative to the archive. */
  readonly path: string;

  constructor(archive: string, path: string, reason: string, options?: ErrorOptions) {
    super(archive, `${path}: ${reason}`, options);
    this.path = path;
  }
}
