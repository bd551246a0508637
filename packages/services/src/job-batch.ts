import type { Image } from '@x/models/image';
import { JobError } from './job-errors.js';
import type { Job, WaitOptions } from './job-handle.js';
import type { JobResult } from './job-result.js';

/** How one job of a batch ended. */
export type JobEnd =
  | { readonly job: Job; readonly result: JobResult; readonly error?: undefined }
  | { readonly job: Job; readonly error: JobError; readonly result?: undefined };

/** Several jobs that were put on the queue together, in the order of the batch's data. */
export class JobBatch {
  readonly id: string;
  readonly jobs: readonly Job[];

  constructor(id: string, jobs: readonly Job[]) {
    this.id = id;
    this.jobs = jobs;
  }

  /** Returns how each job ended, once all have. */
  async ends(options: WaitOptions = {}): Promise<JobEnd[]> {
    return Promise.all(this.jobs.map((job) => endOf(job, options)));
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
    await this.results(options);
    const images: Image[][] = [];
    for (const job of this.jobs) images.push(await job.images(options));
    return images;
  }

  /** Cancels what has not ended, and returns how many jobs that was. */
  async cancel(options: Pick<WaitOptions, 'signal'> = {}): Promise<number> {
    let canceled = 0;
    for (const job of this.jobs) if (await job.cancel(options)) canceled++;
    return canceled;
  }
}

async function endOf(job: Job, options: WaitOptions): Promise<JobEnd> {
  try {
    return { job, result: await job.result(options) };
  } catch (error) {
    if (error instanceof JobError && error.name !== 'JobTimeoutError') return { job, error };
    throw error;
  }
}
