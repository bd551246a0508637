import type { Image } from '@x/models/image';
import type { RequestOptions } from '@x/transport/options';
import type { JobError } from '../../errors.js';
import { batchStream } from './batch-stream.js';
import type { JobEvent } from './event.js';
import { imagesOf } from './images-of.js';
import { Job, type WaitOptions } from './job.js';
import type { JobContext } from './job-context.js';
import type { JobResult } from './result.js';
import type { TrackedItem } from './tracked-item.js';
import { isUncertain } from './uncertain.js';
import { waitFor } from './wait-for.js';

/** How one job of a batch ended. */
export type JobOutcome =
  | { readonly job: Job; readonly result: JobResult; readonly error?: undefined }
  | { readonly job: Job; readonly error: JobError; readonly result?: undefined };

/** What happens to one job of a batch. Of its place on the queue nothing is told. */
export interface BatchEvent {
  readonly job: Job;
  readonly event: JobEvent;
}

/** Several jobs that were put on the queue together, in the order of the batch's data. */
export class JobBatch {
  readonly id: string;
  readonly jobs: readonly Job[];
  readonly #items: readonly TrackedItem[];
  readonly #context: JobContext;

  constructor(id: string, items: readonly TrackedItem[], context: JobContext) {
    this.id = id;
    this.jobs = items.map((item) => new Job(item, context));
    this.#items = items;
    this.#context = context;
  }

  /** Returns how each job ended, once all have. */
  async outcomes({ cancel = false, ...options }: WaitOptions = {}): Promise<JobOutcome[]> {
    try {
      await waitFor(this.#items, options);
    } catch (error) {
      if (cancel) await this.cancel().catch(() => {});
      throw error;
    }
    return [...this.#byItem()].flatMap(([{ outcome }, job]) => (outcome ? [{ job, ...outcome }] : []));
  }

  /**
   * Returns what all jobs brought forth, once all have ended.
   *
   * @throws JobError of the first job, in their order, that brought no result
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

  /** Yields what happens to the jobs from now on. It ends when all have, however; breaking off leaves them running. */
  events(options: RequestOptions = {}): AsyncGenerator<BatchEvent> {
    return batchStream(this.#byItem(), options);
  }

  /** Puts the jobs that failed or were canceled on the queue again, and returns the new ones, in the same order. */
  async retry(options: RequestOptions = {}): Promise<Job[]> {
    const ended = this.#items.filter(({ end }) => end === 'failed' || end === 'canceled');
    const ids = ended.map(({ id }) => id);
    if (ids.length === 0) return [];
    return (await this.#context.retry(ids, options)).map((item) => new Job(item, this.#context));
  }

  /** Cancels what has not ended, in one request, and returns how many jobs that was. */
  async cancel(options: RequestOptions = {}): Promise<number> {
    const open = this.#items.filter(({ end }) => end === undefined || end === 'lost');
    if (open.length === 0) return 0;
    for (const item of open) item.cancelAsked = true;
    try {
      const { canceled } = await this.#context.stores.queue.cancelBatches([this.id], options);
      this.#context.urge();
      return canceled;
    } catch (error) {
      if (!isUncertain(error)) for (const item of open) item.cancelAsked = false;
      throw error;
    }
  }

  /** Returns the jobs by their items. Only for a moment: there may be ten thousand. */
  #byItem(): Map<TrackedItem, Job> {
    const jobs = new Map<TrackedItem, Job>();
    for (const [index, job] of this.jobs.entries()) {
      const item = this.#items[index];
      if (item) jobs.set(item, job);
    }
    return jobs;
  }
}
