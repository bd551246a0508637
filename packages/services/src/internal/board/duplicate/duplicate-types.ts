import type { Board } from '@x/models/board';
import type { InvokeError } from '@x/transport/errors';

/** What a duplication would do. */
export interface DuplicatePlan {
  /** The copy, when an earlier run has begun it. */
  readonly board: Board | undefined;
  /** How many images would be copied. */
  readonly images: number;
  /** How many were copied by an earlier run. */
  readonly present: number;
  /** Names of the videos, which cannot be copied yet. */
  readonly videos: readonly string[];
  /** How many requests `run` would make, if nothing changes in the meantime. */
  readonly requests: number;
}

/** An image and its copy. */
export interface CopiedImage {
  readonly from: string;
  readonly to: string;
}

/** An image that could not be copied, and why. */
export interface FailedCopy {
  readonly imageName: string;
  readonly error: InvokeError;
}

/** What a duplication did, image by image. */
export interface DuplicateReport {
  /** The copy; `undefined` until it is created. Its counts are those of before. */
  readonly board: Board | undefined;
  readonly created: boolean;
  readonly copied: readonly CopiedImage[];
  /** Copied by an earlier run. */
  readonly present: readonly CopiedImage[];
  readonly failed: readonly FailedCopy[];
  /** Begun, and no answer came: they may be copied. Running it again finds out. */
  readonly unknown: readonly string[];
  /** Not reached when the work was cut off. */
  readonly notSent: readonly string[];
  /** Names of the videos left behind. */
  readonly videos: readonly string[];
}
