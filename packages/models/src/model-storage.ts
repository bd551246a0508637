import * as z from 'zod';

import { tolerantObject } from './internal/tolerant.js';

/** What the server's cache of models in memory has done since it was started. */
export const ModelCacheStats = tolerantObject({
  /** How often a model was in memory when it was needed. */
  hits: z.int(),
  /** How often it was not. */
  misses: z.int(),
  /** The most bytes at one time. */
  high_watermark: z.int(),
  /** Models that are in memory. */
  in_cache: z.int(),
  /** Models that had to make room. */
  cleared: z.int(),
  /** The most bytes that are allowed. */
  cache_size: z.int(),
  /** Bytes of each model, by a name of the server. */
  loaded_model_sizes: z.record(z.string(), z.int()),
});
export interface ModelCacheStats extends z.infer<typeof ModelCacheStats> {}

/** The statistics of the cache; `null` before the first model is needed. */
export const ModelCacheStatsOrNone = ModelCacheStats.nullable();

/** A folder with files of models that belong to no record. */
export const OrphanedModel = tolerantObject({
  /** The folder, relative to the models folder of the server. */
  path: z.string(),
  /** The folder, on the server's machine. */
  absolute_path: z.string(),
  /** The files of models in it, relative to it. In no particular order. */
  files: z.array(z.string()),
  /** Bytes of these files. */
  size_bytes: z.int(),
});
export interface OrphanedModel extends z.infer<typeof OrphanedModel> {}

/** The folders that belong to no record. In no particular order. */
export const OrphanedModelList = z.array(OrphanedModel);

/** The outcome of deleting folders of models. */
export const DeleteOrphanedModelsResult = tolerantObject({
  /** The folders that are gone, as they were sent. */
  deleted: z.array(z.string()),
  /** Why a folder is not gone, by its path. */
  errors: z.record(z.string(), z.string()),
});
export interface DeleteOrphanedModelsResult extends z.infer<typeof DeleteOrphanedModelsResult> {}
