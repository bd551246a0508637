import type { Image } from '@x/models/image';
import type { QueueItemStatus } from '@x/models/queue-item';
import { HttpError, NotFoundError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import { JobError } from '../../errors.js';
import type { JobEvent } from './event.js';
import { imagesOf } from './images-of.js';
import type { JobContext } from './job-context.js';
import type { JobResult } from './result.js';
import { streamOf } from './stream-of.js';
import type { TrackedItem } from './tracked-item.js';
import { isUncertain } from './uncertain.js';
import { waitFor } from './wait-for.js';

/** What a caller may say about a wait. */
export interface WaitOptions {
  /** Gives the wait up; the job goes on. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds after which the wait is given up with a `JobTimeoutError`; the job goes on. */
  readonly maxWait?: number | undefined;
  /**
   * Cancel the job when the wait is given up.
   *
   * @default false
   */
  readonly cancel?: boolean | undefined;
}

/** One item on the queue, followed from its enqueueing to its end. */
export class Job {
  readonly #item: TrackedItem;
  readonly #context: JobContext;

  constructor(item: TrackedItem, context: JobContext) {
    this.#item = item;
    this.#context = context;
  }

  get id(): number {
    return this.#item.id;
  }

  /** Where it stands as far as is known. */
  get status(): QueueItemStatus {
    return this.#item.status;
  }

  /**
   * Returns what the job brought forth, once it has ended. Ask as often as you like.
   *
   * @throws JobFailedError, JobCanceledError, JobGoneError, JobLostError, JobTimeoutError
   */
  async result({ cancel = false, ...options }: WaitOptions = {}): Promise<JobResult> {
    try {
      await waitFor([this.#item], options);
    } catch (error) {
      // The wait is over for its own reason, whatever the server says to this.
      if (cancel) await this.cancel().catch(() => {});
      throw error;
    }
    const { outcome } = this.#item;
    if (outcome && 'result' in outcome) return outcome.result;
    throw outcome?.error;
  }

  /** Returns the images the job made, in order; intermediate ones too. Images deleted meanwhile are left out. */
  async images(options: WaitOptions = {}): Promise<Image[]> {
    const result = await this.result(options);
    const images = await imagesOf([result], this.#context.stores.images, { signal: options.signal });
    return images.flat();
  }

  /** Yields what happens to the job from now on. It ends when the job has, however; breaking off leaves it running. */
  events(options: RequestOptions = {}): AsyncGenerator<JobEvent> {
    return streamOf(this.#item, this.#context, options);
  }

  /** Cancels the job and returns whether that worked: one that had ended stays what it was. */
  async cancel(options: RequestOptions = {}): Promise<boolean> {
    const item = this.#item;
    if (item.end && item.end !== 'lost') return false;
    item.cancelAsked = true;
    try {
      const { status } = await this.#context.stores.queueItems.cancel(item.id, options);
      if (status === 'canceled') item.canceled();
      else this.#context.urge();
      return status === 'canceled';
    } catch (error) {
      if (error instanceof HttpError && !isUncertain(error)) item.cancelAsked = false;
      if (!(error instanceof NotFoundError)) throw error;
      item.gone();
      return false;
    }
  }

  /** Puts the job on the queue again and returns the new one. Only one that failed or was canceled can be. */
  async retry(options: RequestOptions = {}): Promise<Job> {
    const { id } = this.#item;
    const [retried] = await this.#context.retry([id], options);
    if (retried) return new Job(retried, this.#context);
    const why = 'it neither failed nor was canceled, the queue is full, or somebody deleted the new one';
    throw new JobError(id, `job ${id} is not on the queue again: ${why}`);
  }
}
