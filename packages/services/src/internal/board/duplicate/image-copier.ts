import type { Image } from '@x/models/image';
import type { ImageFiles } from '@x/repositories/image';
import type { RequestOptions } from '@x/transport/options';

/** A way to copy an image to a board. It returns the copy. */
export interface ImageCopier {
  copy(image: Image, to: { readonly board_id: string }, options: RequestOptions): Promise<Image>;
  /** How many requests one copy takes. */
  readonly requests: number;
}

/**
 * Copies images by their bytes: downloads and uploads. The pixels, the metadata, the workflow and the graph stay as
 * they are, and so do category and intermediate mark. The copy has a date of its own and counts as uploaded.
 *
 * Its `session_id` holds the name of the original: that is how a copy is recognised when the work is run again.
 */
export class ByteCopier implements ImageCopier {
  readonly requests = 2;
  readonly #images: Pick<ImageFiles, 'full' | 'upload'>;

  constructor(images: Pick<ImageFiles, 'full' | 'upload'>) {
    this.#images = images;
  }

  async copy(image: Image, { board_id }: { readonly board_id: string }, options: RequestOptions): Promise<Image> {
    const { image_category, is_intermediate, image_name } = image;
    const bytes = await this.#images.full(image_name, options);
    return this.#images.upload(bytes, { image_category, is_intermediate, board_id, session_id: image_name }, options);
  }
}
