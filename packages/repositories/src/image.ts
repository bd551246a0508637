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

/** Images: records, metadata and files. Methods for several take at most 1 000; missing ones are not in the result. */
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

  /** Returns one image, or `undefined`. */
  find(name: string, options?: RequestOptions): Promise<Image | undefined> {
    return unlessMissing(this.get(name, options));
  }

  /**
   * Yields the images that match when the list begins and still do when they are reached, each once, whatever is added,
   * moved or deleted meanwhile. A board that does not exist, or no longer does, is a `NotFoundError`. To read only a
   * few, use `page`.
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

  /** Returns a page of images, none for a missing board. Unlike `list`, it shifts when images are added or removed. */
  async page(query: ImageQuery & PageWindow, listOptions?: ListOptions): Promise<ImagePage> {
    const { onInvalid, ...options } = listOptions ?? {};
    const { offset, limit } = check('query', PageWindow, query);
    return this.#transport.json('GET /api/v1/images/', about(rows(ImagePage, Image, onInvalid), { offset, limit }), {
      query,
      ...options,
    });
  }

  /** Returns the names of all images that match, in order: none for a missing board. */
  names(query?: ImageQuery, options?: RequestOptions): Promise<ImageNamesResult> {
    return this.#transport.json('GET /api/v1/images/names', ImageNamesResult, { query, ...options });
  }

  /** Returns images in the order of `names`, without missing ones. */
  async getMany(names: readonly string[], listOptions?: ListOptions): Promise<Image[]> {
    const { onInvalid, ...options } = listOptions ?? {};
    const schema = about(rows(ImageList, Image, onInvalid), { image_name: names });
    return this.#transport.json('POST /api/v1/images/images_by_names', schema, {
      ...listed(names, options),
      repeatable: true,
    });
  }

  /** Updates an image. A missing one is an `HttpError` of status 400. */
  async update(name: string, changes: ImageChanges, options?: RequestOptions): Promise<Image> {
    const body = check('changes', ImageChanges, changes);
    const schema = about(Image, { ...body, image_name: name });
    return this.#transport.json('PATCH /api/v1/images/i/{image_name}', schema, { ...named(name, options), body });
  }

  /** Deletes one image for good. @throws NotDeletedError when nothing was deleted */
  async delete(name: string, options?: RequestOptions): Promise<DeleteImagesResult> {
    const schema = about(DeleteImagesResult, { deleted_images: [name] });
    const request = named(name, options);
    const result = await this.#transport.json('DELETE /api/v1/images/i/{image_name}', schema, request);
    expectDeleted(name, result.deleted_images);
    return result;
  }

  /** Deletes images for good. */
  async deleteMany(names: readonly string[], options?: RequestOptions): Promise<DeleteImagesResult> {
    return this.#transport.json(
      'POST /api/v1/images/delete',
      about(DeleteImagesResult, { deleted_images: names }),
      listed(names, options),
    );
  }

  /** Deletes every image on no board for good, starred ones and those that a running graph needs too. */
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

  /** Stars images. */
  async starMany(names: readonly string[], options?: RequestOptions): Promise<StarredImagesResult> {
    return this.#transport.json(
      'POST /api/v1/images/star',
      about(StarredImagesResult, { starred_images: names }),
      listed(names, options),
    );
  }

  /** Removes the star of images. */
  async unstarMany(names: readonly string[], options?: RequestOptions): Promise<UnstarredImagesResult> {
    const schema = about(UnstarredImagesResult, { unstarred_images: names });
    return this.#transport.json('POST /api/v1/images/unstar', schema, listed(names, options));
  }

  /** Returns the metadata embedded in an image, or `undefined`. */
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
