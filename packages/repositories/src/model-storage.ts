import {
  DeleteOrphanedModelsResult,
  type ModelCacheStats,
  ModelCacheStatsOrNone,
  type OrphanedModel,
  OrphanedModelList,
} from '@x/models/model-storage';
import { InputError, printValue } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';
import { about } from './internal/about.js';
import { listOf } from './internal/check.js';
import { orUndefined } from './internal/missing.js';
import { nothing } from './internal/nothing.js';
import { since } from './internal/since.js';
import { type Consent, checkConsent } from './options.js';

/** Where models are: in the server's memory, and in its models folder. */
export class ModelStorageRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Returns the statistics of the models in memory, or `undefined` while none was needed since the server started. */
  cacheStats(options?: RequestOptions): Promise<ModelCacheStats | undefined> {
    return orUndefined(this.#transport.json('GET /api/v2/models/stats', ModelCacheStatsOrNone, { ...options }));
  }

  /** Removes all models from memory but those in use. They are loaded again when needed. */
  async emptyCache(options?: RequestOptions): Promise<void> {
    await this.#transport.json('POST /api/v2/models/empty_model_cache', nothing, { ...options });
  }

  /** Returns the folders in the models folder of no model, or of one that is being installed. @since InvokeAI 6.12 */
  orphaned(options?: RequestOptions): Promise<OrphanedModel[]> {
    const request = { since: since.orphanedModels, ...options };
    return this.#transport.json('GET /api/v2/models/sync/orphaned', OrphanedModelList, request);
  }

  /**
   * Deletes folders in the models folder for good, and returns which are gone. The server does not check that they are
   * orphaned: the folder of a model is deleted as well. `paths` are those of {@link orphaned}; others, such as an empty
   * one for the whole models folder, are refused.
   *
   * @since InvokeAI 6.12
   */
  async deleteOrphans(
    paths: readonly string[],
    consent: Consent,
    options?: RequestOptions,
  ): Promise<DeleteOrphanedModelsResult> {
    checkConsent(consent, 'folders of models');
    // Of a path that is given twice the server says that it does not exist.
    const body = { paths: [...new Set(listOf('paths', paths).map(checkPath))] };
    const schema = about(DeleteOrphanedModelsResult, { deleted: body.paths });
    const request = { body, since: since.orphanedModels, ...options };
    return this.#transport.json('DELETE /api/v2/models/sync/orphaned', schema, request);
  }
}

function checkPath(path: string, index: number): string {
  const isFolder = typeof path === 'string' && path.split(/[\\/]/).every((part) => !/^\.{0,2}$/.test(part));
  if (!isFolder)
    throw new InputError(`paths.${index}`, `must be a folder in the models folder, got ${printValue(path)}`);
  return path;
}
