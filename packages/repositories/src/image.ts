import {
  DeleteImagesResult,
  Image,
  ImageChanges,
  ImageList,
  type ImageMetadata,
  ImageMetadataOrNone,
  ImageNamesResult,
  ImagePage,
  IntermediateCount,
  StarredImagesResult,
  UnstarredImagesResult,
  WorkflowAndGraph,
} from '@x/models/image';
import { PageWindow } from '@x/models/page';
import type { RequestOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';
import { about } from './internal/about.js';
import { check } from './internal/check.js';
import { ImageFileRepository } from './internal/image/file.js';
import type { ImageQuery, ImageUpload } from './internal/image/input.js';
import { isMatch } from './internal/image/is-match.js';
import { listed, named } from './internal/image/request.js';
import { expectDeleted } from './internal/item/outcome.js';
import { expectBoard } from './internal/list/expect-board.js';
import { paginate } from './internal/list/paginate.js';
import { rows } from './internal/list/rows.js';
import { orUndefined, unlessMissing } from './internal/missing.js';
import { type Consent, checkConsent, type ListOptions, type PagedListOptions } from './options.js';

export type { ImageQuery, ImageUpload };

/** Reads images. */
export type ImageReader = Pick<ImageRepository, 'find' | 'get' | 'getMany' | 'list' | 'names' | 'page'>;
/** Updates, stars and deletes images. */
export type ImageWriter = Pick<ImageRepository, 'delete' | 'deleteMany' | 'starMany' | 'unstarMany' | 'update'>;
/** Uploads and downloads the files of images. */
export type ImageFiles = Pick<ImageRepository, 'full' | 'stream' | 'thumbnail' | 'upload'>;

/** Images: their records, their metadata and their files. */
export class ImageRepository extends ImageFileRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    super(transport);
    this.#transport = transport;
  }

  /** Returns one image. */
  get(name: string, options?: RequestOptions): Promise<Image> {
    return this.#transport.json(
      'GET /api/v1/images/i/{image_name}',
      about(Image, { image_name: name }),
      named(name, options),
    );
  }

  /** Returns one image, or `undefined` when it does not exist. */
  find(name: string, options?: RequestOptions): Promise<Image | undefined> {
    return unlessMissing(this.get(name, options));
  }

  /**
   * Yields the images that match `query` when the list begins, each once. Images may be deleted, moved and added
   * meanwhile: added ones are left out, and so are those that no longer match when they are reached.
   *
   * Rejects with a `NotFoundError` when the board does not exist, or no longer does. A list that fits into one page is
   * one request, of a longer one the names are read as well: 0.4 MB for 10 000 images. To read only a few, use `page`.
   */
  list(query?: ImageQuery, listOptions?: PagedListOptions): AsyncGenerator<Image> {
    const { pageSize = 100, ...options } = listOptions ?? {};
    const { onInvalid: _, ...request } = options;
    return paginate(pageSize, {
      page: (window) => this.page({ ...query, ...window }, options),
      names: async () => (await this.names(query, request)).image_names,
      nameOf: ({ image_name }) => image_name,
      read: async (names) => (await this.getMany(names, options)).filter((image) => isMatch(query ?? {}, image)),
      expectExisting: () => expectBoard(this.#transport, query?.board_id, request),
    });
  }

  /**
   * Returns one page of images: none for a board that does not exist. With a limit of 0 it only counts them.
   *
   * Pages shift when images are added or removed in between; `list` does not.
   */
  async page(query: ImageQuery & PageWindow, listOptions?: ListOptions): Promise<ImagePage> {
    const { onInvalid, ...options } = listOptions ?? {};
    const { offset, limit } = check('query', PageWindow, query);
    return this.#transport.json('GET /api/v1/images/', about(rows(ImagePage, Image, onInvalid), { offset, limit }), {
      query,
      ...options,
    });
  }

  /** Returns the names of all images that match `query`, in order: none for a board that does not exist. */
  names(query?: ImageQuery, options?: RequestOptions): Promise<ImageNamesResult> {
    return this.#transport.json('GET /api/v1/images/names', ImageNamesResult, { query, ...options });
  }

  /** Returns at most 1 000 images in the order of `names`. Images that do not exist are left out. */
  async getMany(names: readonly string[], listOptions?: ListOptions): Promise<Image[]> {
    const { onInvalid, ...options } = listOptions ?? {};
    const schema = about(rows(ImageList, Image, onInvalid), { image_name: names });
    return this.#transport.json('POST /api/v1/images/images_by_names', schema, {
      ...listed(names, options),
      repeatable: true,
    });
  }

  /** Updates an image and returns it. For a missing image the server returns 400, so it rejects with an `HttpError`. */
  async update(name: string, changes: ImageChanges, options?: RequestOptions): Promise<Image> {
    const body = check('changes', ImageChanges, changes);
    const schema = about(Image, { ...body, image_name: name });
    return this.#transport.json('PATCH /api/v1/images/i/{image_name}', schema, { ...named(name, options), body });
  }

  /**
   * Deletes one image for good.
   *
   * @throws NotDeletedError when the server reports success but deleted nothing
   */
  async delete(name: string, options?: RequestOptions): Promise<DeleteImagesResult> {
    const schema = about(DeleteImagesResult, { deleted_images: [name] });
    const request = named(name, options);
    const result = await this.#transport.json('DELETE /api/v1/images/i/{image_name}', schema, request);
    expectDeleted(name, result.deleted_images);
    return result;
  }

  /** Deletes at most 1 000 images for good. Images that do not exist are in no list of the result. */
  async deleteMany(names: readonly string[], options?: RequestOptions): Promise<DeleteImagesResult> {
    return this.#transport.json(
      'POST /api/v1/images/delete',
      about(DeleteImagesResult, { deleted_images: names }),
      listed(names, options),
    );
  }

  /** Deletes every image on no board for good: all categories, starred ones, and those that a running graph needs. */
  async deleteUncategorized(consent: Consent, options?: RequestOptions): Promise<DeleteImagesResult> {
    checkConsent(consent);
    return this.#transport.json('DELETE /api/v1/images/uncategorized', DeleteImagesResult, { ...options });
  }

  /** Returns the number of intermediate images. */
  countIntermediates(options?: RequestOptions): Promise<number> {
    return this.#transport.json('GET /api/v1/images/intermediates', IntermediateCount, { ...options });
  }

  /** Deletes every intermediate image for good, on any board and of every user, and returns their number. */
  async clearIntermediates(consent: Consent, options?: RequestOptions): Promise<number> {
    checkConsent(consent);
    return this.#transport.json('DELETE /api/v1/images/intermediates', IntermediateCount, { ...options });
  }

  /** Stars at most 1 000 images. Images that do not exist are in no list of the result. */
  async starMany(names: readonly string[], options?: RequestOptions): Promise<StarredImagesResult> {
    return this.#transport.json(
      'POST /api/v1/images/star',
      about(StarredImagesResult, { starred_images: names }),
      listed(names, options),
    );
  }

  /** Removes the star of at most 1 000 images. Images that do not exist are in no list of the result. */
  async unstarMany(names: readonly string[], options?: RequestOptions): Promise<UnstarredImagesResult> {
    const schema = about(UnstarredImagesResult, { unstarred_images: names });
    return this.#transport.json('POST /api/v1/images/unstar', schema, listed(names, options));
  }

  /** Returns the metadata embedded in an image, or `undefined` when there is none. */
  metadata(name: string, options?: RequestOptions): Promise<ImageMetadata | undefined> {
    return orUndefined(
      this.#transport.json('GET /api/v1/images/i/{image_name}/metadata', ImageMetadataOrNone, named(name, options)),
    );
  }

  /** Returns the workflow and the graph embedded in an image, each as JSON text or `null`. */
  workflow(name: string, options?: RequestOptions): Promise<WorkflowAndGraph> {
    return this.#transport.json('GET /api/v1/images/i/{image_name}/workflow', WorkflowAndGraph, named(name, options));
  }
}
