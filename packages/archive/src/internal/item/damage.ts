import type { InvalidRecord } from '@x/repositories/record';

import { ArchiveFileError } from '../../errors.js';

/** What could not be read when an archive was opened. */
export interface Damage extends Pick<InvalidRecord, 'kind' | 'key'> {
  readonly error: ArchiveFileError;
  /** Whether it is one line of a file: then the others are read, and it is not worth an error. */
  readonly isLine?: boolean;
  /** Whether the file is not there. */
  readonly isMissing?: boolean;
}

/** Returns the damage of lines of a file. */
export const damagedLines = (
  { kind, path, place }: Pick<Damage, 'kind'> & { readonly path: string; readonly place: string },
  lines: readonly number[],
): Damage[] =>
  lines.map((line) => {
    const error = new ArchiveFileError(place, path, `line ${line} cannot be read`);
    return { kind, key: `${path}:${line}`, error, isLine: true };
  });

/** Returns what is wrong with a file, without its path. */
export const reasonOf = ({ path, reason }: ArchiveFileError): string => reason.slice(`${path}: `.length);

/** Returns damage as a reader of records gets it. */
export const toInvalid = ({ kind, key, error }: Damage): InvalidRecord => ({ kind, key, message: error.reason });
