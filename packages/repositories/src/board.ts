import {
  AddImagesToBoardResult,
  Board,
  BoardChanges,
  BoardInput,
  BoardList,
  BoardPage,
  DeleteBoardResult,
  RemoveImagesFromBoardResult,
} from '@x/models/board';
import { ImageNames } from '@x/models/image';
import { PageWindow } from '@x/models/page';
import type { RequestOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';
import { about } from './internal/about.js';
import { check } from './internal/check.js';
import type { ItemQuery } from './internal/item/input.js';
import { nameList } from './internal/item/name-list.js';
import { rows } from './internal/list/rows.js';
import { isFound, unlessMissing } from './internal/missing.js';
import { type Consent, checkConsent, type ListOptions } from './options.js';

/** Filter and order of a list of boards. */
export interface BoardQuery {
  /** @default 'created_at' */
  readonly order_by?: 'created_at' | 'board_name' | undefined;
  /** @default 'DESC' */
  readonly direction?: 'ASC' | 'DESC' | undefined;
  /** @default false */
  readonly include_archived?: boolean | undefined;
}

/** Filter of the images on a board. Without it, intermediate images are included. */
export interface BoardImageQuery extends Pick<ItemQuery, 'categories' | 'is_intermediate'> {}

/** Reads boards. */
export type BoardReader = Pick<BoardRepository, 'find' | 'get' | 'imageNames' | 'list'>;
/** Creates, updates and deletes boards. */
export type BoardWriter = Pick<BoardRepository, 'create' | 'delete' | 'update'>;
/** Adds images to boards and removes them. */
export type ImageMover = Pick<BoardRepository, 'addImages' | 'removeImages'>;

/**
 * Boards: collections of images and videos. An image is on one board or on none. Methods for several take at most 1 000;
 * missing ones are not in the result.
 */
export class BoardRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Returns one board, archived or not. For `none`, which is not a board, it rejects with a `NotFoundError`. */
  get(id: string, options?: RequestOptions): Promise<Board> {
    return this.#transport.json('GET /api/v1/boards/{board_id}', about(Board, { board_id: id }), {
      path: { board_id: id },
      ...options,
    });
  }

  /** Returns one board, or `undefined`. */
  find(id: string, options?: RequestOptions): Promise<Board | undefined> {
    return unlessMissing(this.get(id, options));
  }

  /** Returns whether a board exists. */
  exists(id: string, options?: RequestOptions): Promise<boolean> {
    return isFound(this.get(id, options));
  }

  /** Yields the boards that match when the list begins. One request: the server's pages have no usable total. */
  async *list(query?: BoardQuery, listOptions?: ListOptions): AsyncGenerator<Board> {
    const { onInvalid, ...options } = listOptions ?? {};
    yield* await this.#transport.json('GET /api/v1/boards/', rows(BoardList, Board, onInvalid), {
      query: { ...query, all: true },
      ...options,
    });
  }

  /** Returns one page of boards. `total` is the number in this page, so a short page is the last. */
  async page(query: BoardQuery & PageWindow, listOptions?: ListOptions): Promise<BoardPage> {
    const { onInvalid, ...options } = listOptions ?? {};
    const { offset, limit } = check('query', PageWindow, query);
    return this.#transport.json('GET /api/v1/boards/', about(rows(BoardPage, Board, onInvalid), { offset, limit }), {
      query,
      ...options,
    });
  }

  /**
   * Creates a board. Names need not be unique. Not repeated after a lost response. Servers 6.9.0 to 6.11.1 return 500
   * although they created it; `BoardService.create` finds it.
   */
  async create(input: BoardInput, options?: RequestOptions): Promise<Board> {
    const { board_name } = check('input', BoardInput, input);
    return this.#transport.json('POST /api/v1/boards/', about(Board, { board_name }), {
      query: { board_name },
      ...options,
    });
  }

  /** Updates a board. */
  async update(id: string, changes: BoardChanges, options?: RequestOptions): Promise<Board> {
    const body = check('changes', BoardChanges, changes);
    return this.#transport.json('PATCH /api/v1/boards/{board_id}', about(Board, { ...body, board_id: id }), {
      path: { board_id: id },
      body,
      ...options,
    });
  }

  /**
   * Deletes a board. Its images and videos are kept, on no board; the result names them. Servers before 6.12 return the
   * same for a missing board.
   */
  delete(id: string, options?: RequestOptions): Promise<DeleteBoardResult> {
    return this.#transport.json('DELETE /api/v1/boards/{board_id}', about(DeleteBoardResult, { board_id: id }), {
      path: { board_id: id },
      query: { include_images: false },
      ...options,
    });
  }

  /**
   * Deletes a board and all images and videos on it for good, starred and intermediate ones too. What could not be
   * deleted is on no board afterwards, and in the `failed` lists of the result.
   */
  async deleteWithContents(id: string, consent: Consent, options?: RequestOptions): Promise<DeleteBoardResult> {
    checkConsent(consent);
    return this.#transport.json('DELETE /api/v1/boards/{board_id}', about(DeleteBoardResult, { board_id: id }), {
      path: { board_id: id },
      query: { include_images: true },
      ...options,
    });
  }

  /** Returns the names of the images on a board, or with `none` on no board, unordered and without videos. */
  imageNames(id: string, query?: BoardImageQuery, options?: RequestOptions): Promise<string[]> {
    return this.#transport.json('GET /api/v1/boards/{board_id}/image_names', ImageNames, {
      path: { board_id: id },
      query,
      ...options,
    });
  }

  /** Moves an image to a board. */
  addImage(id: string, name: string, options?: RequestOptions): Promise<AddImagesToBoardResult> {
    return this.#transport.json('POST /api/v1/board_images/', about(AddImagesToBoardResult, { added_images: [name] }), {
      body: { board_id: id, image_name: name },
      ...options,
    });
  }

  /** Moves images to a board. */
  async addImages(id: string, names: readonly string[], options?: RequestOptions): Promise<AddImagesToBoardResult> {
    const image_names = nameList(names);
    const schema = about(AddImagesToBoardResult, { added_images: image_names });
    return this.#transport.json('POST /api/v1/board_images/batch', schema, {
      body: { board_id: id, image_names },
      ...options,
    });
  }

  /** Removes an image from its board. One on no board counts as removed. */
  removeImage(name: string, options?: RequestOptions): Promise<RemoveImagesFromBoardResult> {
    const schema = about(RemoveImagesFromBoardResult, { removed_images: [name] });
    return this.#transport.json('DELETE /api/v1/board_images/', schema, {
      body: { image_name: name },
      ...options,
    });
  }

  /** Removes images from their boards. */
  async removeImages(names: readonly string[], options?: RequestOptions): Promise<RemoveImagesFromBoardResult> {
    const image_names = nameList(names);
    const schema = about(RemoveImagesFromBoardResult, { removed_images: image_names });
    return this.#transport.json('POST /api/v1/board_images/batch/delete', schema, {
      body: { image_names },
      ...options,
    });
  }
}
