/// <reference lib="esnext.disposable" preserve="true" />
import type { Board } from '@x/models/board';
import type { WorkflowRecord } from '@x/models/workflow';
import type { BoardReader, BoardRepository, BoardWriter, ImageMover } from '@x/repositories/board';
import type { GalleryReader } from '@x/repositories/gallery';
import type { ImageFiles, ImageReader, ImageRepository, ImageWriter } from '@x/repositories/image';
import type {
  AddedRecord,
  InvalidRecord,
  RecordedFile,
  RecordedItem,
  RecordOptions,
  RecordReader,
  RecordWriter,
} from '@x/repositories/record';
import type { VideoFiles, VideoMover, VideoReader, VideoRepository, VideoWriter } from '@x/repositories/video';
import type { WorkflowReader, WorkflowRepository, WorkflowWriter } from '@x/repositories/workflow';
import type { RequestOptions } from '@x/transport/options';

import type { SealOptions } from './seal-options.js';
import type { VerifyOptions, VerifyReport } from './verify.js';

/** The boards of an archive. */
export type ArchiveBoards = BoardReader &
  BoardWriter &
  ImageMover &
  Pick<BoardRepository, 'deleteWithContents' | 'exists'>;

/** The images of an archive. */
export type ArchiveImages = ImageReader &
  ImageWriter &
  ImageFiles &
  Pick<ImageRepository, 'exists' | 'metadata' | 'workflow'>;

/** The videos of an archive. */
export type ArchiveVideos = VideoReader &
  VideoWriter &
  VideoMover &
  Pick<VideoFiles, 'full' | 'stream' | 'upload'> &
  Pick<VideoRepository, 'exists' | 'metadata' | 'workflow'>;

/** The workflows of an archive. */
export type ArchiveWorkflows = WorkflowReader & WorkflowWriter & Pick<WorkflowRepository, 'exists'>;

/** What an archive says of itself. */
export interface AboutArchive {
  /** A UUID as a URN: it stays the same when the archive is sealed again. */
  readonly identifier: string;
  /** Its name, as people see it. */
  readonly name: string;
  /** What it holds, in a sentence. */
  readonly description: string;
  /** An address or a name; `unspecified` when none was given. */
  readonly license: string;
  /** `unspecified` when none was given. */
  readonly author: string;
  /** When the archive was created, in ISO 8601. */
  readonly created: string;
  /** The server that it is from, if that was given. */
  readonly source?: string | undefined;
  /** Whether items got XMP files when it was sealed. */
  readonly xmp: boolean;
  /** The strongest checksum of its manifests. */
  readonly checksum: 'sha256' | 'sha512';
}

/**
 * A gallery on disk. It reads and changes as the repositories of a server do, and keeps what a server gives no other way
 * to keep: names, dates and checksums. `createArchive` and `openArchive` return one.
 *
 * Whatever cannot be changed or is not kept, thumbnails for instance, rejects with an `UnsupportedOperationError`.
 */
export interface Archive extends RecordReader, RecordWriter, AsyncDisposable {
  /** Its boards. */
  readonly boards: ArchiveBoards;
  /** Its images. Files are kept byte by byte, whatever their format. */
  readonly images: ArchiveImages;
  /** Its videos. */
  readonly videos: ArchiveVideos;
  /** Its images and videos in one order. */
  readonly gallery: GalleryReader;
  /** Its workflows. */
  readonly workflows: ArchiveWorkflows;
  /** The folder or the zip file. */
  readonly path: string;
  /** What it says of itself: name, author, license, where it is from. */
  readonly about: AboutArchive;

  /** The number of images and videos. */
  readonly itemCount: number;

  /**
   * What of the index, the boards and `gallery.json` could not be read when the archive was opened. What other files say of
   * it is read from them: the record of an item from its sidecar, the name of a board from its folder.
   */
  readonly damage: readonly InvalidRecord[];

  /**
   * Adds an image or a video with its record, under its own name. Add its board first, or its folder has no name.
   *
   * The same name with the same date and size is `present`: its stream is not opened, and a record that has changed, a star
   * for instance, is brought up to date, as is a sidecar that was deleted or damaged. One whose file was deleted or cut off
   * is written again. After an abort, an error or a kill nothing half-written shows.
   */
  add(item: RecordedItem, options?: RequestOptions): Promise<AddedRecord>;

  /** Adds a board, or brings it up to date. Its counts are replaced by those of the archive. */
  addBoard(board: Board, options?: RequestOptions): Promise<void>;

  /** Adds a workflow, or replaces the one with its id. */
  addWorkflow(workflow: WorkflowRecord, options?: RequestOptions): Promise<void>;

  /**
   * Yields every image and video, the oldest first, with the checksum of its file. Reads no file until it is opened, but
   * for the checksum of one that neither the index nor a manifest has. One whose sidecar cannot be read has no metadata.
   * `onInvalid` gets `damage` too; without it a
   * damaged line is passed over, and a file that cannot be read rejects.
   */
  records(options?: RecordOptions): AsyncGenerator<RecordedItem & RecordedFile>;

  /**
   * Yields every board, archived ones included, the oldest first. A damaged one that items are on has the name of its
   * folder; `onInvalid` gets `damage` too.
   */
  boardRecords(options?: RecordOptions): AsyncGenerator<Board>;

  /** Yields every workflow with its document, the oldest first. */
  workflowRecords(options?: RecordOptions): AsyncGenerator<WorkflowRecord>;

  /**
   * Reads every file and compares it with the manifests, and these with the index. The report names each file that is
   * changed, missing or extra: nothing is repaired.
   */
  verify(options?: VerifyOptions): Promise<VerifyReport>;

  /**
   * Writes the tables, the description and the manifests: from then on other programs can verify the archive, such as
   * `sha256sum -c manifest-sha256.txt`. What makes the folder a bag is written last, so a seal that was interrupted
   * leaves an open archive. The next change opens it again. Changes during the call are waited for. A sealed archive whose
   * items cannot all be read stays as it is. The hashes of images and videos are those of the index; for all else a seal
   * vouches for what is there by then, so verify an archive before it is changed.
   */
  seal(options?: SealOptions): Promise<void>;

  /**
   * Waits for all changes, closes all files and gives the lock back. It does not seal. Closing twice is fine. Records
   * cannot be read any more: that rejects with an `ArchiveError`.
   */
  close(): Promise<void>;

  /** The same as `close`. */
  [Symbol.asyncDispose](): Promise<void>;
}
