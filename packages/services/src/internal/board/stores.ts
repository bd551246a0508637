import type { BoardReader, BoardRepository, BoardWriter, ImageMover } from '@x/repositories/board';
import type { ImageFiles, ImageWriter } from '@x/repositories/image';

import type { GalleryService, GalleryStores } from '../../gallery.js';

/** What the work on boards needs; in a test, plain objects will do. */
export interface BoardStores {
  readonly boards: Pick<BoardReader, 'get' | 'list'> &
    BoardWriter &
    ImageMover &
    Pick<BoardRepository, 'deleteWithContents'>;
  readonly images: GalleryStores['images'] & Pick<ImageWriter, 'starMany'> & Pick<ImageFiles, 'full' | 'upload'>;
  readonly gallery: GalleryStores['gallery'];
}

/** The stores, and what knows how this server lists a gallery. */
export interface Tools extends BoardStores {
  readonly galleries: GalleryService;
}
