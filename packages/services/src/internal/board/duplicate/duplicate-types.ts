import type { Board } from '@x/models/board';
import type { InvokeError } from '@x/transport/errors';

/** What a duplication would do. */
export interface DuplicatePlan {
  /** The copy, if an earlier run created it. */
  readonly board: Board | undefined;
  /** How many images would be copied. */
  readonly images: number;
  /** How many videos would be copied. */
  readonly videos: number;
  /** How many of both were copied by an earlier run. */
  readonly present: number;
  /** How many requests `run` would make, if nothing changes in the meantime. */
  readonly requests: number;
}

/** The names of an image or a video and of its copy. */
export interface CopiedItem {
  /** The original. */
  readonly from: string;
  /** The copy. */
  readonly to: string;
}

/** An image or a video that could not be copied, and why. */
export interface FailedCopy {
  /** The name of the original. */
  readonly itemName: string;
  /** The error of its download or its upload. */
  readonly error: InvokeError;
}

/** The outcome of a duplication, item by item: images and videos, whose names end in `.mp4`. */
export interface DuplicateReport {
  /** The copy; `undefined` until it is created. Its counts were read before anything was copied. */
  readonly board: Board | undefined;
  /** Whether the copy was created by this run; after a lost response, whether it is new and empty. */
  readonly created: boolean;
  /** The items that this run copied. */
  readonly copied: readonly CopiedItem[];
  /** The items that an earlier run copied, or another one at the same time. */
  readonly present: readonly CopiedItem[];
  /** The items of which no copy was found, those whose star was not set, and why. */
  readonly failed: readonly FailedCopy[];
  /** The items whose response was lost, and of which no copy was found: they may be copied yet. Another run finds out. */
  readonly unknown: readonly string[];
  /** The items that were not sent before the work stopped. */
  readonly notSent: readonly string[];
}
