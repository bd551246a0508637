import type { Image } from '@x/models/image';
import type { QueueItemStatus } from '@x/models/queue-item';
import type { RequestOptions } from '@x/transport/options';
import { JobError } from '../../errors.js';
import { checkOptions } from '../arguments.js';
import { cancelItem } from './command/cancel.js';
import type { JobEvent } from './events/event.js';
import { jobEvents } from './events/job-events.js';
import { imagesOf } from './images-of.js';
import type { JobContext } from './job-context.js';
import type { JobResult } from './result.js';
import type { Item } from './tracked-item.js';
import { type WaitOptions, waitForEnd } from './wait.js';

/** One item on the queue, followed to its end. */
export class Job {
  readonly #item: Item;
  readonly #context: JobContext;

  constructor(item: Item, context: JobContext) {
    this.#item = item;
    this.#context = context;
  }

  /** The item's id on the queue. A retry gets another one. */
  get id(): number {
    return this.#item.id;
  }

  /**
   * The status on the queue, as far as is known. While nobody waits for the job it is polled ever more rarely, up to
   * each `heartbeatInterval`.
   */
  get status(): QueueItemStatus {
    return this.#item.status;
  }

  /**
   * Returns the outputs of the job once it has completed. It may be called several times.
   *
   * @throws JobFailedError, JobCanceledError, JobGoneError, JobLostError, JobTimeoutError
   */
  async result(options: WaitOptions = {}): Promise<JobResult> {
    checkOptions(options);
    const { cancel = false } = options;
    try {
      await waitForEnd([this.#item], options);
    } catch (error) {
      // The wait rejects with its own reason, whether the cancellation works or not.
      if (cancel) await this.cancel().catch(() => {});
      throw error;
    }
    const { outcome } = this.#item;
    if (outcome && 'result' in outcome) return outcome.result;
    throw outcome?.error;
  }

  /** Returns the images of the job, in order; intermediate ones too. Images deleted meanwhile are left out. */
  async images(options: WaitOptions = {}): Promise<Image[]> {
    const result = await this.result(options);
    const images = await imagesOf([result], this.#context.stores.images, { signal: options.signal });
    return images.flat();
  }

  /** Yields what happens to the job from now on, to its end. Breaking out of the loop does not cancel the job. */
  events(options: RequestOptions = {}): AsyncGenerator<JobEvent> {
    checkOptions(options);
    return jobEvents(this.#item, this.#context, options);
  }

  /**
   * Cancels the job. Returns whether it is canceled: `false` for a job that had ended. After a lost response it reads what became of the job.
   *
   * @throws JobGoneError when another job has its id, for instance on another server; that one is not canceled
   */
  async cancel(options: RequestOptions = {}): Promise<boolean> {
    checkOptions(options);
    return cancelItem(this.#item, this.#context, options);
  }

  /**
   * Puts the job on the queue again and returns the new one. Only a job that failed or was canceled can be retried. When
   * the response is lost the queue is searched for the new one.
   *
   * @throws NotRetriedError when the response was lost and the new job is not on the queue
   * @throws JobGoneError when another job has its id, for instance on another server; that one is not retried
   */
  async retry(options: RequestOptions = {}): Promise<Job> {
    checkOptions(options);
    const { id } = this.#item;
    const [retried] = await this.#context.retry([this.#item], options);
    if (retried) return new Job(retried, this.#context);
    const why = 'it neither failed nor was canceled, the queue is full, or the new item was deleted';
    throw new JobError(id, `job ${id} was not retried: ${why}`);
  }
}
