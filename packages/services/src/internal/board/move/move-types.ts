import type { Board } from '@x/models/board';
import type { Image } from '@x/models/image';
import type { Video } from '@x/models/video';

/** A board by its id (`none` for no board), or by its name: the one board of that name, created if there is none. */
export type BoardTarget =
  | {
      /** A board's id, or `none`. It must exist. */
      readonly boardId: string;
    }
  | {
      /** Compared exactly. Two boards of this name are an `InputError`. */
      readonly boardName: string;
    };

/** Says whether to move an image. */
export type ImagePredicate = (image: Image) => boolean;

/** Says whether to move a video. */
export type VideoPredicate = (video: Video) => boolean;

/** How to merge boards. */
export interface MergeInput {
  /**
   * Delete each source board that was found empty after the move: no image, no asset, no video.
   *
   * @default false
   */
  readonly deleteSources?: boolean | undefined;
  /**
   * Move intermediate images and videos too: unfinished results of graphs that may still be running. Defaults to true for a board,
   * which would otherwise never be empty, and to false for `none`.
   */
  readonly includeIntermediates?: boolean | undefined;
}

/** Which images and videos to move, and what to do with their boards afterwards. */
export interface MoveInput extends MergeInput {
  /** Moves only the images for which it returns true. Left out, all are moved. */
  readonly where?: ImagePredicate | undefined;
  /** Moves only the videos for which it returns true. Left out, all are moved, or with `where` none. */
  readonly whereVideo?: VideoPredicate | undefined;
}

/** The images and videos on a board. */
export interface BoardContents {
  /** A board's id, or `none`. */
  readonly boardId: string;
  /** Names of the images, intermediate ones only if they may be moved. */
  readonly images: readonly string[];
  /** Names of the videos, intermediate ones only if they may be moved. */
  readonly videos: readonly string[];
}

/** What a move would do. */
export interface MovePlan {
  /** What is on each source board, whether it would be moved or not. */
  readonly sources: readonly BoardContents[];
  /** The target; `undefined` if it is to be created, or is `none`. */
  readonly board: Board | undefined;
  /** How many images would be moved. */
  readonly images: number;
  /** How many videos would be moved. */
  readonly videos: number;
  /** How many requests `run` would make, if nothing changes in the meantime. */
  readonly requests: number;
}

/** A source board that was not deleted although `deleteSources` was given. */
export interface KeptBoard {
  /** The id of the source board. */
  readonly boardId: string;
  /** Why, in English: `it holds 1 video`, or how its deletion failed. */
  readonly reason: string;
}

/** The outcome of a move, item by item: images and videos, whose names end in `.mp4`. */
export interface MoveReport {
  /** The target; `undefined` for `none`. Its counts were read before the move. */
  readonly board: Board | undefined;
  /** Whether the target was created by this run; after a lost response, whether it is new and empty. */
  readonly created: boolean;
  /** Names of the items that are on the target now. */
  readonly moved: readonly string[];
  /** The items that the server did not move: of an image it does not say why, of a video the user may not. */
  readonly failed: readonly string[];
  /** The items that do not exist, or no longer do. */
  readonly gone: readonly string[];
  /** The items whose response was lost, and which were not seen on the target afterwards: they may be moved yet. */
  readonly unknown: readonly string[];
  /** The items that were not sent before the work stopped. */
  readonly notSent: readonly string[];
  /**
   * Ids of the source boards that were deleted. After a lost response, one that is gone; items that somebody added to
   * it in that very moment are on no board then.
   */
  readonly deleted: readonly string[];
  /** The source boards that should have been deleted and were not. */
  readonly kept: readonly KeptBoard[];
  /** Source boards whose deletion got no usable response, and that were not seen to be gone: they may be deleted yet. */
  readonly undecided: readonly KeptBoard[];
}
