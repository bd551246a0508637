import type { ImageCategory } from '@x/models/image';

import type { TransferInput } from './transfer-types.js';

/** A file of a page, such as a `File`. */
export interface UploadableFile {
  /** Its name, or its path in a folder. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Returns the content anew, from its beginning. */
  stream(): ReadableStream<Uint8Array>;
}

/** The path of a file or a folder, several of them, or files of a page. Paths are for Node, Bun and Deno. */
export type UploadSource = string | readonly (string | UploadableFile)[];

/** How files are uploaded. */
export interface UploadInput extends Omit<TransferInput, 'selection' | 'workflows'> {
  /**
   * Puts the files of each folder on a board of its name. Those that are in no folder are on none.
   *
   * @default false
   */
  readonly boardByFolder?: boolean | undefined;
  /**
   * The category. Left out, it is that of the sidecar; else `general` for a picture that InvokeAI made, and `user` for
   * any other.
   */
  readonly category?: ImageCategory | undefined;
}

/** What files are downloaded into, such as a zip that a page writes. */
export interface DownloadFolder {
  /** What it is called. Another run with a journal continues only in a folder of the same name. */
  readonly name: string;
  /** Returns the paths of the files in it and in its folders, with slashes. Those are not downloaded again. */
  list(): Promise<readonly string[]>;
  /** Creates a folder in it, before files are written there. Left out, `write` creates folders. */
  create?(folder: string): Promise<void>;
  /**
   * Writes a file. Several are written at once. It rejects as `content` does, and then keeps nothing of the file; with
   * any error of its own the download stops.
   */
  write(path: string, content: AsyncIterable<Uint8Array>): Promise<void>;
}

/** How items are downloaded. */
export interface DownloadInput
  extends Pick<TransferInput, 'concurrency' | 'journal' | 'now' | 'selection' | 'settleTime'> {
  /**
   * Writes beside each file, as its name and `.json`, the record of the server and the metadata. An upload reads it.
   *
   * @default false
   */
  readonly sidecars?: boolean | undefined;
}
