import * as z from 'zod';

import * as app from '../../src/app.js';
import * as auth from '../../src/auth.js';
import * as batch from '../../src/batch.js';
import * as board from '../../src/board.js';
import * as clientState from '../../src/client-state.js';
import * as event from '../../src/event.js';
import * as externalProvider from '../../src/external-provider.js';
import * as font from '../../src/font.js';
import * as gallery from '../../src/gallery.js';
import * as graph from '../../src/graph.js';
import * as huggingFace from '../../src/hugging-face.js';
import * as image from '../../src/image.js';
import * as imageMove from '../../src/image-move.js';
import * as invocationCache from '../../src/invocation-cache.js';
import * as model from '../../src/model.js';
import * as modelConfig from '../../src/model-config.js';
import * as modelInstall from '../../src/model-install.js';
import * as modelRelationship from '../../src/model-relationship.js';
import * as modelStorage from '../../src/model-storage.js';
import * as nodePack from '../../src/node-pack.js';
import * as page from '../../src/page.js';
import * as prompt from '../../src/prompt.js';
import * as queue from '../../src/queue.js';
import * as queueItem from '../../src/queue-item.js';
import * as recall from '../../src/recall.js';
import * as session from '../../src/session.js';
import * as starterModel from '../../src/starter-model.js';
import * as stylePreset from '../../src/style-preset.js';
import * as systemPrompt from '../../src/system-prompt.js';
import * as user from '../../src/user.js';
import * as video from '../../src/video.js';
import * as virtualBoard from '../../src/virtual-board.js';
import * as workflow from '../../src/workflow.js';
import * as workflowDocument from '../../src/workflow-document.js';
import apps from './app.json' with { type: 'json' };
import auths from './auth.json' with { type: 'json' };
import batches from './batch.json' with { type: 'json' };
import boards from './board.json' with { type: 'json' };
import clientStates from './client-state.json' with { type: 'json' };
import events from './event.json' with { type: 'json' };
import externalProviders from './external-provider.json' with { type: 'json' };
import fonts from './font.json' with { type: 'json' };
import galleries from './gallery.json' with { type: 'json' };
import graphs from './graph.json' with { type: 'json' };
import huggingFaces from './hugging-face.json' with { type: 'json' };
import images from './image.json' with { type: 'json' };
import imageMoves from './image-move.json' with { type: 'json' };
import invocationCaches from './invocation-cache.json' with { type: 'json' };
import models from './model.json' with { type: 'json' };
import modelConfigs from './model-config.json' with { type: 'json' };
import modelInstalls from './model-install.json' with { type: 'json' };
import nodePacks from './node-pack.json' with { type: 'json' };
import pages from './page.json' with { type: 'json' };
import prompts from './prompt.json' with { type: 'json' };
import queues from './queue.json' with { type: 'json' };
import queueItems from './queue-item.json' with { type: 'json' };
import recalls from './recall.json' with { type: 'json' };
import sessions from './session.json' with { type: 'json' };
import starterModels from './starter-model.json' with { type: 'json' };
import stylePresets from './style-preset.json' with { type: 'json' };
import systemPrompts from './system-prompt.json' with { type: 'json' };
import users from './user.json' with { type: 'json' };
import videos from './video.json' with { type: 'json' };
import virtualBoards from './virtual-board.json' with { type: 'json' };
import workflows from './workflow.json' with { type: 'json' };
import workflowDocuments from './workflow-document.json' with { type: 'json' };

/** A valid value of a schema, and its origin: a server's release, or what is special about it. */
export interface Sample {
  readonly name: string;
  readonly origin: string;
  readonly schema: z.ZodType;
  readonly value: unknown;
}

const modules = [
  app,
  auth,
  batch,
  board,
  clientState,
  event,
  externalProvider,
  font,
  gallery,
  graph,
  image,
  imageMove,
  huggingFace,
  modelInstall,
  nodePack,
  invocationCache,
  page,
  prompt,
  queue,
  queueItem,
  recall,
  session,
  video,
  starterModel,
  user,
  stylePreset,
  systemPrompt,
  virtualBoard,
  model,
  modelConfig,
  modelRelationship,
  modelStorage,
  workflow,
  workflowDocument,
];

/** Every exported schema by its name, those of events by the event's. */
export const schemas: ReadonlyMap<string, z.ZodType> = new Map(
  [...modules, event.eventSchemas]
    .flatMap((module) => Object.entries<unknown>(module))
    .filter((entry): entry is [string, z.ZodType] => entry[1] instanceof z.ZodType),
);

const values: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  ...apps,
  ...auths,
  ...batches,
  ...boards,
  ...clientStates,
  ...events,
  ...externalProviders,
  ...fonts,
  ...galleries,
  ...graphs,
  ...huggingFaces,
  ...imageMoves,
  ...images,
  ...modelInstalls,
  ...nodePacks,
  ...models,
  ...modelConfigs,
  ...invocationCaches,
  ...pages,
  ...prompts,
  ...queueItems,
  ...queues,
  ...recalls,
  ...sessions,
  ...videos,
  ...starterModels,
  ...users,
  ...stylePresets,
  ...systemPrompts,
  ...virtualBoards,
  ...workflows,
  ...workflowDocuments,
};

export const samples: readonly Sample[] = [...schemas].flatMap(([name, schema]) =>
  Object.entries(values[name] ?? {}).map(([origin, value]) => ({ name, origin, schema, value })),
);

/** The schemas of requests, which refuse unknown keys. Those of responses keep them. */
export const requests: ReadonlySet<string> = new Set([
  'BoardChanges',
  'BoardInput',
  'HuggingFaceLogin',
  'ExternalProviderChanges',
  'Credentials',
  'ImageChanges',
  'ImageDescriptionInput',
  'ImageSize',
  'ModelInstallConfig',
  'ModelInstallInput',
  'NodePackInput',
  'ModelAttributes',
  'ModelChanges',
  'ModelSettingsChanges',
  'PageWindow',
  'VideoChanges',
  'PromptExpansionInput',
  'PromptTemplate',
  'RecallParameters',
  'RecalledControlLayer',
  'RecalledIpAdapter',
  'RecalledLora',
  'RecalledReferenceImage',
  'RuntimeConfigChanges',
  'ProfileChanges',
  'SetupInput',
  'UserChanges',
  'UserInput',
  'StylePresetInput',
  'SystemPromptChanges',
  'SystemPromptInput',
  'WorkflowPageWindow',
  'WorkflowSharing',
]);
