import type { Board } from '@x/models/board';
import type { Image } from '@x/models/image';
import type { Video } from '@x/models/video';
import type { WorkflowRecord } from '@x/models/workflow';
import type { RequestOptions } from '@x/transport/options';

/** What a server keeps of an image or a video, besides its record. */
interface ItemContents {
  /** The metadata as JSON text, with the digits of the server. Absent when there is none. */
  readonly metadata?: string | undefined;
  /** The workflow as JSON text. Absent when there is none. */
  readonly workflow?: string | undefined;
  /** The graph as JSON text. Absent when there is none. */
  readonly graph?: string | undefined;
  /** Opens the file anew, from its beginning. */
  open(options?: RequestOptions): Promise<ReadableStream<Uint8Array>>;
}

/** An image with all that a server keeps of it. */
export interface RecordedImage extends ItemContents {
  /** An image. */
  readonly kind: 'image';
  /** The server's own record, with keys that the models do not know. */
  readonly record: Image;
}

/** A video with all that a server keeps of it. */
export interface RecordedVideo extends ItemContents {
  /** A video. */
  readonly kind: 'video';
  /** The server's own record, with keys that the models do not know. */
  readonly record: Video;
}

/** An image or a video with all that a server keeps of it. */
export type RecordedItem = RecordedImage | RecordedVideo;

/** The identity of a file: the same bytes have the same. */
export interface RecordedFile {
  /** The SHA-256 of the file, 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  /** The size of the file in bytes. */
  readonly bytes: number;
}

/** The outcome of adding an item. */
export interface AddedRecord extends RecordedFile {
  /** `added`, or `present` when the file was there already: it was not opened. */
  readonly status: 'added' | 'present';
}

/** A record that cannot be read, or a part of it, or a file that says what is there. */
export interface InvalidRecord {
  /** What it is of. */
  readonly kind: 'image' | 'video' | 'board' | 'workflow';
  /**
   * The name of the image or the video, or the id of the workflow; else the file, with the number of the line or the name
   * in it if only that is damaged.
   */
  readonly key: string;
  /** What is wrong, and in which file. */
  readonly message: string;
}

/** Options for reading records. */
export interface RecordOptions extends RequestOptions {
  /**
   * What to do with what cannot be read: reject, or call this function with it and yield whatever else can be read. The
   * function is not awaited, and what it throws is ignored.
   *
   * @default 'throw'
   */
  readonly onInvalid?: 'throw' | ((record: InvalidRecord) => unknown) | undefined;
}

/**
 * Keeps items under the names, dates and boards that they had on a server, as an archive does. A server cannot: it makes
 * records of its own.
 */
export interface RecordWriter {
  /**
   * Writes the file of an item, and then its record. Resolves when both would survive a loss of power. The file of an
   * item that is there already is not opened; a record that has changed, a star for instance, is brought up to date.
   */
  add(item: RecordedItem, options?: RequestOptions): Promise<AddedRecord>;
  /** Writes the record of a board, in place of the one with its id. */
  addBoard(board: Board, options?: RequestOptions): Promise<void>;
  /** Writes a workflow, in place of the one with its id. */
  addWorkflow(workflow: WorkflowRecord, options?: RequestOptions): Promise<void>;
}

/** Reads what a {@link RecordWriter} keeps, with the checksums of the files. */
export interface RecordReader {
  /** Yields every image and video, the oldest first. Reads no file until it is opened. */
  records(options?: RecordOptions): AsyncIterable<RecordedItem & RecordedFile>;
  /** Yields every board, archived ones included, the oldest first. */
  boardRecords(options?: RecordOptions): AsyncIterable<Board>;
  /** Yields every workflow with its document, the oldest first. */
  workflowRecords(options?: RecordOptions): AsyncIterable<WorkflowRecord>;
}
