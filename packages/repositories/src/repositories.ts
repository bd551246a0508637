import { InputError, printValue } from '@x/transport/errors';
import type { Transport } from '@x/transport/transport';

import { AppRepository } from './app.js';
import { AuthRepository } from './auth.js';
import { BoardRepository } from './board.js';
import { BulkDownloadRepository } from './bulk-download.js';
import { ClientStateRepository } from './client-state.js';
import { ExternalProviderRepository } from './external-provider.js';
import { FontRepository } from './font.js';
import { GalleryRepository } from './gallery.js';
import { HuggingFaceRepository } from './hugging-face.js';
import { ImageRepository } from './image.js';
import { ImageMoveRepository } from './image-move.js';
import { InvocationCacheRepository } from './invocation-cache.js';
import { ModelRepository } from './model.js';
import { ModelInstallRepository } from './model-install.js';
import { ModelRelationshipRepository } from './model-relationship.js';
import { ModelStorageRepository } from './model-storage.js';
import { NodePackRepository } from './node-pack.js';
import { PromptRepository } from './prompt.js';
import { QueueRepository } from './queue.js';
import { QueueItemRepository } from './queue-item.js';
import { RecallRepository } from './recall.js';
import { StylePresetRepository } from './style-preset.js';
import { SystemPromptRepository } from './system-prompt.js';
import { UserRepository } from './user.js';
import { VideoRepository } from './video.js';
import { VirtualBoardRepository } from './virtual-board.js';
import { WorkflowRepository } from './workflow.js';

const classes = {
  app: AppRepository,
  auth: AuthRepository,
  boards: BoardRepository,
  clientState: ClientStateRepository,
  bulkDownloads: BulkDownloadRepository,
  externalProviders: ExternalProviderRepository,
  fonts: FontRepository,
  gallery: GalleryRepository,
  huggingFace: HuggingFaceRepository,
  images: ImageRepository,
  modelInstalls: ModelInstallRepository,
  nodePacks: NodePackRepository,
  models: ModelRepository,
  modelRelationships: ModelRelationshipRepository,
  modelStorage: ModelStorageRepository,
  imageMoves: ImageMoveRepository,
  invocationCache: InvocationCacheRepository,
  prompts: PromptRepository,
  queue: QueueRepository,
  queueItems: QueueItemRepository,
  recall: RecallRepository,
  videos: VideoRepository,
  users: UserRepository,
  stylePresets: StylePresetRepository,
  systemPrompts: SystemPromptRepository,
  virtualBoards: VirtualBoardRepository,
  workflows: WorkflowRepository,
};

/** All repositories, by name. */
export type Repositories = { readonly [Name in keyof typeof classes]: InstanceType<(typeof classes)[Name]> };

/** Options of all repositories together. */
export interface RepositoriesOptions {
  /** The queue of `queue` and `queueItems`. @default 'default' */
  readonly queueId?: string | undefined;
}

/** Creates all repositories on one transport. They take about 20 kB in a bundle, one of them about 6. */
export function createRepositories(transport: Transport, options?: RepositoriesOptions): Repositories {
  if (typeof transport?.json !== 'function')
    throw new InputError(
      'transport',
      `must be a transport, such as createHttpTransport returns, got ${printValue(transport)}`,
    );
  const entries = Object.entries(classes).map(
    ([name, Repository]) => [name, new Repository(transport, options?.queueId)] as const,
  );
  return Object.fromEntries(entries) as Repositories;
}
