import type { Batch } from '@x/models/batch';
import type { Graph } from '@x/models/graph';
import { InputError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import { QueueFullError } from './errors.js';
import { JobBatch } from './internal/job/batch.js';
import { requestedItems, staticNodes } from './internal/job/batch-size.js';
import { sendBatch } from './internal/job/enqueue.js';
import { findItems } from './internal/job/find-items.js';
import { Job } from './internal/job/job.js';
import type { JobContext } from './internal/job/job-context.js';
import type { JobStores } from './internal/job/job-stores.js';
import { endingOf } from './internal/job/outcome.js';
import { randomId } from './internal/job/random-id.js';
import { retryItems } from './internal/job/retry-items.js';
import type { TrackedItem } from './internal/job/tracked-item.js';
import { QueueWatch } from './internal/job/tracker.js';

export { type BatchEvent, JobBatch, type JobOutcome } from './internal/job/batch.js';
export type { JobEvent, JobStatus } from './internal/job/event.js';
export { Job, type WaitOptions } from './internal/job/job.js';
export type { JobStores, QueueEvents } from './internal/job/job-stores.js';
export { imageNames, type JobResult, type NodeResult, videoNames } from './internal/job/result.js';

/** How jobs are followed. All times are milliseconds. */
export interface JobServiceOptions {
  /** How often to look at the queue while events arrive. @default 15 000 */
  readonly heartbeatInterval?: number | undefined;
  /**
   * How often to look at the queue while they do not, and how long to hear nothing before asking, over the socket,
   * whether the server still answers.
   *
   * @default 1 000
   */
  readonly pollInterval?: number | undefined;
  /** How long the server may be out of reach before waits end with a `JobLostError`. @default 300 000 */
  readonly maxOutage?: number | undefined;
  /** How long to look for a batch whose answer was lost. @default 15 000 */
  readonly recoveryTimeout?: number | undefined;
}

/** How to put work on the queue. */
export interface EnqueueJobOptions extends RequestOptions {
  /** Before all that waits. @default false */
  readonly prepend?: boolean | undefined;
}

/** Work on the queue: put there once, followed to its end. */
export class JobService implements Disposable {
  readonly #stores: JobStores;
  readonly #watch: QueueWatch;
  readonly #times: { readonly recoveryTimeout: number; readonly maxOutage: number };
  readonly #context: JobContext;

  constructor(stores: JobStores, options: JobServiceOptions = {}) {
    const { heartbeatInterval = 15_000, pollInterval = 1_000, maxOutage = 300_000, recoveryTimeout = 15_000 } = options;
    for (const [name, time] of Object.entries({ heartbeatInterval, pollInterval, maxOutage, recoveryTimeout })) {
      if (time > 0 && time < 2 ** 31) continue;
      throw new InputError(name, `must be a positive number of milliseconds, got ${time}`);
    }
    this.#stores = stores;
    this.#watch = new QueueWatch(stores, stores.queue.queueId, { heartbeatInterval, pollInterval, maxOutage });
    this.#times = { recoveryTimeout, maxOutage };
    this.#context = {
      stores,
      ahead: (item, request) => this.#ahead(item, request),
      onLeave: (see) => this.#watch.onLeave(see),
      retry: (ids, request) => this.#retry(ids, request),
      urge: () => this.#watch.urge(),
    };
  }

  /** Puts a graph on the queue, to run once, and returns the job. Rejects as {@link enqueueBatch} does. */
  async enqueue(graph: Graph, options?: EnqueueJobOptions): Promise<Job> {
    const { jobs } = await this.enqueueBatch({ graph, runs: 1 }, options);
    const [job] = jobs;
    if (!job) throw new QueueFullError({ enqueued: 0, requested: 1, itemIds: [], isRecovered: false });
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
    if (requestedItems(batch) === 0) throw new InputError('batch', 'asks for no items: a list of values is empty');
    const named = { origin: 'x', ...batch, batch_id: batch.batch_id ?? randomId() };
    return this.#awake(options, async () => {
      const expected = this.#watch.expect(named.batch_id, staticNodes(batch.graph)?.length);
      try {
        if (batch.batch_id !== undefined) await this.#checkNew(batch.batch_id, options);
        const request = { ...this.#times, prepend, ...options, onLost: () => this.#watch.lose() };
        const { itemIds, ...sent } = await sendBatch(this.#stores, named, request);
        if (itemIds.length < sent.requested) throw new QueueFullError({ enqueued: itemIds.length, itemIds, ...sent });
        return new JobBatch(named.batch_id, expected.follow(itemIds), this.#context);
      } finally {
        expected.end();
      }
    });
  }

  /** Returns a job that is on the queue already, whoever put it there. It may have ended. */
  async follow(itemId: number, options: RequestOptions = {}): Promise<Job> {
    return this.#awake(options, async () => {
      const item = await this.#stores.queueItems.get(itemId, options);
      const tracked = this.#watch.track(itemId);
      const ending = endingOf(item, 'external');
      if (ending) tracked.settle(ending.outcome, ending.end);
      else tracked.changed(item.status, item.status_sequence);
      this.#watch.urge(); // for what happened between the answer and now
      return new Job(tracked, this.#context);
    });
  }

  /** Returns all jobs of one origin that are on the queue, in the order in which they were put there. Needs 6.7. */
  async followOrigin(origin: string, options: RequestOptions = {}): Promise<Job[]> {
    return this.#awake(options, async () => {
      const ids = await findItems(this.#stores.queueItems, { where: (item) => item.origin === origin }, options);
      this.#watch.urge();
      return ids.map((id) => new Job(this.#watch.track(id), this.#context));
    });
  }

  /** Follows nothing any more: every wait ends with a `JobLostError`, and the jobs go on. */
  close(): void {
    this.#watch.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  async #retry(ids: readonly number[], options: RequestOptions): Promise<TrackedItem[]> {
    return this.#awake(options, async () => {
      const retried = await retryItems(this.#stores.queueItems, ids, options);
      this.#watch.urge();
      return ids.flatMap((id) => retried.get(id) ?? []).map((id) => this.#watch.track(id));
    });
  }

  /** Does something while events are heard. */
  async #awake<T>(options: RequestOptions, work: () => Promise<T>): Promise<T> {
    const release = await this.#watch.hold(options.signal);
    try {
      return await work();
    } finally {
      release();
    }
  }

  /** A batch of an id that is in use would be mistaken for the one that has it. */
  async #checkNew(batchId: string, options: RequestOptions): Promise<void> {
    const { total } = await this.#stores.queue.batchStatus(batchId, options);
    if (total > 0) throw new InputError('batch.batch_id', 'is that of a batch on the queue');
  }

  async #ahead(item: TrackedItem, options: RequestOptions): Promise<number> {
    const { queue } = await this.#stores.queue.status(options);
    return Math.max(0, queue.pending - 1 - this.#watch.behind(item));
  }
}
