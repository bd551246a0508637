import type { ModelConfig } from '@x/models/model-config';
import type { FoundModel } from '@x/models/model-install';
import { type Consent, checkConsent } from '@x/repositories/options';
import { InputError, printValue } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import { objectOrEmpty, requestOptions, requireObject, requireStores } from './internal/arguments.js';
import { ensureModels, type ModelProgress } from './internal/model/ensure.js';
import { explained } from './internal/model/explain.js';
import { type ModelCriteria, type ModelMatch, matchModel } from './internal/model/match.js';
import type { ModelStores } from './internal/model/model-stores.js';
import type { ModelOutcome, WantedModel } from './internal/model/outcome.js';

export type { ModelProgress } from './internal/model/ensure.js';
export { type ModelCriteria, type ModelMatch, type ModelMatchRule, matchModel } from './internal/model/match.js';
export type { ModelEvents, ModelStores } from './internal/model/model-stores.js';
export type { ModelOutcome, ModelStatus, WantedModel } from './internal/model/outcome.js';

/** How installations are followed. All times are milliseconds. */
export interface ModelServiceOptions {
  /**
   * Interval of polling. An event of an installation is a reason to poll at once.
   *
   * @default 1000
   */
  readonly pollInterval?: number | undefined;
  /**
   * How long the server may be unreachable before the outcome of a model is `lost`.
   *
   * @default 300000
   */
  readonly maxOutage?: number | undefined;
  /**
   * How long to search for an installation whose request got no response.
   *
   * @default 60000
   */
  readonly recoveryTimeout?: number | undefined;
}

/** Options for ensuring models. */
export interface EnsureModelsOptions extends RequestOptions {
  /**
   * Milliseconds after which what is not installed gets the outcome `timeout`. The installations continue.
   *
   * @default 3600000
   */
  readonly maxWait?: number | undefined;
  /**
   * How often a download that failed is started again. Files that arrived are kept.
   *
   * @default 1
   */
  readonly retries?: number | undefined;
  /** Called with each state of an installation, and with each outcome. Not awaited. What it throws is ignored. */
  readonly onProgress?: ((progress: ModelProgress) => unknown) | undefined;
}

/** Models of a server: found, installed and followed until they are there. For administrators. */
export class ModelService {
  readonly #stores: ModelStores;
  readonly #times: Required<{ readonly [Name in keyof ModelServiceOptions]: number }>;

  constructor(stores: ModelStores, options?: ModelServiceOptions) {
    requireStores(stores, ['models', 'modelInstalls']);
    const { pollInterval = 1_000, maxOutage = 300_000, recoveryTimeout = 60_000 } = objectOrEmpty('options', options);
    this.#times = { pollInterval, maxOutage, recoveryTimeout };
    for (const [name, time] of Object.entries(this.#times)) checkTime(name, time);
    this.#stores = stores;
  }

  /**
   * Makes sure that the server has these models, and returns the outcome of each, in their order.
   *
   * A model is searched for by its key, its hash, its name, and its source, in this order; what is not found is
   * installed from its source. Nothing is installed twice: an installation that is under way is followed, one that is
   * paused is resumed, and one whose request got no response is searched for in the server's list. Each is followed by
   * events and by polling, also over a restart of the server. What fails is an outcome, not an error; an abort rejects
   * with the signal's reason, and the installations continue.
   */
  async ensure(wanted: readonly WantedModel[], options?: EnsureModelsOptions): Promise<ModelOutcome[]> {
    const { maxWait = 3_600_000, retries = 1, onProgress, ...request } = requestOptions(options);
    checkTime('maxWait', maxWait);
    if (!Number.isInteger(retries) || retries < 0)
      throw new InputError('retries', `must be a whole number, 0 or more, got ${printValue(retries)}`);
    if (!Array.isArray(wanted)) throw new InputError('wanted', `must be a list, got ${printValue(wanted)}`);
    for (const [index, one] of wanted.entries()) checkCriteria(`wanted.${index}`, one);
    const settings = { ...this.#times, maxWait, retries };
    return ensureModels(wanted, { stores: this.#stores, settings, onProgress, options: request });
  }

  /** Returns a model and by which of the criteria it was found; `undefined` when no model matches. */
  async find(criteria: ModelCriteria, options?: RequestOptions): Promise<ModelMatch | undefined> {
    checkCriteria('criteria', criteria);
    const models: ModelConfig[] = [];
    for await (const model of this.#stores.models.list({}, requestOptions(options))) models.push(model);
    return matchModel(models, criteria);
  }

  /** Returns what may be a model in a folder on the server's machine and is not installed, sorted by its path. */
  async scan(folder: string, options?: RequestOptions): Promise<FoundModel[]> {
    const found = await this.#stores.modelInstalls.scanFolder(folder, requestOptions(options));
    return found.filter(({ is_installed }) => !is_installed).sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /**
   * Installs all models in a folder on the server's machine, and returns the outcome of each. They stay where they are.
   * What the server does not recognize is installed too, with the outcome `different`.
   */
  async ensureFolder(folder: string, options?: EnsureModelsOptions): Promise<ModelOutcome[]> {
    const { maxWait: _, retries: __, onProgress: ___, ...request } = requestOptions(options);
    const found = await this.scan(folder, request);
    return this.ensure(
      found.map(({ path }) => ({ source: path, inplace: true })),
      options,
    );
  }

  /**
   * Converts a checkpoint of Stable Diffusion to the format of diffusers, and returns the new model. It has another key
   * and hash, and the checkpoint is deleted. It takes minutes, so pass a `timeout`.
   *
   * @throws ModelRefusedError when the server refuses
   */
  async convert(key: string, consent: Consent, options?: RequestOptions): Promise<ModelConfig> {
    checkConsent(consent);
    return explained(key, this.#stores.models.convert(key, requestOptions(options)));
  }

  /**
   * Deletes a model. Its files are deleted too when the server moved or downloaded them; those of a model that was
   * installed in place remain.
   *
   * @throws ModelRefusedError when the server refuses
   */
  async delete(key: string, consent: Consent, options?: RequestOptions): Promise<void> {
    checkConsent(consent);
    await explained(key, this.#stores.models.delete(key, requestOptions(options)));
  }
}

const LONGEST = 2 ** 31 - 1;

function checkTime(name: string, time: unknown): void {
  if (typeof time === 'number' && time > 0 && time <= LONGEST) return;
  throw new InputError(name, `must be a positive number of milliseconds, got ${printValue(time)}`);
}

const CRITERIA = ['key', 'hash', 'name', 'source'] as const;

function checkCriteria(argument: string, criteria: ModelCriteria): void {
  const given = requireObject(argument, criteria);
  for (const name of [...CRITERIA, 'base', 'type'] as const) {
    const value = given[name];
    if (value === undefined || (typeof value === 'string' && value.trim() !== '')) continue;
    throw new InputError(`${argument}.${name}`, `must be a text that is not empty, got ${printValue(value)}`);
  }
  if (CRITERIA.some((name) => given[name] !== undefined)) return;
  throw new InputError(argument, 'must have a key, a hash, a name or a source');
}
