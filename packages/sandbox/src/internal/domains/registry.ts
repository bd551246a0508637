// Written from the folders by `npm run indexes`.
import type { SandboxState } from '../engine/sandbox-state.js';
import type { Operation } from '../http/operation.js';
import { appOperations } from './app/operations.js';
import { authOperations } from './auth/operations.js';
import { boardOperations } from './board/operations.js';
import { clientStateOperations } from './client-state/operations.js';
import { externalProviderOperations } from './external-provider/operations.js';
import { fontOperations } from './font/operations.js';
import { galleryOperations } from './gallery/operations.js';
import { huggingFaceOperations } from './hugging-face/operations.js';
import { imageOperations } from './image/operations.js';
import { imageMoveOperations } from './image-move/operations.js';
import { invocationCacheOperations } from './invocation-cache/operations.js';
import { modelOperations } from './model/operations.js';
import { modelSchema } from './model/schema.js';
import { modelInstallOperations } from './model-install/operations.js';
import { modelRelationshipOperations } from './model-relationship/operations.js';
import { modelStorageOperations } from './model-storage/operations.js';
import { nodePackOperations } from './node-pack/operations.js';
import { nodePackSchema } from './node-pack/schema.js';
import { promptOperations } from './prompt/operations.js';
import { queueOperations } from './queue/operations.js';
import { queueSchema } from './queue/schema.js';
import { recallOperations } from './recall/operations.js';
import { stylePresetOperations } from './style-preset/operations.js';
import { stylePresetSchema } from './style-preset/schema.js';
import { systemPromptOperations } from './system-prompt/operations.js';
import { systemPromptSchema } from './system-prompt/schema.js';
import { videoOperations } from './video/operations.js';
import { virtualBoardOperations } from './virtual-board/operations.js';
import { workflowOperations } from './workflow/operations.js';
import { workflowSchema } from './workflow/schema.js';

/** The operations of each domain. */
export const domainOperations: readonly ((state: SandboxState) => Operation[])[] = [
  appOperations,
  authOperations,
  boardOperations,
  clientStateOperations,
  externalProviderOperations,
  fontOperations,
  galleryOperations,
  huggingFaceOperations,
  imageMoveOperations,
  imageOperations,
  invocationCacheOperations,
  modelInstallOperations,
  modelRelationshipOperations,
  modelStorageOperations,
  modelOperations,
  nodePackOperations,
  promptOperations,
  queueOperations,
  recallOperations,
  stylePresetOperations,
  systemPromptOperations,
  videoOperations,
  virtualBoardOperations,
  workflowOperations,
];

/** The tables of each domain that has its own. */
export const domainSchemas: readonly string[] = [
  modelSchema,
  nodePackSchema,
  queueSchema,
  stylePresetSchema,
  systemPromptSchema,
  workflowSchema,
];
