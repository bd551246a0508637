import type { RequestOptions } from '@x/transport/options';

/** What a new archive says of itself. Anyone who finds it reads this first. */
export interface CreateArchiveOptions extends RequestOptions {
  /**
   * Its name.
   *
   * @default 'Gallery'
   */
  readonly name?: string | undefined;
  /** What it holds, in a sentence. */
  readonly description?: string | undefined;
  /**
   * The license of what it holds: its address or its name.
   *
   * @default 'unspecified'
   */
  readonly license?: string | undefined;
  /**
   * Who made what it holds.
   *
   * @default 'unspecified'
   */
  readonly author?: string | undefined;
  /** The server that it is from, without credentials. */
  readonly source?: string | undefined;
  /**
   * Whether what was added survives a loss of power. Without, many small files are written several times as fast.
   *
   * @default true
   */
  readonly sync?: boolean | undefined;
}

/** How to open an archive. */
export interface OpenArchiveOptions extends RequestOptions {
  /**
   * Whether it will be changed. One program can at a time; only a folder can be changed, not a zip file.
   *
   * @default false
   */
  readonly writable?: boolean | undefined;
  /**
   * Whether what is added survives a loss of power.
   *
   * @default true
   */
  readonly sync?: boolean | undefined;
}
