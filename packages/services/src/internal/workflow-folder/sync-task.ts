import { notify } from '@x/transport/async';
import {
  AuthenticationError,
  ConnectionError,
  HttpError,
  InputError,
  InvokeError,
  TimeoutError,
} from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import type { Task, TaskOptions } from '../../task.js';
import { requestOptions } from '../arguments.js';
import type { Folder } from '../folder.js';
import { lockFolder } from '../lock.js';
import { taskError } from '../task-error.js';
import { carryOut } from './carry-out.js';
import { type Examined, examineFolder } from './examine.js';
import { problemOf } from './local-files.js';
import { type PlannedStep, planSteps } from './make-plan.js';
import { type FolderState, readState, writeState } from './state.js';
import type {
  FolderOutcome,
  FolderPlan,
  FolderReport,
  PlannedFolderItem,
  WorkflowFolderOptions,
  WorkflowFolderStores,
} from './sync-types.js';

/** What was found, and what is to be done. */
interface Prepared {
  readonly state: FolderState;
  readonly examined: Examined;
  readonly steps: readonly PlannedStep[];
}

const REQUESTS = { conflict: 0, create: 1, invalid: 0, skip: 0, unchanged: 0, update: 2, write: 1 };

/** Keeps a folder in step with the library. */
export class FolderTask implements Task<FolderPlan, FolderReport> {
  readonly #folder: Folder;
  readonly #stores: WorkflowFolderStores;
  readonly #options: WorkflowFolderOptions;

  constructor(folder: Folder, stores: WorkflowFolderStores, options: WorkflowFolderOptions) {
    this.#folder = folder;
    this.#stores = stores;
    this.#options = options;
  }

  async plan(options?: RequestOptions): Promise<FolderPlan> {
    const request = requestOptions(options);
    await this.#folder.check();
    const { examined, steps } = await this.#prepare(request);
    const ahead = steps.map(({ item, isIdOnly }) => (isIdOnly ? 0 : REQUESTS[item.action]));
    return {
      items: steps.map(({ item }) => item),
      requests: ahead.reduce((sum, count) => sum + count, examined.requests),
    };
  }

  async run(taskOptions?: TaskOptions<FolderReport>): Promise<FolderReport> {
    const { onProgress, ...options } = requestOptions(taskOptions);
    await this.#folder.check();
    const release = await lockFolder(this.#folder);
    try {
      await this.#folder.removeAbandoned();
      return await this.#run(await this.#prepare(options), onProgress, options);
    } finally {
      await release();
    }
  }

  async #prepare(options: RequestOptions): Promise<Prepared> {
    const state = await readState(this.#folder);
    const examined = await examineFolder(this.#folder, this.#stores, state, options);
    const steps = await planSteps(examined, await this.#folder.names(), state, this.#options);
    return { state, examined, steps };
  }

  async #run(
    { state, examined, steps }: Prepared,
    onProgress: TaskOptions<FolderReport>['onProgress'],
    options: RequestOptions,
  ): Promise<FolderReport> {
    const outcomes = steps.map(({ item }): FolderOutcome => ({ ...item, status: 'pending', error: undefined }));
    const report = (): FolderReport => ({ items: [...outcomes] });
    const notifyProgress = (): void => {
      const done = outcomes.filter(({ status }) => status !== 'pending').length;
      if (onProgress) notify(onProgress, { done, total: outcomes.length, report: report() });
    };
    const context = { folder: this.#folder, stores: this.#stores, ids: new Set(examined.ids) };
    const before = JSON.stringify([...state]);
    notifyProgress();
    try {
      for (const [index, step] of steps.entries()) {
        options.signal?.throwIfAborted();
        const { item } = step;
        try {
          const result = await carryOut(step, context, options);
          if (result) state.set(result.id, result.entry);
          if (result && item.action !== 'unchanged') await saveState(this.#folder, state);
          const place = result ? { id: result.id, file: result.entry.file } : {};
          outcomes[index] = { ...item, ...place, status: statusOf(item), error: undefined };
        } catch (error) {
          if (error instanceof StateError || isLast(error, options)) throw error;
          const known = InvokeError.isInstance(error) ? error : undefined;
          const reason = known && !(known instanceof InputError) ? known.message : problemOf(error);
          outcomes[index] = { ...item, status: 'failed', reason, error: known };
        }
        notifyProgress();
      }
      forget(state, examined);
      if (JSON.stringify([...state]) !== before) await saveState(this.#folder, state);
    } catch (error) {
      notifyProgress();
      throw taskError(error, report(), options);
    }
    return report();
  }
}

const statusOf = ({ action }: PlannedFolderItem): 'done' | 'none' =>
  action === 'create' || action === 'update' || action === 'write' ? 'done' : 'none';

/** What was in step could not be written, so nothing more is changed. */
class StateError extends InvokeError {}

async function saveState(folder: Folder, state: FolderState): Promise<void> {
  await writeState(folder, state).catch((cause: unknown) => {
    throw new StateError(`the folder cannot be written: ${problemOf(cause)}`, { cause });
  });
}

/** Forgets workflows that are neither on the server nor in the folder. */
function forget(state: FolderState, { ids, files }: Examined): void {
  const inFiles = new Set(files.map(({ id }) => id));
  const names = new Set(files.filter(({ problem }) => problem !== undefined).map(({ file }) => file));
  for (const [id, { file }] of state) if (!ids.has(id) && !inFiles.has(id) && !names.has(file)) state.delete(id);
}

/** The server cannot be reached, or refuses the user: the next item would fail too. */
const isLast = (error: unknown, { signal }: RequestOptions): boolean =>
  signal?.aborted === true ||
  error instanceof AuthenticationError ||
  error instanceof ConnectionError ||
  error instanceof TimeoutError ||
  (error instanceof HttpError && error.isRetryable);
