import type { Board, BoardChanges, DeleteBoardResult } from '@x/models/board';
import type { Image } from '@x/models/image';
import type { BoardRepository } from '@x/repositories/board';
import type { ImageQuery, ImageRepository, ImageUpload } from '@x/repositories/image';
import type { PagedListOptions } from '@x/repositories/options';
import type { RequestOptions, TransferOptions } from '@x/transport/options';
import type { FileStream } from '@x/transport/transport';

import { DeletedError } from './errors.js';
import { ImageResource, type ImageStore } from './image.js';

/** What a board resource needs; in a test, plain objects will do. */
export interface BoardResourceStores {
  readonly boards: Pick<BoardRepository, 'addImages' | 'delete' | 'get' | 'update'>;
  readonly images: ImageStore & Pick<ImageRepository, 'list' | 'upload'>;
}

/** A board that can do things. Its `data` never changes: what changes the board returns a resource of its own. */
export class BoardResource {
  /** The same object that was given. */
  readonly data: Board;
  readonly #stores: BoardResourceStores;
  #deleted = false;

  constructor(data: Board, stores: BoardResourceStores) {
    this.data = data;
    this.#stores = stores;
  }

  /** Returns the board as it is now. */
  async refresh(options?: RequestOptions): Promise<BoardResource> {
    return new BoardResource(await this.#use().boards.get(this.data.board_id, options), this.#stores);
  }

  /** Changes the board and returns it as it is then. */
  async update(changes: BoardChanges, options?: RequestOptions): Promise<BoardResource> {
    return new BoardResource(await this.#use().boards.update(this.data.board_id, changes, options), this.#stores);
  }

  /** Yields the images on the board as data, fetching pages only as they are reached. */
  async *images(query?: ImageQuery, options?: PagedListOptions): AsyncGenerator<Image> {
    yield* this.#use().images.list({ ...query, board_id: this.data.board_id }, options);
  }

  /** Yields the images on the board as resources. */
  async *imageResources(query?: ImageQuery, options?: PagedListOptions): AsyncGenerator<ImageResource> {
    for await (const image of this.images(query, options)) yield new ImageResource(image, this.#stores.images);
  }

  /** Uploads an image to the board and returns it. */
  async upload(
    file: Blob | FileStream,
    input?: Omit<ImageUpload, 'board_id'>,
    options?: TransferOptions,
  ): Promise<ImageResource> {
    const image = await this.#use().images.upload(file, { ...input, board_id: this.data.board_id }, options);
    return new ImageResource(image, this.#stores.images);
  }

  /** Moves at most 1 000 images to the board and returns the names of those that are on it now. */
  async add(names: readonly string[], options?: RequestOptions): Promise<string[]> {
    return (await this.#use().boards.addImages(this.data.board_id, names, options)).added_images;
  }

  /**
   * Deletes the board. Its images and videos stay, on no board; the result names them. Whatever is asked of the
   * resource afterwards rejects with a `DeletedError`.
   */
  async delete(options?: RequestOptions): Promise<DeleteBoardResult> {
    const result = await this.#use().boards.delete(this.data.board_id, options);
    this.#deleted = true;
    return result;
  }

  /** Returns the data, so that `JSON.stringify` writes the board. */
  toJSON(): Board {
    return this.data;
  }

  #use(): BoardResourceStores {
    if (this.#deleted) throw new DeletedError(`board ${this.data.board_name}`);
    return this.#stores;
  }
}
