/** Part of a file, as the server returned it. */
export interface FileRange {
  /** The bytes. */
  readonly bytes: Blob;
  /** The place of the first byte, counted from 0. */
  readonly start: number;
  /** The size of the whole file. */
  readonly size: number;
}
