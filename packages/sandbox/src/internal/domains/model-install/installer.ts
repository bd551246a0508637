import { join } from 'node:path';

import type { SandboxState } from '../../engine/sandbox-state.js';
import type { ModelChanges } from '../../records/model/model-changes.js';
import type { ModelFields } from '../../records/model/model-config.js';
import { bytesOf } from '../../storage/model-file/model-files.js';
import { InstallError, tracebackOf } from './install-error.js';
import { installExternal, installPath } from './install-model.js';
import { type JobSource, textOf } from './source.js';

/** An installation. The keys are in the server's order. */
export interface Job {
  readonly id: number;
  status: 'waiting' | 'running' | 'paused' | 'completed' | 'error' | 'cancelled';
  error_reason: string | null;
  config_in: ModelFields;
  config_out: ModelFields | null;
  readonly inplace: boolean;
  readonly source: JobSource;
  readonly local_path: string;
  bytes: number;
  total_bytes: number;
  readonly source_metadata: null;
  readonly download_parts: readonly never[];
  error: string | null;
  error_traceback: string | null;
}

const TERMINAL = ['completed', 'error', 'cancelled'];
const PRIVATE =
  'Set `allow_private_download_urls` in invokeai.yaml to permit downloads from loopback and private-network addresses.';

/** Runs installations one after the other, and keeps the list of them until the sandbox is closed. */
export class Installer {
  readonly #state: SandboxState;
  #jobs: Job[] = [];
  #next = 0;
  readonly #queue: Job[] = [];
  #timer: NodeJS.Immediate | undefined;

  constructor(state: SandboxState) {
    this.#state = state;
  }

  list(): readonly Job[] {
    return this.#jobs;
  }

  find(id: number): Job | undefined {
    return this.#jobs.find((job) => job.id === id);
  }

  /** Starts an installation, or returns the one of the same source that has not ended. */
  start(source: JobSource, config: ModelChanges): Job {
    const text = textOf(source);
    const same = this.#jobs.find((job) => textOf(job.source) === text && !isTerminal(job));
    if (same) return same;
    const job = this.#create(source, config);
    this.#jobs.push(job);
    this.#queue.push(job);
    this.#schedule();
    return job;
  }

  cancel(job: Job): void {
    job.status = 'cancelled';
  }

  pause(job: Job): void {
    if (!isTerminal(job)) job.status = 'paused';
  }

  prune(): void {
    this.#jobs = this.#jobs.filter((job) => !isTerminal(job));
  }

  #create(source: JobSource, config: ModelChanges): Job {
    const inplace = source.type === 'external' || (source.type === 'local' && source.inplace);
    const { modelFolder } = this.#state;
    return {
      id: this.#next++,
      status: 'waiting',
      error_reason: null,
      config_in: Object.fromEntries(CONFIG.map((name) => [name, config[name] ?? null])),
      config_out: null,
      inplace,
      source,
      local_path: localPathOf(source, modelFolder),
      bytes: 0,
      total_bytes: 0,
      source_metadata: null,
      download_parts: [],
      error: null,
      error_traceback: null,
    };
  }

  #schedule(): void {
    this.#timer ??= setImmediate(() => {
      this.#timer = undefined;
      const job = this.#queue.shift();
      if (job && this.#state.database.isOpen) this.#run(job);
      if (this.#queue.length > 0) this.#schedule();
    });
  }

  #run(job: Job): void {
    const { bus } = this.#state;
    const { id, source } = job;
    if (job.status === 'cancelled') bus.emit('model_install_cancelled', { id, source });
    if (job.status !== 'waiting') return;
    if (source.type === 'url') this.#refuseDownload(job, source.url);
    else this.#install(job, source);
  }

  #install(job: Job, source: Exclude<JobSource, { readonly type: 'url' }>): void {
    const { bus } = this.#state;
    const { id } = job;
    try {
      job.status = 'running';
      job.total_bytes = source.type === 'local' ? bytesOf(source.path) : 0;
      job.bytes = job.total_bytes;
      bus.emit('model_install_started', { id, source });
      const source_type = source.type === 'local' ? 'path' : 'external';
      job.config_in = { ...job.config_in, source: textOf(source), source_type };
      const config = { ...job.config_in } as ModelChanges;
      const record =
        source.type === 'local'
          ? installPath(this.#state, source.path, config, job.inplace)
          : installExternal(this.#state, source, config);
      job.config_out = record;
      job.status = 'completed';
      const { total_bytes } = job;
      bus.emit('model_install_complete', { id, source, key: String(record['key']), total_bytes, config: record });
    } catch (error) {
      this.#fail(job, error);
    }
  }

  #refuseDownload(job: Job, url: string): void {
    const type = 'UnsafeDownloadURLException';
    const host = new URL(url).hostname;
    const reason = `Refusing to download from '${host}': it resolves to a non-public address. ${PRIVATE}`;
    this.#fail(job, new InstallError(type, reason));
    const error = tracebackOf(type, reason);
    this.#state.bus.emit('download_error', { source: url, error_type: `${type}(${reason})`, error });
  }

  #fail(job: Job, error: unknown): void {
    const type = error instanceof InstallError ? error.type : 'Exception';
    const reason = error instanceof Error ? error.message : String(error);
    job.status = 'error';
    job.error_reason = type;
    job.error = reason;
    job.error_traceback = tracebackOf(type, reason);
    const { id, source } = job;
    this.#state.bus.emit('model_install_error', { id, source, error_type: type, error: reason });
  }
}

const isTerminal = ({ status }: Job): boolean => TERMINAL.includes(status);

function localPathOf(source: JobSource, modelFolder: string): string {
  if (source.type === 'local') return source.path;
  return source.type === 'url' ? join(modelFolder, 'tmpinstall_sandbox') : modelFolder;
}

/** The fields of `config_in`, in the server's order. */
const CONFIG = [
  ...(['source', 'source_type', 'source_api_response', 'source_url', 'name', 'path', 'description'] as const),
  ...(['base', 'type', 'key', 'hash', 'file_size', 'format', 'trigger_phrases', 'default_settings'] as const),
  ...(['provider_id', 'provider_model_id', 'capabilities', 'cpu_only', 'variant', 'prediction_type'] as const),
  ...(['upcast_attention', 'config_path'] as const),
];
