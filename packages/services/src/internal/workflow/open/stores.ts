import type { BoardReader } from '@x/repositories/board';
import type { ClientStateRepository } from '@x/repositories/client-state';
import type { ImageReader, ImageRepository } from '@x/repositories/image';
import type { ModelReader } from '@x/repositories/model';
import type { ModelInstallRepository } from '@x/repositories/model-install';
import type { PromptRepository } from '@x/repositories/prompt';
import type { VideoRepository } from '@x/repositories/video';
import type { WorkflowReader, WorkflowWriter } from '@x/repositories/workflow';

import type { NodeCatalog } from '../../../graph.js';
import type { JobService } from '../../../job.js';

/** The repositories that `WorkflowService` needs. */
export interface WorkflowStores {
  /** What reads and stores workflows of the library. */
  readonly workflows: Pick<WorkflowReader, 'find' | 'get' | 'list'> & Pick<WorkflowWriter, 'create'>;
  /** What reads images and the workflows in them, and uploads values. */
  readonly images: Pick<ImageReader, 'getMany' | 'names'> & Pick<ImageRepository, 'upload' | 'workflow'>;
  /** What reads videos and the workflows of them. */
  readonly videos: Pick<VideoRepository, 'find' | 'workflow'>;
  /** What lists boards. */
  readonly boards: Pick<BoardReader, 'list'>;
  /** What lists models. */
  readonly models: Pick<ModelReader, 'list'>;
  /** What says which models the server suggests. */
  readonly modelInstalls: Pick<ModelInstallRepository, 'starterModels'>;
  /** What expands dynamic prompts. */
  readonly prompts: Pick<PromptRepository, 'expandTemplate'>;
  /** What says which program runs a map. Without it two programs can run one key at once. */
  readonly clientState?: Pick<ClientStateRepository, 'delete' | 'find' | 'keys' | 'set'> | undefined;
}

/** What workflows are opened and run with. */
export interface WorkflowContext {
  readonly stores: WorkflowStores;
  readonly jobs: Pick<JobService, 'enqueueBatch' | 'untracked'>;
  readonly nodes: Pick<NodeCatalog, 'types'>;
}
