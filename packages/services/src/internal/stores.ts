import type { BoardReader, BoardRepository, BoardWriter, ImageMover } from '@x/repositories/board';
import type { GalleryReader } from '@x/repositories/gallery';
import type { ImageFiles, ImageReader, ImageWriter } from '@x/repositories/image';

/** What the work on boards needs; in a test, plain objects will do. */
export interface BoardStores {
  readonly boards: BoardReader & BoardWriter & ImageMover & Pick<BoardRepository, 'deleteWithContents'>;
  readonly images: Pick<ImageReader, 'getMany' | 'page'> &
    Pick<ImageWriter, 'star'> &
    Pick<ImageFiles, 'full' | 'upload'>;
  readonly gallery: Pick<GalleryReader, 'names'>;
}
