import type { MetadataText } from './metadata-text.js';

/** A kind of file, by its content. */
export type ContainerFormat = 'png' | 'jpeg' | 'webp' | 'mp4' | 'webm' | 'json' | 'text' | 'unknown';

/** The texts of a file, not interpreted. */
export interface FileTexts {
  /** The kind of file, by its content. */
  readonly container: ContainerFormat;
  /** Pixels, as the file says. */
  readonly width?: number;
  /** Pixels, as the file says. */
  readonly height?: number;
  /** All texts of the file, in its order, then those of the sidecar. */
  readonly texts: readonly MetadataText[];
  /** What could not be read, and why. */
  readonly warnings: readonly string[];
}
