import { Image, ImageUrls } from '@x/models/image';
import type { FileSource } from '@x/transport/file';
import type { RequestOptions, TransferOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';

import { about } from '../about.js';
import { expectOnBoard } from '../item/outcome.js';
import { isFound } from '../missing.js';
import type { ImageUpload } from './input.js';
import { named } from './request.js';
import { uploadRequest } from './upload.js';

/** The files of images. */
export class ImageFileRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Returns whether an image exists and its file can be read. The server reads it for this. */
  exists(name: string, options?: RequestOptions): Promise<boolean> {
    return isFound(this.#transport.request('HEAD /api/v1/images/i/{image_name}/full', named(name, options)));
  }

  /**
   * Uploads an image. The server re-encodes it as PNG, first frame only, without EXIF data; metadata that InvokeAI
   * embedded in a PNG is kept. Not repeated after a lost response: the image may exist.
   *
   * @throws MisplacedUploadError when it is not on the requested board
   */
  async upload(file: FileSource, input?: ImageUpload, options?: TransferOptions): Promise<Image> {
    const request = uploadRequest(file, input ?? {});
    const { image_category, is_intermediate } = request.query;
    const schema = about(Image, { image_category, is_intermediate });
    const image = await this.#transport.json('POST /api/v1/images/upload', schema, { ...request, ...options });
    return expectOnBoard(input?.board_id, image);
  }

  /** Returns the file, a PNG. */
  full(name: string, options?: RequestOptions): Promise<Blob> {
    return this.#transport.blob('GET /api/v1/images/i/{image_name}/full', named(name, options));
  }

  /** Returns the file as a stream. An interrupted download cannot be resumed. */
  stream(name: string, options?: TransferOptions): Promise<ReadableStream<Uint8Array>> {
    return this.#transport.stream('GET /api/v1/images/i/{image_name}/full', named(name, options));
  }

  /** Returns the thumbnail, a WebP of at most 256 × 256 pixels. */
  thumbnail(name: string, options?: RequestOptions): Promise<Blob> {
    return this.#transport.blob('GET /api/v1/images/i/{image_name}/thumbnail', named(name, options));
  }

  /** Returns the relative URLs of an image, also of one that does not exist. */
  urls(name: string, options?: RequestOptions): Promise<ImageUrls> {
    const schema = about(ImageUrls, { image_name: name });
    return this.#transport.json('GET /api/v1/images/i/{image_name}/urls', schema, named(name, options));
  }
}
