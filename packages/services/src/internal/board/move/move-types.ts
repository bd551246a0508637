import type { Board } from '@x/models/board';
import type { Image } from '@x/models/image';

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

/** How to merge boards. */
export interface MergeInput {
  /**
   * Delete each source board that was found empty after the move: no image, no asset, no video.
   *
   * @default false
   */
  readonly deleteSources?: boolean | undefined;
  /**
   * Move intermediate images too: unfinished results of graphs that may still be running. Defaults to true for a board,
   * which would otherwise never be empty, and to false for `none`.
   */
  readonly includeIntermediates?: boolean | undefined;
}

/** Which images to move, and what to do with their boards afterwards. */
export interface MoveInput extends MergeInput {
  /** Moves only the images for which it returns true. Left out, all are moved. */
  readonly where?: ImagePredicate | undefined;
}

/** The images and videos on a board. */
export interface BoardContents {
  /** A board's id, or `none`. */
  readonly boardId: string;
  /** Names of the images, intermediate ones only if they may be moved. */
  readonly images: readonly string[];
  /** Names of the videos. They cannot be moved yet. */
  readonly videos: readonly string[];
}

/** What a move would do. */
export interface MovePlan {
  /** What is on each source board: all that would be moved, and the videos that would stay. */
  readonly sources: readonly BoardContents[];
  /** The target; `undefined` if it is to be created, or is `none`. */
  readonly board: Board | undefined;
  /** How many images would be moved. */
  readonly images: number;
  /** How many requests `run` would make, if nothing changes in the meantime. */
  readonly requests: number;
}

/** A source board that was not deleted although `deleteSources` was given. */
export interface KeptBoard {
  /** The id of the source board. */
  readonly boardId: string;
  /** Why, in English: `it holds 1 video, which cannot be moved`, or how its deletion failed. */
  readonly reason: string;
}

/** The outcome of a move, image by image. */
export interface MoveReport {
  /** The target; `undefined` for `none`. Its counts were read before the move. */
  readonly board: Board | undefined;
  /** Whether the target was created by this run; after a lost response, whether it is new and empty. */
  readonly created: boolean;
  /** Names of the images that are on the target now. */
  readonly moved: readonly string[];
  /** The images that the server did not move, for no stated reason. */
  readonly failed: readonly string[];
  /** The images that do not exist, or no longer do. */
  readonly gone: readonly string[];
  /** The images whose response was lost, and which were not seen on the target afterwards: they may be moved yet. */
  readonly unknown: readonly string[];
  /** The images that were not sent before the work stopped. */
  readonly notSent: readonly string[];
  /** The videos left behind, by board. */
  readonly videos: readonly Pick<BoardContents, 'boardId' | 'videos'>[];
  /**
   * Ids of the source boards that were deleted. After a lost response, one that is gone; images that somebody added to
   * it in that very moment are on no board then.
   */
  readonly deleted: readonly string[];
  /** The source boards that should have been deleted and were not. */
  readonly kept: readonly KeptBoard[];
  /** Source boards whose deletion got no usable response, and that were not seen to be gone: they may be deleted yet. */
  readonly undecided: readonly KeptBoard[];
}
