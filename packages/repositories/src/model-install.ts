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
 * Installations of models. For administrators.
 *
 * An unknown id is status 415 where an installation would change, so an `HttpError`; `get` rejects with a `NotFoundError`.
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

  /** Returns one installation, or `undefined` when the server does not know it. */
  find(id: number, options?: RequestOptions): Promise<ModelInstallJob | undefined> {
    return unlessMissing(this.get(id, options));
  }

  /** Returns whether the server knows an installation. */
  exists(id: number, options?: RequestOptions): Promise<boolean> {
    return isFound(this.get(id, options));
  }

  /** Yields all installations since the server was started, the oldest first, except those that were pruned. */
  async *list(listOptions?: ListOptions): AsyncGenerator<ModelInstallJob> {
    const { onInvalid, ...options } = listOptions ?? {};
    const schema = rows(ModelInstallJobList, ModelInstallJob, onInvalid);
    yield* await this.#transport.json('GET /api/v2/models/install', schema, { ...options });
  }

  /**
   * Starts an installation and returns it; it may have ended already. **Files of a path are moved** unless `inplace` is
   * set. For a source that is being installed the server returns that installation.
   *
   * Most refusals are later, as an installation with the status `error`: a path without a model, a path that is
   * installed already. A file with a known extension is installed always, with the type `unknown` if need be. A source
   * that does not exist is a `ConflictError`; an unknown repository of Hugging Face, or one that cannot be reached, is a
   * `ServerError`. The request is not repeated after a lost response.
   */
  async create(input: ModelInstallInput, options?: RequestOptions): Promise<ModelInstallJob> {
    const { config = {}, ...query } = check('input', ModelInstallInput, input);
    return this.#transport.json('POST /api/v2/models/install', ModelInstallJob, { query, body: config, ...options });
  }

  /**
   * Starts the installation of a repository of Hugging Face that is one model, and returns whether it did. `false` when
   * the repository holds several: `HuggingFaceRepository.models` lists them. The server's response is a web page.
   *
   * The request is not repeated after a lost response, although it is a GET.
   */
  async createFromHuggingFace(repository: string, options?: RequestOptions): Promise<boolean> {
    if (typeof repository !== 'string' || repository === '')
      throw new InputError('repository', `must be the id of a repository, got ${printValue(repository)}`);
    const response = await this.#transport.request('GET /api/v2/models/install/huggingface', {
      query: { source: repository },
      repeatable: false,
      ...options,
    });
    await response.body?.cancel();
    return response.status === 201;
  }

  /**
   * Cancels an installation. What was downloaded is deleted. One that has ended gets the status `cancelled` too, and its
   * model remains. One that is being examined may still complete.
   */
  cancel(id: number, options?: RequestOptions): Promise<void> {
    return this.#transport.json('DELETE /api/v2/models/install/{id}', nothing, { path: { id }, ...options });
  }

  /**
   * Pauses an installation and returns it. One that has ended is left as it is. **A local source cannot be resumed.**
   *
   * @since InvokeAI 6.12
   */
  pause(id: number, options?: RequestOptions): Promise<ModelInstallJob> {
    return this.#transport.json('POST /api/v2/models/install/{id}/pause', about(ModelInstallJob, { id }), {
      path: { id },
      ...options,
      since: since.modelInstallPause,
    });
  }

  /**
   * Resumes an installation that is paused, and returns it. Any other one is left as it is.
   *
   * @since InvokeAI 6.12
   */
  resume(id: number, options?: RequestOptions): Promise<ModelInstallJob> {
    return this.#transport.json('POST /api/v2/models/install/{id}/resume', about(ModelInstallJob, { id }), {
      path: { id },
      ...options,
      since: since.modelInstallPause,
    });
  }

  /**
   * Downloads the files again that failed, and returns the installation. One without such files is left as it is.
   *
   * @since InvokeAI 6.12
   */
  restartFailed(id: number, options?: RequestOptions): Promise<ModelInstallJob> {
    return this.#transport.json('POST /api/v2/models/install/{id}/restart_failed', about(ModelInstallJob, { id }), {
      path: { id },
      ...options,
      since: since.modelInstallPause,
    });
  }

  /**
   * Downloads one file again, by its URL, and returns the installation. **With a URL that is none of its files an
   * installation of a URL or repository gets the status `waiting` for good**; a local one is left as it is.
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

  /**
   * Returns what may be a model in a folder on the server's machine, and which of it is installed. Nothing is
   * installed. For a path that is no folder, or cannot be read, the server responds with status 400.
   */
  async scanFolder(path: string, options?: RequestOptions): Promise<FoundModel[]> {
    if (typeof path !== 'string' || path === '')
      throw new InputError('path', `must be a folder on the server's machine, got ${printValue(path)}`);
    return this.#transport.json('GET /api/v2/models/scan_folder', FoundModelList, {
      query: { scan_path: path },
      ...options,
    });
  }
}
