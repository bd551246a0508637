import type { Image } from '@x/models/image';
import { InputError, printValue } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import type { JobError } from '../../errors.js';
import { checkOptions } from '../arguments.js';
import { cancelBatch } from './command/cancel.js';
import { batchEvents } from './events/batch-events.js';
import type { JobEvent } from './events/event.js';
import { imagesOf } from './images-of.js';
import { Job } from './job.js';
import type { JobContext } from './job-context.js';
import type { JobResult } from './result.js';
import type { Item } from './tracked-item.js';
import { type WaitOptions, waitForEnd } from './wait.js';

/** How one job of a batch ended. */
export type JobOutcome =
  | {
      /** The job that completed. */
      readonly job: Job;
      /** Its outputs. */
      readonly result: JobResult;
      /** Absent: the job completed. */
      readonly error?: undefined;
    }
  | {
      /** The job that did not complete. */
      readonly job: Job;
      /** Why it did not. */
      readonly error: JobError;
      /** Absent: the job did not complete. */
      readonly result?: undefined;
    };

/** An event of one job of a batch. Events of type `queued` are left out. */
export interface BatchEvent {
  /** The job that it happened to. */
  readonly job: Job;
  /** What happened. */
  readonly event: JobEvent;
}

/** Several jobs that were enqueued together, in the order of the batch's data. */
export class JobBatch {
  /** The batch id, as the server has it. */
  readonly id: string;
  /** One for each item, in the order of the batch's data. */
  readonly jobs: readonly Job[];
  readonly #items: readonly Item[];
  readonly #context: JobContext;

  constructor(id: string, items: readonly Item[], context: JobContext) {
    if (!Array.isArray(items)) throw new InputError('items', `must be a list, got ${printValue(items)}`);
    this.id = id;
    this.jobs = items.map((item) => new Job(item, context));
    this.#items = items;
    this.#context = context;
  }

  /** Returns how each job ended, once all have. */
  async outcomes(options: WaitOptions = {}): Promise<JobOutcome[]> {
    checkOptions(options);
    const { cancel = false } = options;
    try {
      await waitForEnd(this.#items, options);
    } catch (error) {
      if (cancel) await this.cancel().catch(() => {});
      throw error;
    }
    return [...this.#byItem()].flatMap(([{ outcome }, job]) => {
      if (!outcome) return [];
      return ['result' in outcome ? { job, result: outcome.result } : { job, error: outcome.error }];
    });
  }

  /**
   * Returns the outputs of all jobs, once all have ended.
   *
   * @throws JobError of the first job, in their order, that did not complete
   */
  async results(options: WaitOptions = {}): Promise<JobResult[]> {
    return (await this.outcomes(options)).map(({ result, error }) => {
      if (error) throw error;
      return result;
    });
  }

  /** Returns the images of all jobs, job by job. Rejects as `results` does. */
  async images(options: WaitOptions = {}): Promise<Image[][]> {
    return imagesOf(await this.results(options), this.#context.stores.images, { signal: options.signal });
  }

  /** Yields what happens to the jobs from now on, to the end of the last. Breaking out of the loop cancels nothing. */
  events(options: RequestOptions = {}): AsyncGenerator<BatchEvent> {
    checkOptions(options);
    return batchEvents(this.#byItem(), options);
  }

  /**
   * Puts the jobs that failed or were canceled on the queue again, and returns the new ones, in the same order. Rejects
   * as {@link Job.retry} does.
   */
  async retry(options: RequestOptions = {}): Promise<Job[]> {
    checkOptions(options);
    const ended = this.#items.filter(({ finalStatus }) => finalStatus === 'failed' || finalStatus === 'canceled');
    if (ended.length === 0) return [];
    return (await this.#context.retry(ended, options)).map((item) => new Job(item, this.#context));
  }

  /**
   * Cancels the jobs that have not ended, in one request, and returns how many items that were. After a lost response it
   * reads what became of them.
   */
  async cancel(options: RequestOptions = {}): Promise<number> {
    checkOptions(options);
    return cancelBatch({ id: this.id, items: this.#items }, this.#context, options);
  }

  /** Returns the jobs by their items. It is not kept: there may be ten thousand. */
  #byItem(): Map<Item, Job> {
    const jobs = new Map<Item, Job>();
    for (const [index, job] of this.jobs.entries()) {
      const item = this.#items[index];
      if (item) jobs.set(item, job);
    }
    return jobs;
  }
}
