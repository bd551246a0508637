import type { ModelConfig } from '@x/models/model-config';
import type { ModelInstallInput, ModelInstallJob } from '@x/models/model-install';
import { HttpError, InvokeError, mayHaveHappened } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import { isUnreachable } from '../unreachable.js';
import type { InstallEvents } from './install-events.js';
import { differenceFrom, matchModel } from './match.js';
import type { ModelStores } from './model-stores.js';
import { type InstallOutcome, type WantedModel, without } from './outcome.js';
import { canonicalSource, isRemote, sourceText } from './source.js';

/** What an installation works with. Times are milliseconds. */
export interface InstallationContext {
  readonly stores: ModelStores;
  readonly events: InstallEvents;
  readonly pollInterval: number;
  readonly maxOutage: number;
  /** How long to search for an installation whose request got no response. */
  readonly recoveryTimeout: number;
  /** How often a download that failed is started again. */
  readonly retries: number;
  /** When the wait ends, by `performance.now()`. */
  readonly deadline: number;
  readonly options: RequestOptions;
  /** Called with each state of the installation. */
  readonly onJob: (job: ModelInstallJob) => void;
}

/** What a further download does not change. */
const FINAL = ['UnsafeDownloadURLException', 'InvalidModelConfigException', 'DuplicateModelException', 'ValueError'];

/** The installation of one source: started once, followed to its end. */
export class Installation {
  readonly #wanted: WantedModel & { readonly source: string };
  readonly #source: string;
  readonly #context: InstallationContext;
  #retries: number;
  #outage: number | undefined;
  /** A request to install that got no response, and may have been carried out. */
  #lostRequest: { readonly cause: InvokeError; readonly at: number } | undefined;
  /** The installations of this source that there were before. */
  readonly #known = new Set<number>();
  #resumed: number | undefined;

  constructor(wanted: WantedModel & { readonly source: string }, context: InstallationContext) {
    this.#wanted = wanted;
    this.#source = canonicalSource(wanted.source);
    this.#context = context;
    this.#retries = context.retries;
  }

  /** Installs the source, and returns the outcome. Rejects after an abort only. */
  async run(): Promise<InstallOutcome> {
    let id: number | undefined;
    for (;;) {
      try {
        const step = id === undefined ? await this.#start() : await this.#follow(id);
        this.#outage = undefined;
        if (typeof step === 'object') return step;
        id = step;
      } catch (error) {
        const outcome = this.#toOutcome(error);
        if (outcome) return outcome;
      }
      const { deadline, pollInterval, events, options } = this.#context;
      const left = deadline - performance.now();
      if (left <= 0) return without('timeout', 'not installed within maxWait; the installation continues');
      await events.next(Math.min(left, pollInterval), options.signal);
    }
  }

  /** Returns the id of the installation, of which there is one already or one is started now; or the outcome. */
  async #start(): Promise<number | InstallOutcome | undefined> {
    const jobs = await this.#findJobs();
    const running = jobs.find(({ status }) => !['completed', 'error', 'cancelled'].includes(status));
    if (running) return this.#adopt(running);
    if (this.#lostRequest) return this.#recover(jobs, this.#lostRequest);
    for (const { id } of jobs) this.#known.add(id);
    const { modelInstalls, options } = { ...this.#context, ...this.#context.stores };
    try {
      return this.#adopt(await modelInstalls.create(this.#input(), options));
    } catch (error) {
      if (!InvokeError.isInstance(error) || !mayHaveHappened(error) || isRefusal(error)) throw error;
      this.#lostRequest = { cause: error, at: performance.now() };
      return undefined;
    }
  }

  /** The response was lost: the installation may be in the list by now, later, have ended, or never begin. */
  async #recover(
    jobs: readonly ModelInstallJob[],
    { cause, at }: { readonly cause: InvokeError; readonly at: number },
  ): Promise<number | InstallOutcome | undefined> {
    const job = jobs.find(({ id }) => !this.#known.has(id));
    if (job) return this.#adopt(job);
    const model = await this.#findModel();
    if (model) return this.#installed(model);
    if (performance.now() - at < this.#context.recoveryTimeout) return undefined;
    return without('failed', `no response, and no installation of it was found: ${cause.message}`);
  }

  async #follow(id: number): Promise<number | InstallOutcome | undefined> {
    const job = await this.#context.stores.modelInstalls.find(id, this.#context.options);
    // After a restart of the server there is none, or another one has the id.
    if (!job || sourceText(job.source) !== this.#source) {
      const model = await this.#findModel();
      return model ? this.#installed(model) : undefined;
    }
    return this.#observe(job);
  }

  async #adopt(job: ModelInstallJob): Promise<number | InstallOutcome> {
    if (job.status === 'paused' && isRemote(job.source) && this.#resumed !== job.id) {
      this.#resumed = job.id;
      await this.#context.stores.modelInstalls.resume(job.id, this.#context.options);
      return job.id;
    }
    return (await this.#observe(job)) ?? job.id;
  }

  /** Returns the outcome when the installation has ended, and otherwise its id. */
  async #observe(job: ModelInstallJob): Promise<number | InstallOutcome | undefined> {
    this.#context.onJob(job);
    const { config_out, status } = job;
    if (config_out) {
      // The status may be that of a cancellation which was too late.
      const model = await this.#context.stores.models.find(config_out.key, this.#context.options);
      return model ? this.#installed(model) : without('failed', 'it was installed, and deleted meanwhile');
    }
    if (status === 'cancelled') return without('canceled', 'the installation was canceled');
    return status === 'error' ? this.#afterError(job) : job.id;
  }

  async #afterError(job: ModelInstallJob): Promise<number | InstallOutcome | undefined> {
    const reason = job.error ?? job.error_reason ?? 'the server gives no reason';
    if (job.error_reason === 'DuplicateModelException') {
      const model = await this.#findModel();
      if (model) return { status: 'present', model, reason };
    }
    if (!isRemote(job.source) || this.#retries === 0 || FINAL.includes(job.error_reason ?? ''))
      return without('failed', reason);
    this.#retries -= 1;
    // Files that arrived are kept. Without any the source is installed anew.
    if (job.download_parts.length === 0) return this.#restart();
    const { modelInstalls } = this.#context.stores;
    const restarted = await modelInstalls.restartFailed(job.id, this.#context.options);
    return restarted.status === 'error' ? this.#restart() : job.id;
  }

  async #restart(): Promise<number | InstallOutcome | undefined> {
    this.#lostRequest = undefined;
    return this.#start();
  }

  #installed(model: ModelConfig): InstallOutcome {
    const difference = differenceFrom(model, this.#wanted);
    return { status: difference === undefined ? 'installed' : 'different', model, reason: difference };
  }

  /** Returns the installations of this source, the newest first. */
  async #findJobs(): Promise<ModelInstallJob[]> {
    const found: ModelInstallJob[] = [];
    for await (const job of this.#context.stores.modelInstalls.list(this.#context.options)) {
      if (sourceText(job.source) === this.#source) found.unshift(job);
    }
    return found;
  }

  async #findModel(): Promise<ModelConfig | undefined> {
    const models: ModelConfig[] = [];
    for await (const model of this.#context.stores.models.list({}, this.#context.options)) models.push(model);
    return matchModel(models, { source: this.#source })?.model;
  }

  #input(): ModelInstallInput {
    const { source, inplace, accessToken, config } = this.#wanted;
    return {
      source,
      ...(inplace !== undefined && { inplace }),
      ...(accessToken !== undefined && { access_token: accessToken }),
      ...(config && { config }),
    };
  }

  /** Returns the outcome of a failed request; `undefined` when it is made again. Throws the reason of an abort. */
  #toOutcome(error: unknown): InstallOutcome | undefined {
    this.#context.options.signal?.throwIfAborted();
    if (!InvokeError.isInstance(error)) throw error;
    if (!isUnreachable(error)) return without('failed', reasonOf(error));
    this.#outage ??= performance.now();
    if (performance.now() - this.#outage < this.#context.maxOutage) return undefined;
    return without('lost', `the server was unreachable: ${error.message}`);
  }
}

/** Says whether the server itself refused a request; an unexpected error in it did not start an installation either. */
const isRefusal = (error: InvokeError): boolean =>
  error instanceof HttpError && (error.status < 500 || error.status === 500 || error.status === 501);

const reasonOf = (error: InvokeError): string => {
  const isOffline = error instanceof HttpError && error.status === 500;
  return isOffline ? `${error.message}; is there such a repository, and can the server reach it?` : error.message;
};
