import {
  type FoundModel,
  FoundModelList,
  ModelInstallInput,
  ModelInstallJob,
  ModelInstallJobList,
} from '@x/models/model-install';
import { StarterModels } from '@x/models/starter-model';
import { InputError, printValue } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';
import { about } from './internal/about.js';
import { check } from './internal/check.js';
import { rows } from './internal/list/rows.js';
import { isFound, unlessMissing } from './internal/missing.js';
import { noContent } from './internal/no-content.js';
import { nothing } from './internal/nothing.js';
import { since } from './internal/since.js';
import type { ListOptions } from './options.js';

/** Reads installations. */
export type ModelInstallReader = Pick<ModelInstallRepository, 'find' | 'get' | 'list'>;

/**
 * Installations of models. For administrators. An unknown id is an `HttpError` of status 415 where an installation would
 * change, and a `NotFoundError` of `get`.
 */
export class ModelInstallRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Returns one installation. After a restart of the server its id is that of another one: compare the `source`. */
  get(id: number, options?: RequestOptions): Promise<ModelInstallJob> {
    return this.#transport.json('GET /api/v2/models/install/{id}', about(ModelInstallJob, { id }), {
      path: { id },
      ...options,
    });
  }

  /** Returns one installation, or `undefined`. */
  find(id: number, options?: RequestOptions): Promise<ModelInstallJob | undefined> {
    return unlessMissing(this.get(id, options));
  }

  /** Returns whether the server knows an installation. */
  exists(id: number, options?: RequestOptions): Promise<boolean> {
    return isFound(this.get(id, options));
  }

  /** Yields all installations since the server started, the oldest first, without pruned ones. */
  async *list(listOptions?: ListOptions): AsyncGenerator<ModelInstallJob> {
    const { onInvalid, ...options } = listOptions ?? {};
    const schema = rows(ModelInstallJobList, ModelInstallJob, onInvalid);
    yield* await this.#transport.json('GET /api/v2/models/install', schema, { ...options });
  }

  /**
   * Starts an installation, which may have ended when it is returned. **Files of a path are moved** unless `inplace` is
   * set. For a source that is being installed it returns that installation. Not repeated after a lost response.
   *
   * A source that does not exist is a `ConflictError`; a repository of Hugging Face that is unknown or cannot be reached
   * is a `ServerError`. Other refusals are installations with the status `error`: of a path without a model, or
   * installed already. A file with a known extension is always installed, if need be with the type `unknown`.
   */
  async create(input: ModelInstallInput, options?: RequestOptions): Promise<ModelInstallJob> {
    const { config = {}, ...query } = check('input', ModelInstallInput, input);
    return this.#transport.json('POST /api/v2/models/install', ModelInstallJob, { query, body: config, ...options });
  }

  /**
   * Starts the installation of a repository of Hugging Face, and returns whether it did: not of one with several models,
   * which `HuggingFaceRepository.models` lists. A GET, yet not repeated after a lost response.
   */
  async createFromHuggingFace(repository: string, options?: RequestOptions): Promise<boolean> {
    if (typeof repository !== 'string' || repository === '')
      throw new InputError('repository', `must be the id of a repository, got ${printValue(repository)}`);
    const response = await this.#transport.request('GET /api/v2/models/install/huggingface', {
      query: { source: repository },
      repeatable: false,
      ...options,
    });
    await response.body?.cancel(); // a web page
    return response.status === 201;
  }

  /**
   * Cancels an installation and deletes its downloads. One that has ended gets the status `cancelled` too, and its model
   * remains. One that is being examined may still complete.
   */
  cancel(id: number, options?: RequestOptions): Promise<void> {
    return this.#transport.json('DELETE /api/v2/models/install/{id}', nothing, { path: { id }, ...options });
  }

  /** Pauses an installation, unless it has ended. **A local source cannot be resumed.** @since InvokeAI 6.12 */
  pause(id: number, options?: RequestOptions): Promise<ModelInstallJob> {
    return this.#transport.json('POST /api/v2/models/install/{id}/pause', about(ModelInstallJob, { id }), {
      path: { id },
      ...options,
      since: since.modelInstallPause,
    });
  }

  /** Resumes an installation, if it is paused. @since InvokeAI 6.12 */
  resume(id: number, options?: RequestOptions): Promise<ModelInstallJob> {
    return this.#transport.json('POST /api/v2/models/install/{id}/resume', about(ModelInstallJob, { id }), {
      path: { id },
      ...options,
      since: since.modelInstallPause,
    });
  }

  /** Downloads the files of an installation again that failed, if any. @since InvokeAI 6.12 */
  restartFailed(id: number, options?: RequestOptions): Promise<ModelInstallJob> {
    return this.#transport.json('POST /api/v2/models/install/{id}/restart_failed', about(ModelInstallJob, { id }), {
      path: { id },
      ...options,
      since: since.modelInstallPause,
    });
  }

  /**
   * Downloads one file of an installation again, by its URL. **With any other URL an installation of a URL or repository
   * gets the status `waiting` for good**; a local one is left as it is.
   *
   * @since InvokeAI 6.12
   */
  async restartFile(id: number, url: string, options?: RequestOptions): Promise<ModelInstallJob> {
    if (typeof url !== 'string' || !/^https?:\/\/[^/]/.test(url))
      throw new InputError('url', `must be the URL of a file, got ${printValue(url)}`);
    return this.#transport.json('POST /api/v2/models/install/{id}/restart_file', about(ModelInstallJob, { id }), {
      path: { id },
      body: url,
      ...options,
      since: since.modelInstallPause,
    });
  }

  /** Removes the installations that have ended from the list. Their models remain. */
  prune(options?: RequestOptions): Promise<void> {
    const route = 'DELETE /api/v2/models/install';
    return noContent(route, this.#transport.blob(route, { ...options }));
  }

  /** Returns the models that the server suggests, and which of them it has. */
  starterModels(options?: RequestOptions): Promise<StarterModels> {
    return this.#transport.json('GET /api/v2/models/starter_models', StarterModels, { ...options });
  }

  /** Returns what may be models in a folder of the server, and which are installed. Unreadable paths are status 400. */
  async scanFolder(path: string, options?: RequestOptions): Promise<FoundModel[]> {
    if (typeof path !== 'string' || path === '')
      throw new InputError('path', `must be a folder on the server's machine, got ${printValue(path)}`);
    return this.#transport.json('GET /api/v2/models/scan_folder', FoundModelList, {
      query: { scan_path: path },
      ...options,
    });
  }
}
