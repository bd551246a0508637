export type {
  AboutArchive,
  Archive,
  ArchiveBoards,
  ArchiveImages,
  ArchiveVideos,
  ArchiveWorkflows,
} from './archive.js';
export type { CreateArchiveOptions, OpenArchiveOptions } from './archive-options.js';
export { ArchiveError, ArchiveFileError, ArchiveLockedError } from './errors.js';
export { createArchive, openArchive } from './open-archive.js';
export type { SealOptions } from './seal-options.js';
export type { VerifyOptions, VerifyProblem, VerifyProgress, VerifyReport } from './verify.js';
export { type ZipOptions, type ZipProgress, type ZippedArchive, zipArchive } from './zip-archive.js';
