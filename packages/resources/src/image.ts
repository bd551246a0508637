import type { Image, ImageChanges, ImageMetadata } from '@x/models/image';
import type { ImageRepository } from '@x/repositories/image';
import type { RequestOptions } from '@x/transport/options';

import { DeletedError } from './errors.js';

/** What an image resource needs; in a test, a plain object will do. */
export type ImageStore = Pick<ImageRepository, 'delete' | 'full' | 'get' | 'metadata' | 'thumbnail' | 'update'>;

/** An image that can do things. Its `data` never changes: what changes the image returns a resource of its own. */
export class ImageResource {
  /** The same object that was given. */
  readonly data: Image;
  readonly #images: ImageStore;
  #deleted = false;

  constructor(data: Image, images: ImageStore) {
    this.data = data;
    this.#images = images;
  }

  /** Returns the image as it is now. */
  async refresh(options?: RequestOptions): Promise<ImageResource> {
    return new ImageResource(await this.#store().get(this.data.image_name, options), this.#images);
  }

  /** Changes the image and returns it as it is then. */
  async update(changes: ImageChanges, options?: RequestOptions): Promise<ImageResource> {
    return new ImageResource(await this.#store().update(this.data.image_name, changes, options), this.#images);
  }

  /** Returns the bytes, a PNG. */
  async full(options?: RequestOptions): Promise<Blob> {
    return this.#store().full(this.data.image_name, options);
  }

  /** Returns a small WebP that fits 256 × 256 pixels. */
  async thumbnail(options?: RequestOptions): Promise<Blob> {
    return this.#store().thumbnail(this.data.image_name, options);
  }

  /** Returns the metadata embedded in the image, or `undefined` where there is none. */
  async metadata(options?: RequestOptions): Promise<ImageMetadata | undefined> {
    return this.#store().metadata(this.data.image_name, options);
  }

  /** Deletes the image permanently. Every later call on the resource rejects with a `DeletedError`. */
  async delete(options?: RequestOptions): Promise<void> {
    await this.#store().delete(this.data.image_name, options);
    this.#deleted = true;
  }

  /** Returns the data, so that `JSON.stringify` writes the image. */
  toJSON(): Image {
    return this.data;
  }

  #store(): ImageStore {
    if (this.#deleted) throw new DeletedError(`image ${this.data.image_name}`);
    return this.#images;
  }
}
