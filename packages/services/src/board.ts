import { type Board, type BoardVisibility, UNCATEGORIZED } from '@x/models/board';
import type { Consent, ListOptions } from '@x/repositories/options';
import { HttpError, UnsupportedOperationError, ValidationError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import { GalleryService } from './gallery.js';
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
  MoveOptions,
  MovePlan,
  MoveReport,
} from './internal/board/move/move-types.js';
import type { BoardStores, Tools } from './internal/board/stores.js';
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
  MoveOptions,
  MovePlan,
  MoveReport,
} from './internal/board/move/move-types.js';
export type { BoardStores } from './internal/board/stores.js';

/** Which boards to list. */
export interface ListAllOptions extends ListOptions {
  /**
   * Put a board of id `none` first that stands for the images on no board. Its `image_count` counts all categories.
   *
   * @default false
   */
  readonly includeUncategorized?: boolean | undefined;
  /** @default false */
  readonly includeArchived?: boolean | undefined;
}

/** How to create a board. */
export interface CreateBoardOptions extends RequestOptions {
  /** Needs 6.13. Left out: `private`. */
  readonly visibility?: BoardVisibility | undefined;
}

/** Work on boards that takes more than one request. */
export class BoardService {
  readonly #tools: Tools;
  readonly #copier: ImageCopier;

  constructor(stores: BoardStores, copier: ImageCopier = new ByteCopier(stores.images)) {
    const { boards, images, gallery } = stores;
    this.#tools = { boards, images, gallery, galleries: new GalleryService({ images, gallery }) };
    this.#copier = copier;
  }

  /** Returns all boards, the newest first. One request, and one more to count what is on no board. */
  async listAll({ includeUncategorized, includeArchived, ...options }: ListAllOptions = {}): Promise<Board[]> {
    const boards: Board[] = includeUncategorized ? [await uncategorizedBoard(this.#tools, options)] : [];
    const query = { include_archived: includeArchived ?? false };
    for await (const board of this.#tools.boards.list(query, options)) boards.push(board);
    return boards;
  }

  /**
   * Creates a board and returns it. One request, and one more for a visibility. When the server refuses the
   * visibility, there is no board either.
   *
   * @throws UnsupportedOperationError when the server knows no visibilities
   */
  async create(name: string, { visibility, ...options }: CreateBoardOptions = {}): Promise<Board> {
    const board = await createBoard(this.#tools, name, options);
    if (visibility === undefined) return board;
    try {
      return await this.#tools.boards.update(board.board_id, { board_visibility: visibility }, options);
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      await this.#tools.boards.delete(board.board_id, options);
      const unknown = error instanceof ValidationError && error.issues.some(({ type }) => type === 'extra_forbidden');
      throw unknown ? new UnsupportedOperationError('PATCH /api/v1/boards/{board_id}', '6.13.0', 'older') : error;
    }
  }

  /** Moves everything on some boards (or on none) to one board. Twice the same source counts once. */
  merge(sources: readonly string[], into: BoardTarget, options?: MoveOptions): Task<MovePlan, MoveReport> {
    return new MoveTask(this.#tools, { sources, into, ...options });
  }

  /** Moves everything on one board (or on none) to another (or to none). */
  moveAll(source: string, into: BoardTarget, options?: MoveOptions): Task<MovePlan, MoveReport> {
    return this.merge([source], into, options);
  }

  /** Moves those images of a board (or of none) that `where` accepts to another board. */
  split(source: string, into: BoardTarget, where: ImagePredicate): Task<MovePlan, MoveReport> {
    return new MoveTask(this.#tools, { sources: [source], into, where });
  }

  /** Takes every image off a board. They live on, on no board. */
  empty(board: string): Task<MovePlan, MoveReport> {
    return this.merge([board], { boardId: UNCATEGORIZED });
  }

  /**
   * Copies the images of a board (or of none) to a board called `name`, which is created unless an earlier run did.
   * Stars, categories and all that is embedded in the images are kept; dates are not.
   */
  duplicate(source: string, name: string): Task<DuplicatePlan, DuplicateReport> {
    return new DuplicateTask(this.#tools, this.#copier, { source, name });
  }

  /** Deletes a board and destroys for good every image and video on it. Its plan says which. */
  deleteWithContents(board: string, consent: Consent): Task<DestroyPlan, DestroyReport> {
    return new DestroyTask(this.#tools, board, consent);
  }
}
