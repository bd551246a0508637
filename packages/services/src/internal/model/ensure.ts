import type { ModelConfig } from '@x/models/model-config';
import type { ModelInstallJob } from '@x/models/model-install';
import { notify } from '@x/transport/async';
import type { RequestOptions } from '@x/transport/options';
import { InstallEvents } from './install-events.js';
import { Installation, type InstallationContext } from './installation.js';
import { matchModel } from './match.js';
import type { ModelStores } from './model-stores.js';
import { type InstallOutcome, type ModelOutcome, type WantedModel, without } from './outcome.js';
import { canonicalSource, sourceText } from './source.js';

/** The progress of models that are being installed. */
export interface ModelProgress {
  /** How many of the wanted models have an outcome. */
  readonly done: number;
  /** How many models are wanted. */
  readonly total: number;
  /** The source of the installation that changed; `undefined` when a model got its outcome. */
  readonly source: string | undefined;
  /** The status of that installation. */
  readonly status: string | undefined;
  /** Bytes of that installation so far. */
  readonly bytes: number;
  /** All bytes of that installation; 0 while unknown. */
  readonly totalBytes: number;
}

/** Times in milliseconds, and how often a failed download is started again. */
type EnsureSettings = Pick<InstallationContext, 'pollInterval' | 'maxOutage' | 'recoveryTimeout'> & {
  readonly maxWait: number;
  readonly retries: number;
};

interface EnsureInput {
  readonly stores: ModelStores;
  readonly settings: EnsureSettings;
  readonly onProgress: ((progress: ModelProgress) => unknown) | undefined;
  readonly options: RequestOptions;
}

/** Returns the outcome of each wanted model, in their order. Installs each source once. */
export async function ensureModels(
  wanted: readonly WantedModel[],
  { stores, settings, onProgress, options }: EnsureInput,
): Promise<ModelOutcome[]> {
  const models: ModelConfig[] = [];
  for await (const model of stores.models.list({}, options)) models.push(model);
  let done = 0;
  const report = (job?: ModelInstallJob): void =>
    notify(onProgress, {
      done,
      total: wanted.length,
      source: job && sourceText(job.source),
      status: job?.status,
      bytes: job?.bytes ?? 0,
      totalBytes: job?.total_bytes ?? 0,
    });
  const events = new InstallEvents(stores.events);
  const deadline = performance.now() + settings.maxWait;
  const context: InstallationContext = { stores, events, ...settings, deadline, options, onJob: report };
  const running = new Map<string, Promise<InstallOutcome>>();
  const outcomeOf = async (one: WantedModel): Promise<ModelOutcome> => {
    const match = matchModel(models, one);
    const outcome = match ? { status: 'present' as const, model: match.model, reason: undefined } : await obtain(one);
    done += 1;
    report();
    return { wanted: one, by: match?.by, ...outcome };
  };
  const obtain = (one: WantedModel): Promise<InstallOutcome> => {
    const { source } = one;
    if (source === undefined) return Promise.resolve(without('missing', 'the server does not have it; give a source'));
    const name = canonicalSource(source);
    const started = running.get(name) ?? new Installation({ ...one, source }, context).run();
    running.set(name, started);
    return started;
  };
  try {
    return await Promise.all(wanted.map(outcomeOf));
  } finally {
    events.stop();
  }
}
