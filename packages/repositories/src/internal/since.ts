/** The releases of the operations that InvokeAI 6.0, the oldest supported server, does not have. */
export const since = {
  clientState: '6.3.0',
  queueItemIds: '6.7.0',
  reidentifyModel: '6.9.0',
  deleteModels: '6.10.0',
  modelByHash: '6.12.0',
  missingModels: '6.12.0',
  orphanedModels: '6.12.0',
  clientStateKeys: '6.13.0',
  modelInstallPause: '6.12.0',
  nodePacks: '6.13.0',
  reidentifyModels: '6.13.0',
  virtualBoards: '6.13.0',
  gallery: '6.14.0',
  queueItemSummaries: '6.14.0',
  videos: '6.14.0',
  virtualBoardItems: '6.14.0',
} as const;
