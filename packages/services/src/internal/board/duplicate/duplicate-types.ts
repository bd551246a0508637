import type { Board } from '@x/models/board';
import type { InvokeError } from '@x/transport/errors';

/** What a duplication would do. */
export interface DuplicatePlan {
  /** The copy, if an earlier run created it. */
  readonly board: Board | undefined;
  /** How many images would be copied. */
  readonly images: number;
  /** How many were copied by an earlier run. */
  readonly present: number;
  /** Names of the videos. They cannot be copied yet. */
  readonly videos: readonly string[];
  /** How many requests `run` would make, if nothing changes in the meantime. */
  readonly requests: number;
}

/** The names of an image and of its copy. */
export interface CopiedImage {
  /** The original. */
  readonly from: string;
  /** The copy. */
  readonly to: string;
}

/** An image that could not be copied, and why. */
export interface FailedCopy {
  /** The original. */
  readonly imageName: string;
  /** The error of its download or its upload. */
  readonly error: InvokeError;
}

/** The outcome of a duplication, image by image. */
export interface DuplicateReport {
  /** The copy; `undefined` until it is created. Its counts were read before the images were copied. */
  readonly board: Board | undefined;
  /** Whether the copy was created by this run; after a lost response, whether it is new and empty. */
  readonly created: boolean;
  /** The images that this run copied. */
  readonly copied: readonly CopiedImage[];
  /** The images that an earlier run copied, or another one at the same time. */
  readonly present: readonly CopiedImage[];
  /** The images of which no copy was found, those whose star was not set, and why. */
  readonly failed: readonly FailedCopy[];
  /** The images whose response was lost, and of which no copy was found: they may be copied yet. Another run finds out. */
  readonly unknown: readonly string[];
  /** The images that were not sent before the work stopped. */
  readonly notSent: readonly string[];
  /** Names of the videos left behind. */
  readonly videos: readonly string[];
}
