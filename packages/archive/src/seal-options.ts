import type { RequestOptions } from '@x/transport/options';

/** Options for sealing an archive. What is left out is as it was when the archive was sealed before. */
export interface SealOptions extends RequestOptions {
  /**
   * Whether each image and video gets an XMP file, which photo programs read: prompt, date, star, board, model. One that
   * such a program has changed is kept.
   *
   * @default false
   */
  readonly xmp?: boolean | undefined;
  /**
   * The strongest checksum. With `sha512` a second manifest is written, for which every file is read.
   *
   * @default 'sha256'
   */
  readonly checksum?: 'sha256' | 'sha512' | undefined;
}
