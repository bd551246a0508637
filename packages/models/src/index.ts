export {
  AppConfig,
  AppDependencies,
  AppVersion,
  GenerationDevice,
  GenerationDeviceList,
  ImageSubfolderStrategy,
  LogLevel,
  OpenApi,
  PatchMatchStatus,
  RuntimeConfig,
  RuntimeConfigChanges,
} from './app.js';
export {
  AuthStatus,
  AuthSuccess,
  Credentials,
  GeneratedPassword,
  LoginResult,
  SetupInput,
  SetupResult,
} from './auth.js';
export { Batch, BatchDatum, BatchItem, EnqueueBatchResult } from './batch.js';
export {
  AddImagesToBoardResult,
  Board,
  BoardChanges,
  BoardInput,
  BoardList,
  BoardName,
  BoardPage,
  BoardVisibility,
  DeleteBoardResult,
  RemoveImagesFromBoardResult,
  UNCATEGORIZED,
} from './board.js';
export { BulkDownload } from './bulk-download.js';
export {
  ClientStateDeleted,
  ClientStateKey,
  ClientStateKeyList,
  ClientStateValue,
  ClientStateValueOrNone,
} from './client-state.js';
export { type EventName, type EventPayload, eventSchemas, ProgressImage } from './event.js';
export {
  ExternalProviderChanges,
  ExternalProviderConfig,
  ExternalProviderConfigList,
  ExternalProviderStatus,
  ExternalProviderStatusList,
} from './external-provider.js';
export { Font, FontFace, FontList } from './font.js';
export { GalleryItem, GalleryItemKind, GalleryItemNames, GalleryItemNamesResult, GalleryItemPage } from './gallery.js';
export {
  BoardField,
  ColorField,
  Edge,
  EdgeConnection,
  Graph,
  GraphNode,
  ImageField,
  ModelIdentifierField,
  VideoField,
} from './graph.js';
export {
  HuggingFaceLogin,
  HuggingFaceModels,
  HuggingFaceRepositoryId,
  HuggingFaceTokenStatus,
} from './hugging-face.js';
export {
  DeleteImagesResult,
  Image,
  ImageCategory,
  ImageChanges,
  ImageList,
  ImageMetadata,
  ImageMetadataOrNone,
  ImageNameList,
  ImageNames,
  ImageNamesResult,
  ImageOrigin,
  ImagePage,
  ImageSize,
  ImageUrls,
  IntermediateCount,
  StarredImagesResult,
  UnstarredImagesResult,
  WorkflowAndGraph,
} from './image.js';
export { ImageMoveJob, ImageMoveStatus } from './image-move.js';
export { InvocationCacheChanged, InvocationCacheStatus } from './invocation-cache.js';
export {
  DeleteModelsResult,
  FailedModel,
  ModelAttributes,
  ModelChanges,
  ModelSettingsChanges,
  ReidentifyModelsResult,
} from './model.js';
export {
  BaseModelType,
  ControlAdapterSettings,
  ControlLoraModelConfig,
  ControlNetModelConfig,
  EmbeddingModelConfig,
  ExternalModelCapabilities,
  ExternalModelConfig,
  ExternalModelSettings,
  FluxReduxModelConfig,
  ImageEncoderModelConfig,
  IPAdapterModelConfig,
  LoraModelConfig,
  LoraSettings,
  MainModelConfig,
  MainModelSettings,
  ModelConfig,
  ModelFormat,
  ModelList,
  ModelSourceType,
  ModelType,
  OtherModelConfig,
  type OtherModelType,
  PidDecoderModelConfig,
  SpandrelModelConfig,
  T2IAdapterModelConfig,
  TextEncoderModelConfig,
  TextModelConfig,
  UnknownModelConfig,
  VaeModelConfig,
} from './model-config.js';
export {
  ExternalModelSource,
  FoundModel,
  FoundModelList,
  HuggingFaceModelSource,
  InstalledModel,
  LocalModelSource,
  ModelDownload,
  ModelInstallConfig,
  ModelInstallInput,
  ModelInstallJob,
  ModelInstallJobList,
  ModelInstallStatus,
  ModelRepoVariant,
  ModelSource,
  UrlModelSource,
} from './model-install.js';
export { RelatedModelKeys } from './model-relationship.js';
export {
  DeleteOrphanedModelsResult,
  ModelCacheStats,
  ModelCacheStatsOrNone,
  OrphanedModel,
  OrphanedModelList,
} from './model-storage.js';
export {
  DeleteNodePackResult,
  InstallNodePackResult,
  NodePack,
  NodePackInput,
  NodePackList,
  ReloadNodePacksResult,
} from './node-pack.js';
export { FieldSchema, NodeSchema, ValueSchema } from './node-schema.js';
export type {
  FieldType,
  InputTemplate,
  LengthLimits,
  ModelFilter,
  NodeTemplate,
  NumberLimits,
  ObjectType,
  OutputTemplate,
  ValueType,
} from './node-template.js';
export { PageWindow, pageOf } from './page.js';
export {
  ExpandedTemplate,
  ImageDescription,
  ImageDescriptionInput,
  PromptExpansion,
  PromptExpansionInput,
  PromptTemplate,
} from './prompt.js';
export {
  BatchStatus,
  CanceledCount,
  DeletedCount,
  DestinationCounts,
  ProcessorStatus,
  QueueAndProcessorStatus,
  QueueStatus,
} from './queue.js';
export {
  NodeFieldValue,
  QueueItem,
  QueueItemDeleted,
  QueueItemIdList,
  QueueItemIds,
  QueueItemList,
  QueueItemOrNone,
  QueueItemStatus,
  QueueItemSummary,
  QueueItemSummaryList,
  RetryItemsResult,
} from './queue-item.js';
export {
  RecalledControlLayer,
  RecalledIpAdapter,
  RecalledLora,
  RecalledReferenceImage,
  RecallInformation,
  RecallParameters,
  RecallResult,
} from './recall.js';
export { NodeOutput, Session } from './session.js';
export { StarterModel, StarterModelBundle, StarterModelDependency, StarterModels } from './starter-model.js';
export { StylePreset, StylePresetInput, StylePresetList, StylePresetType } from './style-preset.js';
export { SystemPrompt, SystemPromptChanges, SystemPromptInput, SystemPromptList } from './system-prompt.js';
export { toDate } from './timestamp.js';
export { ProfileChanges, User, UserChanges, UserInput, UserList } from './user.js';
export {
  AddVideosToBoardResult,
  DeleteVideosResult,
  RemoveVideosFromBoardResult,
  StarredVideosResult,
  UnstarredVideosResult,
  Video,
  VideoChanges,
  VideoNamesResult,
  VideoPage,
  VideoUrls,
} from './video.js';
export { VirtualBoard, VirtualBoardList } from './virtual-board.js';
export {
  StoredWorkflow,
  WorkflowCategory,
  WorkflowCompatibility,
  WorkflowCounts,
  WorkflowExposedField,
  WorkflowInput,
  WorkflowListItem,
  WorkflowPage,
  WorkflowPageWindow,
  WorkflowRecord,
  WorkflowSharing,
  WorkflowTags,
} from './workflow.js';
export {
  SemanticVersion,
  WorkflowCollapsedEdge,
  WorkflowConnectorNode,
  WorkflowDefaultEdge,
  WorkflowDocument,
  WorkflowDrawnNode,
  WorkflowEdge,
  WorkflowFieldIdentifier,
  WorkflowForm,
  WorkflowFormElement,
  WorkflowGenerator,
  WorkflowInputField,
  WorkflowInvocationNode,
  WorkflowNode,
  WorkflowPosition,
} from './workflow-document.js';
