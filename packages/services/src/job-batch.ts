import type { Image } from '@x/models/image';
import type { RequestOptions } from '@x/transport/options';

import { imagesOf } from './internal/images-of.js';
import type { JobContext } from './internal/job-context.js';
import type { TrackedItem } from './internal/tracked-item.js';
import { isUncertain } from './internal/uncertain.js';
import { waitFor } from './internal/wait-for.js';
import type { JobError } from './job-errors.js';
import { Job, type WaitOptions } from './job-handle.js';
import type { JobResult } from './job-result.js';

/** How one job of a batch ended. */
export type JobEnd =
  | { readonly job: Job; readonly result: JobResult; readonly error?: undefined }
  | { readonly job: Job; readonly error: JobError; readonly result?: undefined };

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
  async ends({ cancel = false, ...options }: WaitOptions = {}): Promise<JobEnd[]> {
    try {
      await waitFor(this.#items, options);
    } catch (error) {
      if (cancel) await this.cancel().catch(() => {});
      throw error;
    }
    return this.jobs.flatMap((job, index) => {
      const outcome = this.#items[index]?.outcome;
      return outcome ? [{ job, ...outcome }] : [];
    });
  }

  /**
   * Returns what all jobs brought forth, once all have ended.
   *
   * @throws JobError of the first job, in their order, that brought no result
   */
  async results(options: WaitOptions = {}): Promise<JobResult[]> {
    return (await this.ends(options)).map(({ result, error }) => {
      if (error) throw error;
      return result;
    });
  }

  /** Returns the images of all jobs, job by job. Rejects as `results` does. */
  async images(options: WaitOptions = {}): Promise<Image[][]> {
    return imagesOf(await this.results(options), this.#context.stores.images, { signal: options.signal });
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
}
