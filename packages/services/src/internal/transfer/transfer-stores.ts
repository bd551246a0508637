import type { ImageFiles } from '@x/repositories/image';
import type { ModelRepository } from '@x/repositories/model';
import type { VideoRepository } from '@x/repositories/video';
import type { WorkflowReader, WorkflowRepository } from '@x/repositories/workflow';

import type { BoardStores } from '../../board.js';
import type { GalleryStores } from '../../gallery.js';

/** The repositories of a server that items are transferred from or to. Those of `createRepositories` will do. */
export type TransferStores = Omit<BoardStores, 'images' | 'videos'> &
  Omit<GalleryStores, 'images'> & {
    /** What reads and stars images, and transfers their files. */
    readonly images: BoardStores['images'] & GalleryStores['images'] & Pick<ImageFiles, 'stream'>;
    /** The same for videos. Not asked where there are none. */
    readonly videos: BoardStores['videos'] & Partial<Pick<VideoRepository, 'workflow'>>;
    /** What reads and creates workflows. Without it none are transferred. */
    readonly workflows?:
      | (Pick<WorkflowReader, 'get' | 'list'> & Pick<WorkflowRepository, 'create' | 'delete' | 'setPublic'>)
      | undefined;
    /** What lists the models of a target. Without it the report names none. */
    readonly models?: Pick<ModelRepository, 'list'> | undefined;
  };
