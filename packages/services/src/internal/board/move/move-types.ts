import type { Board } from '@x/models/board';
import type { Image } from '@x/models/image';

/** A board by its id (`none` for no board), or by its name: the one board of that name, created when there is none. */
export type BoardTarget = { readonly boardId: string } | { readonly boardName: string };

/** How to move images between boards. */
export interface MoveOptions {
  /**
   * Delete each source that is a board and was seen empty afterwards: no image, no asset, no video.
   *
   * @default false
   */
  readonly deleteSources?: boolean | undefined;
  /**
   * Move intermediate images too, the scratch work of graphs that may be running.
   *
   * @default true for a board, which would otherwise never be empty; false for Uncategorized
   */
  readonly includeIntermediates?: boolean | undefined;
}

/** Which images of the sources to move. */
export type ImagePredicate = (image: Image) => boolean;

/** What stands on a source. */
export interface BoardContents {
  /** A board's id, or `none`. */
  readonly boardId: string;
  /** Names of the images to move. */
  readonly images: readonly string[];
  /** Names of the videos. They cannot be moved yet. */
  readonly videos: readonly string[];
}

/** What a move would do. */
export interface MovePlan {
  readonly sources: readonly BoardContents[];
  /** The board the images would go to: `undefined` when it is to be created or is no board. */
  readonly board: Board | undefined;
  /** How many images would move. */
  readonly images: number;
  /** How many requests `run` would make, if nothing changes in the meantime. */
  readonly requests: number;
}

/** Why a source board was not deleted although that was asked for. */
export interface KeptBoard {
  readonly boardId: string;
  readonly reason: string;
}

/** What a move did, image by image. */
export interface MoveReport {
  /** The board the images went to; `undefined` for no board. Its counts are those of before the move. */
  readonly board: Board | undefined;
  /** The board was created for this. */
  readonly created: boolean;
  readonly moved: readonly string[];
  /** They are there, and the server left them where they were. */
  readonly failed: readonly string[];
  /** Deleted by somebody in the meantime. */
  readonly gone: readonly string[];
  /** Sent, and no answer came: they may have moved. */
  readonly unknown: readonly string[];
  /** Not reached when the work was cut off. */
  readonly notSent: readonly string[];
  /** Videos left behind, by board. */
  readonly videos: readonly Pick<BoardContents, 'boardId' | 'videos'>[];
  /** Ids of the source boards that were deleted. */
  readonly deleted: readonly string[];
  readonly kept: readonly KeptBoard[];
}
