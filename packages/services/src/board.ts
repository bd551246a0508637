import { type Board, type BoardVisibility, UNCATEGORIZED } from '@x/models/board';
import type { Consent, ListOptions } from '@x/repositories/options';
import { HttpError, UnsupportedOperationError, ValidationError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import type { GalleryService } from './gallery.js';
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
} from './internal/board/move/move-types.js';
import type { BoardDependencies, BoardStores } from './internal/board/stores.js';
import { uncategorizedBoard } from './internal/board/uncategorized-board.js';
import type { Task } from './task.js';

export type { DestroyPlan, DestroyReport } from './internal/board/destroy/destroy-types.js';
export type {
  CopiedImage,
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

  constructor(
    { boards, images }: BoardStores,
    gallery: Pick<GalleryService, 'names'>,
    copier: ImageCopier = new ByteCopier(images),
  ) {
    this.#dependencies = { boards, images, gallery };
    this.#copier = copier;
  }

  /** Yields all boards, the newest first. One request, and another to count the images on no board. */
  async *list(
    { includeUncategorized, includeArchived = false }: BoardListQuery = {},
    options?: ListOptions,
  ): AsyncGenerator<Board> {
    if (includeUncategorized) yield await uncategorizedBoard(this.#dependencies, options);
    yield* this.#dependencies.boards.list({ include_archived: includeArchived }, options);
  }

  /**
   * Creates a board and returns it. One request, and another for a visibility. If the server refuses the visibility,
   * the board is deleted again.
   *
   * @throws UnsupportedOperationError when the server has no visibilities
   */
  async create({ name, visibility }: NewBoard, options: RequestOptions = {}): Promise<Board> {
    const { boards } = this.#dependencies;
    const board = await createBoard(this.#dependencies, name, options);
    if (visibility === undefined) return board;
    try {
      return await boards.update(board.board_id, { board_visibility: visibility }, options);
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      await boards.delete(board.board_id, options);
      const unknown = error instanceof ValidationError && error.issues.some(({ type }) => type === 'extra_forbidden');
      throw unknown ? new UnsupportedOperationError('PATCH /api/v1/boards/{board_id}', '6.13.0') : error;
    }
  }

  /** Moves the images on the sources, boards or `none`, to a board or to `none`. A source given twice counts once. */
  move(sources: readonly string[], into: BoardTarget, input?: MoveInput): Task<MovePlan, MoveReport> {
    return new MoveTask(this.#dependencies, { ...input, sources, into });
  }

  /** Moves all images on the sources to one board. */
  merge(sources: readonly string[], into: BoardTarget, input?: MergeInput): Task<MovePlan, MoveReport> {
    return this.move(sources, into, input);
  }

  /** Moves the images on one source for which `where` returns true to another board. */
  split(source: string, into: BoardTarget, where: ImagePredicate): Task<MovePlan, MoveReport> {
    return this.move([source], into, { where });
  }

  /** Takes all images off a board. They are on no board afterwards. */
  empty(board: string): Task<MovePlan, MoveReport> {
    return this.move([board], { boardId: UNCATEGORIZED });
  }

  /**
   * Copies the images on a board, or on `none`, to a board called `name`, which is created unless an earlier run did.
   * Stars, categories and everything embedded in the images are kept; dates are not.
   */
  duplicate(source: string, name: string): Task<DuplicatePlan, DuplicateReport> {
    return new DuplicateTask(this.#dependencies, this.#copier, { source, name });
  }

  /** Deletes a board and destroys every image and video on it for good. */
  deleteWithContents(board: string, consent: Consent): Task<DestroyPlan, DestroyReport> {
    return new DestroyTask(this.#dependencies, board, consent);
  }
}
