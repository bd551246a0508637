import { type Board, type BoardVisibility, UNCATEGORIZED } from '@x/models/board';
import type { Consent, ListOptions } from '@x/repositories/options';
import type { RequestOptions } from '@x/transport/options';
import type { GalleryService } from './gallery.js';
import { objectOrEmpty, requestOptions, requireFunction, requireObject, requireStores } from './internal/arguments.js';
import { allBoards } from './internal/board/all-boards.js';
import { checkBoardId } from './internal/board/board-ids.js';
import { createBoard } from './internal/board/create-board.js';
import { DestroyTask } from './internal/board/destroy/destroy-task.js';
import type { DestroyPlan, DestroyReport } from './internal/board/destroy/destroy-types.js';
import { DuplicateTask } from './internal/board/duplicate/duplicate-task.js';
import type { DuplicatePlan, DuplicateReport } from './internal/board/duplicate/duplicate-types.js';
import { ByteCopier, type ImageCopier } from './internal/board/duplicate/image-copier.js';
import { MoveTask } from './internal/board/move/move-task.js';
import type {
  BoardTarget,
  ImagePredicate,
  MergeInput,
  MoveInput,
  MovePlan,
  MoveReport,
  VideoPredicate,
} from './internal/board/move/move-types.js';
import { checkVisibility, setVisibility } from './internal/board/set-visibility.js';
import { settleOnOldest } from './internal/board/settle-on-oldest.js';
import type { BoardDependencies, BoardStores } from './internal/board/stores.js';
import { checkBoardName, oldestNamed } from './internal/board/target.js';
import { uncategorizedBoard } from './internal/board/uncategorized-board.js';
import { taskError } from './internal/task-error.js';
import type { Task } from './task.js';

export type { DestroyPlan, DestroyReport } from './internal/board/destroy/destroy-types.js';
export type {
  CopiedItem,
  DuplicatePlan,
  DuplicateReport,
  FailedCopy,
} from './internal/board/duplicate/duplicate-types.js';
export { ByteCopier, type ImageCopier } from './internal/board/duplicate/image-copier.js';
export type {
  BoardContents,
  BoardTarget,
  ImagePredicate,
  KeptBoard,
  MergeInput,
  MoveInput,
  MovePlan,
  MoveReport,
  VideoPredicate,
} from './internal/board/move/move-types.js';
export type { BoardStores } from './internal/board/stores.js';

/** Which boards to list. */
export interface BoardListQuery {
  /**
   * Yield a board of id `none` first, for the images on no board. Its `image_count` counts all categories.
   *
   * @default false
   */
  readonly includeUncategorized?: boolean | undefined;
  /** @default false */
  readonly includeArchived?: boolean | undefined;
}

/** A board to create. */
export interface NewBoard {
  /** At most 300 characters. Names need not be unique. */
  readonly name: string;
  /**
   * @default 'private'
   * @since InvokeAI 6.13
   */
  readonly visibility?: BoardVisibility | undefined;
}

/** Board operations that take more than one request. */
export class BoardService {
  readonly #dependencies: BoardDependencies;
  readonly #copier: ImageCopier;

  constructor(stores: BoardStores, gallery: Pick<GalleryService, 'count' | 'names'>, copier?: ImageCopier) {
    requireStores(stores, ['boards', 'images', 'videos']);
    const { boards, images, videos } = stores;
    this.#dependencies = { boards, images, videos, gallery };
    this.#copier = copier ?? new ByteCopier(images);
  }

  /** Yields all boards, the newest first. One request, and another to count the images on no board. */
  async *list(query?: BoardListQuery, options?: ListOptions): AsyncGenerator<Board> {
    const { includeUncategorized, includeArchived = false } = objectOrEmpty('query', query);
    const given = requestOptions(options);
    if (includeUncategorized) yield await uncategorizedBoard(this.#dependencies, given);
    yield* this.#dependencies.boards.list({ include_archived: includeArchived }, given);
  }

  /**
   * Creates a board and returns it. Two requests, and another for a visibility. When the response is lost, the board is
   * searched: the first request lists those from before. If the visibility is not set, the board is deleted again; an
   * abort in between leaves it.
   *
   * @throws UnsupportedOperationError when the server has no visibilities
   * @throws VisibilityError when the visibility was not set and the board could not be deleted again
   */
  async create(input: NewBoard, options?: RequestOptions): Promise<Board> {
    const { name, visibility } = requireObject('input', input);
    const given = requestOptions(options);
    checkBoardName('name', name);
    checkVisibility(visibility);
    const before = await allBoards(this.#dependencies, given);
    const board = await createBoard(this.#dependencies, { name, before }, given);
    return visibility === undefined ? board : setVisibility(this.#dependencies, board, visibility, given);
  }

  /**
   * Returns the board of that name, archived or not: the oldest if there are several. If there is none it is created;
   * two calls at the same time return the same board. One request, or three.
   *
   * @throws IncompleteError when it was created and then a request failed; its report is the created board
   */
  async ensure(name: string, options?: RequestOptions): Promise<Board> {
    const given = requestOptions(options);
    checkBoardName('name', name);
    const before = await allBoards(this.#dependencies, given);
    const existing = oldestNamed(name, before);
    if (existing) return existing;
    const created = await createBoard(this.#dependencies, { name, before }, given);
    try {
      return (await settleOnOldest(this.#dependencies, created, given)).board;
    } catch (error) {
      throw taskError(error, created, given);
    }
  }

  /**
   * Returns whether nothing is on a board, or on `none`: no image of any category, no intermediate image, no video.
   * Unlike the counts of a board. One request, and another for an empty board.
   *
   * @throws NotFoundError when the board does not exist
   */
  async isEmpty(board: string, options?: RequestOptions): Promise<boolean> {
    const given = requestOptions(options);
    checkBoardId('board', board);
    const everything = { board_id: board, is_intermediate: undefined };
    if ((await this.#dependencies.gallery.count(everything, given)) > 0) return false;
    if (board !== UNCATEGORIZED) await this.#dependencies.boards.get(board, given);
    return true;
  }

  /**
   * Moves the images and videos on the sources, boards or `none`, to a board or to `none`. A source given twice counts
   * once. The server moves a thousand images in one request, and each video in one of its own.
   */
  move(sources: readonly string[], into: BoardTarget, input?: MoveInput): Task<MovePlan, MoveReport> {
    return new MoveTask(this.#dependencies, { sources, into, input });
  }

  /**
   * Moves images and videos, wherever they are, to a board or to `none`. Those that do not exist are in `gone` of the
   * report.
   */
  moveImages(names: readonly string[], into: BoardTarget): Task<MovePlan, MoveReport> {
    return new MoveTask(this.#dependencies, { names, into });
  }

  /** Moves all images and videos on the sources to one board. */
  merge(sources: readonly string[], into: BoardTarget, input?: MergeInput): Task<MovePlan, MoveReport> {
    return this.move(sources, into, input);
  }

  /**
   * Moves the images on one source for which `where` returns true to another board, and the videos for which `whereVideo`
   * does. Left out, all videos stay.
   */
  split(
    source: string,
    into: BoardTarget,
    where: ImagePredicate,
    whereVideo?: VideoPredicate,
  ): Task<MovePlan, MoveReport> {
    requireFunction('where', where);
    return this.move([source], into, { where, whereVideo });
  }

  /** Takes all images and videos off a board. They are on no board afterwards. */
  empty(board: string): Task<MovePlan, MoveReport> {
    return this.move([board], { boardId: UNCATEGORIZED });
  }

  /**
   * Copies the images and videos on a board, or on `none`, to a board called `name`, which is created unless an earlier
   * run did. Stars, categories, metadata and everything embedded in images are kept; dates and the workflows of videos are
   * not. Two runs at the same time end with one copy of each: each run deletes its own where there is an older one.
   */
  duplicate(source: string, name: string): Task<DuplicatePlan, DuplicateReport> {
    return new DuplicateTask(this.#dependencies, this.#copier, { source, name });
  }

  /** Deletes a board and destroys every image and video on it for good. */
  deleteWithContents(board: string, consent: Consent): Task<DestroyPlan, DestroyReport> {
    return new DestroyTask(this.#dependencies, board, consent);
  }
}
