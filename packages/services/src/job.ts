import type { Batch } from '@x/models/batch';
import type { Graph } from '@x/models/graph';
import {
  ConnectionError,
  HttpError,
  InputError,
  type InvokeError,
  NotInvokeAIError,
  ResponseError,
  TimeoutError,
} from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { requestedItems, staticNodes } from './internal/batch-size.js';
import { findItems } from './internal/find-items.js';
import type { JobContext } from './internal/job-context.js';
import type { JobStores } from './internal/job-stores.js';
import { outcomeOf } from './internal/outcome.js';
import { QueueWatch } from './internal/queue-watch.js';
import { recoverEnqueued } from './internal/recover-enqueued.js';
import { retryItem } from './internal/retry-item.js';
import type { TrackedItem } from './internal/tracked-item.js';
import { JobBatch } from './job-batch.js';
import { QueueFullError } from './job-errors.js';
import { Job } from './job-handle.js';

export type { JobStores, QueueEvents, QueueRoom } from './internal/job-stores.js';

/** How jobs are followed. All times are milliseconds. */
export interface JobServiceOptions {
  /** The queue that the store is for. @default 'default' */
  readonly queueId?: string | undefined;
  /** How often to look at the queue while events arrive. @default 15 000 */
  readonly heartbeat?: number | undefined;
  /** How often to look at the queue while they do not. @default 1 000 */
  readonly poll?: number | undefined;
  /** How long the server may be out of reach before waits end with a `JobLostError`. @default 300 000 */
  readonly patience?: number | undefined;
  /** How long to look for a batch whose answer was lost. @default 15 000 */
  readonly recovery?: number | undefined;
}

/** How to put work on the queue. */
export interface EnqueueJobOptions extends RequestOptions {
  /** Before all that waits. @default false */
  readonly prepend?: boolean | undefined;
}

/** Work on the queue: put there once, followed to its end. */
export class JobService {
  readonly #stores: JobStores;
  readonly #watch: QueueWatch;
  readonly #recovery: number;
  readonly #context: JobContext;

  constructor(stores: JobStores, options: JobServiceOptions = {}) {
    const { queueId = 'default', heartbeat = 15_000, poll = 1_000, patience = 300_000, recovery = 15_000 } = options;
    this.#stores = stores;
    this.#watch = new QueueWatch(stores, queueId, { heartbeat, poll, patience });
    this.#recovery = recovery;
    this.#context = {
      stores,
      ahead: (item, request) => this.#ahead(item, request),
      onStart: (listener) => this.#watch.onStart(listener),
      retry: async (id, request) => this.#watch.track(await retryItem(stores.items, id, request)),
    };
  }

  /** Puts a graph on the queue, to run once, and returns the job. Rejects as {@link enqueueBatch} does. */
  async enqueue(graph: Graph, options?: EnqueueJobOptions): Promise<Job> {
    const { jobs } = await this.enqueueBatch({ graph, runs: 1 }, options);
    const [job] = jobs;
    if (!job) throw new QueueFullError({ enqueued: 0, requested: 1, itemIds: [] });
    return job;
  }

  /**
   * Puts a batch on the queue, once, and returns its jobs. When the answer is lost the batch is looked for under the
   * id it was given; it is never sent again.
   *
   * @throws QueueFullError when the queue took less than all; what it took runs, unless it is canceled
   * @throws NotEnqueuedError when the answer was lost and the batch is not on the queue
   */
  async enqueueBatch(batch: Batch, { prepend, ...options }: EnqueueJobOptions = {}): Promise<JobBatch> {
    const requested = requestedItems(batch);
    if (requested === 0) throw new InputError('batch', 'asks for no items: a list of values is empty');
    const named = { origin: 'x', ...batch, batch_id: batch.batch_id ?? crypto.randomUUID() };
    const hold = await this.#watch.hold(named.batch_id, staticNodes(batch.graph), options.signal);
    try {
      const itemIds = await this.#send(named, { prepend, ...options });
      const items = hold.items(itemIds);
      releaseAfter(items, hold.release);
      if (items.length < requested) throw new QueueFullError({ enqueued: items.length, requested, itemIds });
      return new JobBatch(
        named.batch_id,
        items.map((item) => this.#job(item)),
      );
    } catch (error) {
      hold.release();
      throw error;
    }
  }

  /** Returns a job that is on the queue already, whoever put it there. It may have ended. */
  async follow(itemId: number, options: RequestOptions = {}): Promise<Job> {
    const item = await this.#stores.items.get(itemId, options);
    const tracked = this.#watch.track(item.item_id);
    const outcome = outcomeOf(item, 'elsewhere');
    if (outcome) tracked.settle(outcome, item.status);
    else tracked.changed(item.status, item.status_sequence);
    return this.#job(tracked);
  }

  /** Returns all jobs of one origin that are on the queue, in the order in which they were put there. Needs 6.7. */
  async followOrigin(origin: string, options: RequestOptions = {}): Promise<Job[]> {
    const ids = await findItems(this.#stores.items, { where: (item) => item.origin === origin }, options);
    this.#watch.urge();
    return ids.map((id) => this.#job(this.#watch.track(id)));
  }

  async #send(batch: Batch & { readonly batch_id: string }, options: EnqueueJobOptions): Promise<number[]> {
    try {
      const { item_ids } = await this.#stores.queue.enqueue(batch, options);
      return item_ids.toSorted((a, b) => a - b);
    } catch (error) {
      if (!isUncertain(error)) throw error;
      const search = { batchId: batch.batch_id, patience: this.#recovery, cause: error };
      return recoverEnqueued(this.#stores, search, { signal: options.signal });
    }
  }

  async #ahead(item: TrackedItem, options: RequestOptions): Promise<number> {
    const { queue } = await this.#stores.queue.status(options);
    return Math.max(0, queue.pending - 1 - this.#watch.behind(item));
  }

  #job(item: TrackedItem): Job {
    return new Job(item, this.#context);
  }
}

/** The batch may be on the queue all the same. */
const isUncertain = (error: unknown): error is InvokeError =>
  error instanceof ConnectionError ||
  error instanceof TimeoutError ||
  error instanceof ResponseError ||
  error instanceof NotInvokeAIError ||
  (error instanceof HttpError && error.isRetryable);

/** Lets go of a batch when its last item has ended. */
function releaseAfter(items: readonly TrackedItem[], release: () => void): void {
  let left = 0;
  for (const item of items) {
    if (item.outcome) continue;
    left++;
    item.listen(({ type }) => {
      if (type === 'finished' && --left === 0) release();
    });
  }
  if (left === 0) release();
}
