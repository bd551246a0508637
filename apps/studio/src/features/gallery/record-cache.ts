import type { Image } from '@x/models/image';
import type { ImageReader } from '@x/repositories/image';

import { isVideo } from '../../app/media-url.js';

const MOST = 5_000;
/** Videos are read one by one. Most of them are as wide. */
const VIDEO = 16 / 9;

/** The size of an image, in pixels. */
export interface ItemSize {
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

/** The records of images that were in view, the last few thousand. */
export class RecordCache {
  readonly #images: Pick<ImageReader, 'getMany'>;
  readonly #records = new Map<string, Image>();
  /** Of all that were ever read: the size of an image does not change. */
  readonly #ratios = new Map<string, number>();
  #abort = new AbortController();

  constructor(images: Pick<ImageReader, 'getMany'>) {
    this.#images = images;
  }

  get(name: string): Image | undefined {
    return this.#records.get(name);
  }

  /** Returns the width of an image or a video by its height, or `undefined` before it was read. */
  ratio(name: string): number | undefined {
    return this.#ratios.get(name) ?? (isVideo(name) ? VIDEO : undefined);
  }

  /** Keeps the sizes of images that were read elsewhere. */
  addSizes(items: readonly ItemSize[]): void {
    for (const { name, width, height } of items) if (width > 0 && height > 0) this.#ratios.set(name, width / height);
  }

  /** Reads the records that are missing, and ends an earlier read. Returns whether there is anything new. */
  async read(names: readonly string[]): Promise<boolean> {
    this.#abort.abort();
    const missing = names.filter((name) => !this.#records.has(name) && !isVideo(name));
    if (missing.length === 0) return false;
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    try {
      const images = await this.#images.getMany(missing, { signal });
      for (const image of images) this.#records.set(image.image_name, image);
      this.addSizes(images.map(({ image_name: name, width, height }) => ({ name, width, height })));
    } catch {
      return false; // The next time that they are in view they are read again.
    }
    for (const name of this.#records.keys()) {
      if (this.#records.size <= MOST) break;
      this.#records.delete(name);
    }
    return true;
  }

  /** Forgets all records: they are read again when they are in view. */
  clear(): void {
    this.#records.clear();
  }
}
