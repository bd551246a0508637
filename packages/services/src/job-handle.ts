import type { Image } from '@x/models/image';
import type { QueueItemStatus } from '@x/models/queue-item';
import { NotFoundError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { chunks } from './internal/chunks.js';
import type { JobContext } from './internal/job-context.js';
import { streamOf } from './internal/stream-of.js';
import type { TrackedItem } from './internal/tracked-item.js';
import { waitFor } from './internal/wait-for.js';
import type { JobEvent } from './job-event.js';
import { imageNames, type JobResult } from './job-result.js';

/** What a caller may say about a wait. */
export interface WaitOptions {
  /** Gives the wait up; the job goes on. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds after which the wait is given up with a `JobTimeoutError`; the job goes on. */
  readonly timeout?: number | undefined;
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
  async result(options: WaitOptions = {}): Promise<JobResult> {
    const outcome = await this.#wait(options);
    if ('error' in outcome) throw outcome.error;
    return outcome.result;
  }

  /** Returns the images the job made, in order; intermediate ones too. Images deleted meanwhile are left out. */
  async images(options: WaitOptions = {}): Promise<Image[]> {
    const { results } = await this.result(options);
    const names = new Set(results.flatMap(({ output }) => imageNames(output)));
    const images: Image[] = [];
    for (const chunk of chunks([...names])) {
      images.push(...(await this.#context.stores.images.getMany(chunk, { signal: options.signal })));
    }
    return images;
  }

  /** Yields what happens to the job from now on. It ends when the job has, however; breaking off leaves it running. */
  events(options: RequestOptions = {}): AsyncGenerator<JobEvent> {
    return streamOf(this.#item, this.#context, options);
  }

  /** Cancels the job and returns whether that worked: one that had ended stays what it was. */
  async cancel(options: RequestOptions = {}): Promise<boolean> {
    this.#item.cancelAsked = true;
    try {
      const { status } = await this.#context.stores.items.cancel(this.#item.id, options);
      if (status === 'canceled') this.#item.canceled();
      else this.#item.cancelAsked = false;
      return status === 'canceled';
    } catch (error) {
      this.#item.cancelAsked = false;
      if (!(error instanceof NotFoundError)) throw error;
      this.#item.gone();
      return false;
    }
  }

  /** Puts the job on the queue again and returns the new one. Only one that failed or was canceled can be. */
  async retry(options: RequestOptions = {}): Promise<Job> {
    return new Job(await this.#context.retry(this.#item.id, options), this.#context);
  }

  async #wait({ signal, timeout, cancel }: WaitOptions) {
    try {
      return await waitFor(this.#item, { signal, timeout });
    } catch (error) {
      if (cancel) await this.cancel();
      throw error;
    }
  }
}
