import type { BoardReader, BoardRepository, BoardWriter, ImageMover } from '@x/repositories/board';
import type { ImageFiles, ImageReader, ImageWriter } from '@x/repositories/image';
import type { VideoFiles, VideoMover, VideoReader, VideoRepository, VideoWriter } from '@x/repositories/video';

import type { GalleryService } from '../../gallery.js';

/** The repositories that {@link BoardService} needs. */
export interface BoardStores {
  /** What reads, changes and deletes boards and moves images between them. */
  readonly boards: Pick<BoardReader, 'find' | 'get' | 'list'> &
    BoardWriter &
    ImageMover &
    Pick<BoardRepository, 'deleteWithContents'>;
  /** What reads images, stars them and transfers their files. */
  readonly images: Pick<ImageReader, 'getMany' | 'page'> &
    Pick<ImageWriter, 'deleteMany' | 'starMany'> &
    Pick<ImageFiles, 'full' | 'upload'>;
  /** What reads and moves videos, stars them and transfers their files. Not asked where a board holds none. */
  readonly videos: Pick<VideoReader, 'find' | 'list' | 'names' | 'page'> &
    VideoMover &
    Pick<VideoWriter, 'deleteMany' | 'starMany'> &
    Pick<VideoFiles, 'stream' | 'upload'> &
    Pick<VideoRepository, 'metadata'>;
}

/** The repositories, and the service that lists galleries. */
export interface BoardDependencies extends BoardStores {
  readonly gallery: Pick<GalleryService, 'count' | 'names'>;
}
