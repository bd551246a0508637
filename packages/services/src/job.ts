/// <reference lib="esnext.disposable" preserve="true" />
import type { Batch } from '@x/models/batch';
import type { Graph } from '@x/models/graph';
import type { EnqueuePosition } from '@x/repositories/queue';
import { InputError, printValue } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import { QueueFullError } from './errors.js';
import { checkName, checkOptions, requireObject, requireStores } from './internal/arguments.js';
import { checkGraph, type GraphSource } from './internal/check-graph.js';
import { JobBatch } from './internal/job/batch.js';
import { requestedItems, resultCount } from './internal/job/batch-size.js';
import { checkBatch, checkItemId, checkPosition } from './internal/job/check-input.js';
import { enqueueOnce } from './internal/job/command/enqueue.js';
import { findItems } from './internal/job/find-items.js';
import { Job } from './internal/job/job.js';
import type { JobContext } from './internal/job/job-context.js';
import type { JobStores } from './internal/job/job-stores.js';
import { randomId } from './internal/job/random-id.js';
import { retryItems } from './internal/job/retry.js';
import type { Item } from './internal/job/tracked-item.js';
import { QueueTracker } from './internal/job/tracker.js';
import { UntrackedJobs } from './internal/job/untracked.js';

export { type BatchEvent, JobBatch, type JobOutcome } from './internal/job/batch.js';
export type { CalledItem } from './internal/job/called-items.js';
export { EndWatch } from './internal/job/end-watch.js';
export type { JobEvent, JobStatus } from './internal/job/events/event.js';
export { Job } from './internal/job/job.js';
export type { JobStores, QueueEvents } from './internal/job/job-stores.js';
export type { ItemOutcome } from './internal/job/outcome.js';
export { imageNames, type JobResult, type NodeResult, videoNames } from './internal/job/result.js';
export { type FoundItem, type SentBatch, UntrackedJobs } from './internal/job/untracked.js';
export type { WaitOptions } from './internal/job/wait.js';

/** How jobs are followed. All times are milliseconds. */
export interface JobServiceOptions {
  /**
   * Polling interval while events arrive, and the longest one while nobody waits for a job.
   *
   * @default 15000
   */
  readonly heartbeatInterval?: number | undefined;
  /**
   * Polling interval while no events arrive; also the idle time after which the socket is pinged.
   *
   * @default 1000
   */
  readonly pollInterval?: number | undefined;
  /**
   * How long the server may be unreachable before waits end with a `JobLostError`.
   *
   * @default 300000
   */
  readonly maxOutage?: number | undefined;
  /**
   * How long to search for what an enqueue or a retry has done that got no response, while the queue can be read. While
   * it cannot, the search ends after `maxOutage`: together 315 s at most. A request that was not sent is not searched
   * for.
   *
   * @default 15000
   */
  readonly recoveryTimeout?: number | undefined;
}

/** A batch, whose graph may be one that is being built. */
export type JobBatchInput = Omit<Batch, 'graph'> & {
  /** The graph that every item runs, or what builds it, such as a `GraphBuilder`. */
  readonly graph: Graph | GraphSource;
};

/** Jobs on a queue: enqueued once, followed to their end. */
export class JobService implements Disposable {
  /** Sends and reads batches of thousands of items without following each. */
  readonly untracked: UntrackedJobs;
  readonly #stores: JobStores;
  readonly #tracker: QueueTracker;
  readonly #times: { readonly recoveryTimeout: number; readonly maxOutage: number };
  readonly #context: JobContext;

  constructor(stores: JobStores, options: JobServiceOptions = {}) {
    requireStores(stores, ['queue', 'queueItems', 'images']);
    requireObject('options', options);
    const { heartbeatInterval = 15_000, pollInterval = 1_000, maxOutage = 300_000, recoveryTimeout = 15_000 } = options;
    for (const [name, time] of Object.entries({ heartbeatInterval, pollInterval, maxOutage, recoveryTimeout })) {
      if (typeof time === 'number' && time > 0 && time < 2 ** 31) continue;
      throw new InputError(name, `must be a positive number of milliseconds, got ${printValue(time)}`);
    }
    const tracker = new QueueTracker(stores, { heartbeatInterval, pollInterval, maxOutage });
    this.#stores = stores;
    this.#tracker = tracker;
    this.#times = { recoveryTimeout, maxOutage };
    this.untracked = new UntrackedJobs(stores, { ...this.#times, joinTimeout: pollInterval });
    this.#context = {
      stores,
      observe: (item, observation) => tracker.observeItem(item, observation),
      position: (item, request) => this.#position(item, request),
      onDequeued: (callback) => tracker.onDequeued(callback),
      retry: (items, request) => this.#retry(items, request),
      pollNow: () => tracker.pollNow(),
    };
  }

  /** Enqueues a graph, or what a builder has built so far, to run once. Rejects as {@link enqueueBatch} does. */
  async enqueue(graph: Graph | GraphSource, position?: EnqueuePosition, options?: RequestOptions): Promise<Job> {
    const { jobs } = await this.enqueueBatch({ graph: checkGraph('graph', graph), runs: 1 }, position, options);
    const [job] = jobs;
    if (!job) throw new QueueFullError({ enqueued: 0, requested: 1, itemIds: [], isRecovered: false });
    return job;
  }

  /**
   * Enqueues a batch, once, and returns its jobs. When it may be on the queue although the request failed (a response
   * that is lost, or of a gateway) it searches the queue for the id of the batch, for `recoveryTimeout` at most; the
   * request is not repeated. A request that was not sent, to an address where nobody listens, rejects at once.
   *
   * @throws QueueFullError when the queue took only some of the items; those will run, unless they are canceled
   * @throws NotEnqueuedError when the response was lost and the batch is not on the queue
   */
  async enqueueBatch(
    input: JobBatchInput,
    position: EnqueuePosition = {},
    options: RequestOptions = {},
  ): Promise<JobBatch> {
    const batch = checkBatch(input);
    checkPosition(position);
    checkOptions(options);
    const named = { origin: 'x', ...batch, batch_id: batch.batch_id ?? randomId() };
    return this.#whileTracking(options, async () => {
      const facts = { nodeCount: resultCount(batch.graph), isAlone: requestedItems(batch) === 1 };
      const expected = this.#tracker.expect(named.batch_id, facts);
      try {
        if (batch.batch_id !== undefined) await this.#checkNew(batch.batch_id, options);
        const onUnreachable = (): void => this.#tracker.noteOutage();
        const request = { ...this.#times, ...position, ...options, onUnreachable };
        const { itemIds, ...sent } = await enqueueOnce(this.#stores, named, request);
        if (itemIds.length < sent.requested) throw new QueueFullError({ enqueued: itemIds.length, itemIds, ...sent });
        return new JobBatch(named.batch_id, expected.follow(itemIds), this.#context);
      } finally {
        expected.end();
      }
    });
  }

  /** Returns a job that is on the queue, whoever enqueued it. It may have ended. */
  async follow(itemId: number, options: RequestOptions = {}): Promise<Job> {
    checkItemId(itemId);
    checkOptions(options);
    return this.#whileTracking(options, async () => {
      const item = await this.#stores.queueItems.get(itemId, options);
      const tracked = this.#tracker.track(item);
      this.#tracker.observeItem(tracked, { from: 'load', type: 'item', item });
      this.#tracker.pollNow(); // it may have changed after the response was sent
      return new Job(tracked, this.#context);
    });
  }

  /**
   * Returns all jobs of one origin that are on the queue, in the order in which they were enqueued.
   *
   * @since InvokeAI 6.7
   */
  async followOrigin(origin: string, options: RequestOptions = {}): Promise<Job[]> {
    checkName('origin', origin);
    checkOptions(options);
    return this.#whileTracking(options, async () => {
      const items = await findItems(this.#stores.queueItems, { where: (item) => item.origin === origin }, options);
      this.#tracker.pollNow();
      return items.map((item) => new Job(this.#tracker.track(item), this.#context));
    });
  }

  /** Stops following: every wait ends with a `JobLostError`, and the jobs continue. */
  close(): void {
    this.#tracker.close();
  }

  /** Closes the service, for `using`. */
  [Symbol.dispose](): void {
    this.close();
  }

  async #retry(items: readonly Item[], options: RequestOptions): Promise<Item[]> {
    return this.#whileTracking(options, async () => {
      const onUnreachable = (): void => this.#tracker.noteOutage();
      const request = { ...this.#times, ...options, onUnreachable };
      const retried = await retryItems(this.#stores.queueItems, items, request);
      this.#tracker.pollNow();
      return items.flatMap(({ id }) => retried.get(id) ?? []).map((item) => this.#tracker.track(item));
    });
  }

  async #whileTracking<T>(options: RequestOptions, work: () => Promise<T>): Promise<T> {
    const release = await this.#tracker.hold(options.signal);
    try {
      return await work();
    } finally {
      release();
    }
  }

  /** A second batch of the same id could not be distinguished from the first. */
  async #checkNew(batchId: string, options: RequestOptions): Promise<void> {
    const { total } = await this.#stores.queue.batchStatus(batchId, options);
    if (total > 0) throw new InputError('batch.batch_id', `${JSON.stringify(batchId)} is already on the queue`);
  }

  async #position(item: Item, options: RequestOptions): Promise<number> {
    const { queue } = await this.#stores.queue.status(options);
    return Math.max(0, queue.pending - 1 - this.#tracker.countBehind(item.id));
  }
}
