export { type AppReader, AppRepository } from './app.js';
export {
  type BoardImageQuery,
  type BoardQuery,
  type BoardReader,
  BoardRepository,
  type BoardWriter,
  type ImageMover,
} from './board.js';
export type { Consent } from './consent.js';
export { type GalleryQuery, type GalleryReader, GalleryRepository } from './gallery.js';
export { type ImageFiles, type ImageReader, ImageRepository, type ImageWriter } from './image.js';
export { MisplacedUploadError, NotDeletedError } from './internal/image/outcome.js';
export type { ImageQuery, ItemQuery } from './internal/image/query.js';
export type { ImageSelection } from './internal/image/selection.js';
export type { ImageUpload } from './internal/image/upload.js';
export type { InvalidRow, ListOptions, PagedListOptions } from './options.js';
export { type EnqueueOptions, type QueueReader, QueueRepository, type QueueWriter } from './queue.js';
export { type QueueItemReader, QueueItemRepository, type QueueItemWriter } from './queue-item.js';
export { type VirtualBoardQuery, VirtualBoardRepository } from './virtual-board.js';
