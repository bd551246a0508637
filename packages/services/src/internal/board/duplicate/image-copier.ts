import type { Image } from '@x/models/image';
import type { ImageFiles } from '@x/repositories/image';
import type { RequestOptions } from '@x/transport/options';

/** Where a copy goes. */
interface CopyTarget {
  /** The id of an existing board. */
  readonly board_id: string;
}

/** Copies single images to a board. */
export interface ImageCopier {
  /** Copies an image to a board and returns the copy. */
  copy(image: Image, to: CopyTarget, options?: RequestOptions): Promise<Image>;
  /** How many requests one copy takes. */
  readonly requests: number;
}

/**
 * Copies images by downloading and uploading their bytes. Pixels, metadata, workflow, graph, category and the
 * intermediate mark are kept. The copy has a date of its own and counts as uploaded.
 *
 * The `session_id` of the copy is the name of the original: so a later run finds the copies of an earlier one.
 */
export class ByteCopier implements ImageCopier {
  readonly requests = 2;
  readonly #images: Pick<ImageFiles, 'full' | 'upload'>;

  constructor(images: Pick<ImageFiles, 'full' | 'upload'>) {
    this.#images = images;
  }

  async copy(image: Image, { board_id }: CopyTarget, options?: RequestOptions): Promise<Image> {
    const { image_category, is_intermediate, image_name } = image;
    const bytes = await this.#images.full(image_name, options);
    return this.#images.upload(bytes, { image_category, is_intermediate, board_id, session_id: image_name }, options);
  }
}
