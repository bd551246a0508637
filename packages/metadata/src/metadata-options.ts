import type { MetadataSource } from './source.js';

/** How much is read of a file at most. What is larger is left out, with a warning. */
export interface MetadataLimits {
  /** Bytes of one text, as stored and after decompression. @default 16777216 */
  readonly textBytes?: number | undefined;
  /** Bytes of all texts of a file. @default 67108864 */
  readonly totalBytes?: number | undefined;
  /** Parts of a file that are visited: chunks, segments, boxes, tags. @default 65536 */
  readonly parts?: number | undefined;
}

/** Options for reading metadata. */
export interface MetadataOptions {
  /** Ends the reading. */
  readonly signal?: AbortSignal | undefined;
  /** How much is read at most. */
  readonly limits?: MetadataLimits | undefined;
  /** The `.json`, `.txt` or `.xmp` file beside the picture. What the picture itself says has precedence. */
  readonly sidecar?: MetadataSource | undefined;
}
