import type { Board, BoardChanges, DeleteBoardResult } from '@x/models/board';
import type { Image } from '@x/models/image';
import type { BoardRepository } from '@x/repositories/board';
import type { ImageQuery, ImageRepository, ImageUpload } from '@x/repositories/image';
import type { PagedListOptions } from '@x/repositories/options';
import type { FileSource } from '@x/transport/file';
import type { RequestOptions, TransferOptions } from '@x/transport/options';

import { DeletedError } from './errors.js';
import { ImageResource, type ImageStore } from './image.js';
import { objectOrEmpty, requireObject } from './internal/require-object.js';

/** The repositories that a board resource needs. In a test plain objects will do. */
export interface BoardResourceStores {
  /** What reads, changes and deletes the board, and moves images to it. */
  readonly boards: Pick<BoardRepository, 'addImages' | 'delete' | 'get' | 'update'>;
  /** What lists, uploads and changes its images. */
  readonly images: ImageStore & Pick<ImageRepository, 'list' | 'upload'>;
}

/** A board with methods. Its `data` never changes: methods that update the board return another resource. */
export class BoardResource {
  /** The given object. */
  readonly data: Board;
  readonly #stores: BoardResourceStores;
  #deleted = false;

  constructor(data: Board, stores: BoardResourceStores) {
    this.data = requireObject('data', data);
    const { boards, images } = requireObject('stores', stores);
    this.#stores = { boards: requireObject('stores.boards', boards), images: requireObject('stores.images', images) };
  }

  /** Returns the current board. */
  async refresh(options?: RequestOptions): Promise<BoardResource> {
    return new BoardResource(await this.#use().boards.get(this.data.board_id, options), this.#stores);
  }

  /** Updates the board and returns it. */
  async update(changes: BoardChanges, options?: RequestOptions): Promise<BoardResource> {
    return new BoardResource(await this.#use().boards.update(this.data.board_id, changes, options), this.#stores);
  }

  /**
   * Yields the images on the board as data. Pages are requested as they are reached. Intermediate images, which the web
   * app and `GalleryService` leave out, are included unless `query` has `is_intermediate: false`.
   */
  async *images(query?: ImageQuery, options?: PagedListOptions): AsyncGenerator<Image> {
    yield* this.#use().images.list(
      { ...objectOrEmpty('query', query), board_id: this.data.board_id },
      objectOrEmpty('options', options),
    );
  }

  /** Yields what `images` yields as resources. */
  async *imageResources(query?: ImageQuery, options?: PagedListOptions): AsyncGenerator<ImageResource> {
    for await (const image of this.images(query, options)) yield new ImageResource(image, this.#stores.images);
  }

  /** Uploads an image to the board and returns it. */
  async upload(
    file: FileSource,
    input?: Omit<ImageUpload, 'board_id'>,
    options?: TransferOptions,
  ): Promise<ImageResource> {
    const given = { ...objectOrEmpty('input', input), board_id: this.data.board_id };
    const image = await this.#use().images.upload(file, given, options);
    return new ImageResource(image, this.#stores.images);
  }

  /** Moves at most 1 000 images to the board and returns the names of the moved ones. */
  async add(names: readonly string[], options?: RequestOptions): Promise<string[]> {
    return (await this.#use().boards.addImages(this.data.board_id, names, options)).added_images;
  }

  /**
   * Deletes the board. Its images and videos are kept, on no board; the result names them. Afterwards every method
   * rejects with a `DeletedError`.
   */
  async delete(options?: RequestOptions): Promise<DeleteBoardResult> {
    const result = await this.#use().boards.delete(this.data.board_id, options);
    this.#deleted = true;
    return result;
  }

  /** Returns `data`, so that the JSON of the resource is that of its model. */
  toJSON(): Board {
    return this.data;
  }

  #use(): BoardResourceStores {
    if (this.#deleted) throw new DeletedError(`board "${this.data.board_name}"`);
    return this.#stores;
  }
}
