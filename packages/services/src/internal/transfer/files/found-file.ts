/** A file that may be uploaded. */
export interface FoundFile {
  /** Its path below the folder that was given, or its name. */
  readonly key: string;
  /** The path of its folder; '' for none. */
  readonly folder: string;
  readonly size: number;
  /** Why it cannot be read. */
  readonly problem?: Error | undefined;
  /** Opens it anew, from its beginning. */
  open(): Promise<ReadableStream<Uint8Array>>;
  /** Reads the file beside it with the same name and `.json`; `undefined` when there is none. */
  sidecar(): Promise<Uint8Array | undefined>;
}

/** Returns the folder in a path with slashes. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
