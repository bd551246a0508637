import type { Image, ImageChanges, ImageMetadata } from '@x/models/image';
import type { ImageRepository } from '@x/repositories/image';
import type { RequestOptions } from '@x/transport/options';

import { DeletedError } from './errors.js';
import { requireObject } from './internal/require-object.js';

/** The repository that an image resource needs. In a test a plain object will do. */
export type ImageStore = Pick<ImageRepository, 'delete' | 'full' | 'get' | 'metadata' | 'thumbnail' | 'update'>;

/** An image with methods. Its `data` never changes: methods that update the image return another resource. */
export class ImageResource {
  /** The given object. */
  readonly data: Image;
  readonly #images: ImageStore;
  #deleted = false;

  constructor(data: Image, images: ImageStore) {
    this.data = requireObject('data', data);
    this.#images = requireObject('images', images);
  }

  /** Returns the current image. */
  async refresh(options?: RequestOptions): Promise<ImageResource> {
    return new ImageResource(await this.#store().get(this.data.image_name, options), this.#images);
  }

  /** Updates the image and returns it. */
  async update(changes: ImageChanges, options?: RequestOptions): Promise<ImageResource> {
    return new ImageResource(await this.#store().update(this.data.image_name, changes, options), this.#images);
  }

  /** Returns the file, a PNG. */
  async full(options?: RequestOptions): Promise<Blob> {
    return this.#store().full(this.data.image_name, options);
  }

  /** Returns the thumbnail, a WebP of at most 256 × 256 pixels. */
  async thumbnail(options?: RequestOptions): Promise<Blob> {
    return this.#store().thumbnail(this.data.image_name, options);
  }

  /** Returns the metadata embedded in the image, or `undefined` when there is none. */
  async metadata(options?: RequestOptions): Promise<ImageMetadata | undefined> {
    return this.#store().metadata(this.data.image_name, options);
  }

  /** Deletes the image for good. Afterwards every method rejects with a `DeletedError`. */
  async delete(options?: RequestOptions): Promise<void> {
    await this.#store().delete(this.data.image_name, options);
    this.#deleted = true;
  }

  /** Returns `data`, so that the JSON of the resource is that of its model. */
  toJSON(): Image {
    return this.data;
  }

  #store(): ImageStore {
    if (this.#deleted) throw new DeletedError(`image "${this.data.image_name}"`);
    return this.#images;
  }
}
