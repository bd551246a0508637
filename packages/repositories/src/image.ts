import {
  DeleteImagesResult,
  Image,
  ImageChanges,
  ImageList,
  type ImageMetadata,
  ImageMetadataOrNone,
  ImageNamesResult,
  ImagePage,
  ImagesDownloaded,
  ImageUrls,
  IntermediateCount,
  StarredImagesResult,
  UnstarredImagesResult,
  WorkflowAndGraph,
} from '@x/models/image';
import { PageWindow } from '@x/models/page';
import type { RequestOptions, TransferOptions } from '@x/transport/options';
import type { FileStream, Transport } from '@x/transport/transport';
import { check } from './internal/check.js';
import { expectDeleted, expectOnBoard } from './internal/image/outcome.js';
import type { ImageQuery } from './internal/image/query.js';
import { listed, named } from './internal/image/request.js';
import { type ImageSelection, selected } from './internal/image/selection.js';
import { type ImageUpload, uploadRequest } from './internal/image/upload.js';
import { paginate } from './internal/list/paginate.js';
import { rows } from './internal/list/rows.js';
import { isFound, orUndefined, unlessMissing } from './internal/missing.js';
import { type Consent, checkConsent, type ListOptions, type PagedListOptions } from './options.js';

export type { ImageQuery } from './internal/image/query.js';
export type { ImageSelection } from './internal/image/selection.js';
export type { ImageUpload } from './internal/image/upload.js';

/** Reads images. */
export type ImageReader = Pick<ImageRepository, 'find' | 'get' | 'getMany' | 'list' | 'names' | 'page'>;
/** Changes images. */
export type ImageWriter = Pick<ImageRepository, 'delete' | 'deleteMany' | 'starMany' | 'unstarMany' | 'update'>;
/** Transfers the bytes of images. */
export type ImageFiles = Pick<ImageRepository, 'full' | 'stream' | 'thumbnail' | 'upload'>;

/** Images: what the server knows of them, and their bytes. */
export class ImageRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Returns one image. */
  get(name: string, options?: RequestOptions): Promise<Image> {
    return this.#transport.json('GET /api/v1/images/i/{image_name}', Image, named(name, options));
  }

  /** Returns one image, or `undefined` when there is none. */
  find(name: string, options?: RequestOptions): Promise<Image | undefined> {
    return unlessMissing(this.get(name, options));
  }

  /** Returns whether there is an image of that name whose file can be read. The server reads the file. */
  exists(name: string, options?: RequestOptions): Promise<boolean> {
    return isFound(this.#transport.request('HEAD /api/v1/images/i/{image_name}/full', named(name, options)));
  }

  /** Yields every image that matches `query`, fetching pages only as they are reached. */
  list(query?: ImageQuery, { pageSize = 100, ...options }: PagedListOptions = {}): AsyncGenerator<Image> {
    return paginate(pageSize, (window) => this.page({ ...query, ...window }, options));
  }

  /** Returns one window of the images. With a limit of 0 it only counts. */
  async page(query: ImageQuery & PageWindow, { onInvalid, ...options }: ListOptions = {}): Promise<ImagePage> {
    return this.#transport.json('GET /api/v1/images/', rows(ImagePage, Image, onInvalid), {
      query: check('query', PageWindow, query),
      ...options,
    });
  }

  /** Returns the names of all images that match `query`, in one order. */
  names(query?: ImageQuery, options?: RequestOptions): Promise<ImageNamesResult> {
    return this.#transport.json('GET /api/v1/images/names', ImageNamesResult, { query, ...options });
  }

  /** Returns at most 1 000 images in the order of their names. Those that are not there are left out. */
  async getMany(names: readonly string[], { onInvalid, ...options }: ListOptions = {}): Promise<Image[]> {
    return this.#transport.json('POST /api/v1/images/images_by_names', rows(ImageList, Image, onInvalid), {
      ...listed(names, options),
      repeatable: true,
    });
  }

  /**
   * Uploads an image and returns it. The server re-encodes everything to PNG, first frame only, and drops EXIF data;
   * what InvokeAI embedded in a PNG it keeps. Never sent again after a lost response: the image may be there.
   *
   * @throws MisplacedUploadError when it is there but not on the board asked for
   */
  async upload(file: Blob | FileStream, input: ImageUpload = {}, options?: TransferOptions): Promise<Image> {
    const request = { ...uploadRequest(file, input), ...options };
    return expectOnBoard(input.board_id, await this.#transport.json('POST /api/v1/images/upload', Image, request));
  }

  /** Changes an image and returns it. For an unknown image the server returns 400, so an `HttpError`. */
  async update(name: string, changes: ImageChanges, options?: RequestOptions): Promise<Image> {
    return this.#transport.json('PATCH /api/v1/images/i/{image_name}', Image, {
      path: { image_name: name },
      body: check('changes', ImageChanges, changes),
      ...options,
    });
  }

  /**
   * Deletes one image permanently.
   *
   * @throws NotDeletedError when the server returns 200 and names nothing it deleted
   */
  async delete(name: string, options?: RequestOptions): Promise<DeleteImagesResult> {
    return expectDeleted(
      name,
      await this.#transport.json('DELETE /api/v1/images/i/{image_name}', DeleteImagesResult, named(name, options)),
    );
  }

  /** Deletes at most 1 000 images permanently. Those that are not there are in no list of the result. */
  async deleteMany(names: readonly string[], options?: RequestOptions): Promise<DeleteImagesResult> {
    return this.#transport.json('POST /api/v1/images/delete', DeleteImagesResult, listed(names, options));
  }

  /** Deletes permanently every image on no board: all categories, starred ones and those a running graph still needs. */
  async deleteUncategorized(consent: Consent, options?: RequestOptions): Promise<DeleteImagesResult> {
    checkConsent(consent);
    return this.#transport.json('DELETE /api/v1/images/uncategorized', DeleteImagesResult, { ...options });
  }

  /** Returns how many intermediate images there are. */
  countIntermediates(options?: RequestOptions): Promise<number> {
    return this.#transport.json('GET /api/v1/images/intermediates', IntermediateCount, { ...options });
  }

  /** Deletes permanently every intermediate image, on any board and of every user, and returns how many. */
  async clearIntermediates(consent: Consent, options?: RequestOptions): Promise<number> {
    checkConsent(consent);
    return this.#transport.json('DELETE /api/v1/images/intermediates', IntermediateCount, { ...options });
  }

  /** Stars at most 1 000 images. Those that are not there are in no list of the result. */
  async starMany(names: readonly string[], options?: RequestOptions): Promise<StarredImagesResult> {
    return this.#transport.json('POST /api/v1/images/star', StarredImagesResult, listed(names, options));
  }

  /** Takes the star off at most 1 000 images. Those that are not there are in no list of the result. */
  async unstarMany(names: readonly string[], options?: RequestOptions): Promise<UnstarredImagesResult> {
    return this.#transport.json('POST /api/v1/images/unstar', UnstarredImagesResult, listed(names, options));
  }

  /** Returns the metadata embedded in an image, or `undefined` where there is none. */
  metadata(name: string, options?: RequestOptions): Promise<ImageMetadata | undefined> {
    return orUndefined(
      this.#transport.json('GET /api/v1/images/i/{image_name}/metadata', ImageMetadataOrNone, named(name, options)),
    );
  }

  /** Returns the workflow and the graph embedded in an image, each as JSON text or `null`. */
  workflow(name: string, options?: RequestOptions): Promise<WorkflowAndGraph> {
    return this.#transport.json('GET /api/v1/images/i/{image_name}/workflow', WorkflowAndGraph, named(name, options));
  }

  /** Returns an image's bytes, a PNG. */
  full(name: string, options?: RequestOptions): Promise<Blob> {
    return this.#transport.blob('GET /api/v1/images/i/{image_name}/full', named(name, options));
  }

  /** Returns an image's bytes as they arrive, in constant memory. The server cannot resume where it broke off. */
  stream(name: string, options?: TransferOptions): Promise<ReadableStream<Uint8Array>> {
    return this.#transport.stream('GET /api/v1/images/i/{image_name}/full', named(name, options));
  }

  /** Returns a small WebP that fits 256 × 256 pixels. */
  thumbnail(name: string, options?: RequestOptions): Promise<Blob> {
    return this.#transport.blob('GET /api/v1/images/i/{image_name}/thumbnail', named(name, options));
  }

  /** Returns an image's relative URLs. They are computed, so an unknown image has some too. */
  urls(name: string, options?: RequestOptions): Promise<ImageUrls> {
    return this.#transport.json('GET /api/v1/images/i/{image_name}/urls', ImageUrls, named(name, options));
  }

  /**
   * Has the server make a zip of a board or of at most 1 000 images, and returns the name to fetch it by.
   *
   * The zip is made after the response. Only an event (`bulk_download_complete`) reports that it is finished; until
   * then fetching it destroys it. One image that is not there fails the whole zip.
   */
  async startDownload(what: ImageSelection, options?: RequestOptions): Promise<ImagesDownloaded> {
    return this.#transport.json('POST /api/v1/images/download', ImagesDownloaded, { body: selected(what), ...options });
  }

  /** Returns a finished zip as it arrives. The server deletes it with the first request for it, finished or not. */
  download(itemName: string, options?: TransferOptions): Promise<ReadableStream<Uint8Array>> {
    const path = { bulk_download_item_name: itemName };
    return this.#transport.stream('GET /api/v1/images/download/{bulk_download_item_name}', {
      path,
      repeatable: false,
      ...options,
    });
  }
}
