export { type AppReader, AppRepository } from './app.js';
export { AuthRepository } from './auth.js';
export {
  type BoardImageQuery,
  type BoardQuery,
  type BoardReader,
  BoardRepository,
  type BoardWriter,
  type ImageMover,
} from './board.js';
export { BulkDownloadRepository, type ImageSelection } from './bulk-download.js';
export { type ClientStateKeyQuery, ClientStateRepository } from './client-state.js';
export { DefaultWorkflowError, MisplacedUploadError, NodePackError, NotDeletedError } from './errors.js';
export { ExternalProviderRepository } from './external-provider.js';
export { FontRepository } from './font.js';
export { type GalleryQuery, type GalleryReader, GalleryRepository } from './gallery.js';
export { HuggingFaceRepository } from './hugging-face.js';
export {
  type ImageFiles,
  type ImageQuery,
  type ImageReader,
  ImageRepository,
  type ImageUpload,
  type ImageWriter,
} from './image.js';
export { ImageMoveRepository } from './image-move.js';
export { InvocationCacheRepository } from './invocation-cache.js';
export { type ModelQuery, type ModelReader, ModelRepository, type ModelWriter } from './model.js';
export { type ModelInstallReader, ModelInstallRepository } from './model-install.js';
export { ModelRelationshipRepository } from './model-relationship.js';
export { ModelStorageRepository } from './model-storage.js';
export { NodePackRepository } from './node-pack.js';
export { type Consent, checkConsent, type InvalidRow, type ListOptions, type PagedListOptions } from './options.js';
export { PromptRepository } from './prompt.js';
export { type EnqueuePosition, type QueueReader, QueueRepository, type QueueWriter } from './queue.js';
export {
  type QueueItemIdQuery,
  type QueueItemQuery,
  type QueueItemReader,
  QueueItemRepository,
  type QueueItemWriter,
} from './queue-item.js';
export { RecallRepository } from './recall.js';
export type {
  AddedRecord,
  InvalidRecord,
  RecordedFile,
  RecordedImage,
  RecordedItem,
  RecordedVideo,
  RecordOptions,
  RecordReader,
  RecordWriter,
} from './record.js';
export { createRepositories, type Repositories, type RepositoriesOptions } from './repositories.js';
export { type NewStylePreset, type StylePresetReplacement, StylePresetRepository } from './style-preset.js';
export { SystemPromptRepository } from './system-prompt.js';
export { UserRepository } from './user.js';
export {
  type FileRange,
  type VideoFiles,
  type VideoMover,
  type VideoQuery,
  type VideoReader,
  VideoRepository,
  type VideoUpload,
  type VideoWriter,
} from './video.js';
export { type VirtualBoardQuery, VirtualBoardRepository } from './virtual-board.js';
export {
  type WorkflowFilter,
  type WorkflowQuery,
  type WorkflowReader,
  WorkflowRepository,
  type WorkflowWriter,
} from './workflow.js';
