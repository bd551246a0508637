import type { Batch } from '@x/models/batch';
import type { NodeFieldValue, QueueItemStatus } from '@x/models/queue-item';
import type { EnqueuePosition } from '@x/repositories/queue';
import { UnsupportedOperationError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { requireObject, requireStores } from '../arguments.js';
import { chunks } from '../chunks.js';
import { type CalledItem, calledItems } from './called-items.js';
import { checkItemIds } from './check-input.js';
import { enqueueOnce } from './command/enqueue.js';
import { EndWatch, type EndWatchTimes } from './end-watch.js';
import { findItems } from './find-items.js';
import { ItemLoader, type ListedItem, Unreadable } from './item-loader.js';
import type { JobStores } from './job-stores.js';
import { failureOf, type ItemOutcome, resultsOf, toOutcome } from './outcome.js';

/** How many whole items are read in one request. Each has its graph, its outputs and its workflow. */
const READ = 500;

/** A batch as it was sent. */
export interface SentBatch {
  /** Its items on the queue, in the order of the batch. */
  readonly itemIds: readonly number[];
  /** How many items the batch has. A full queue takes fewer. */
  readonly requested: number;
  /** Whether the ids may belong to any items of the batch: it was on the queue before, or the response was lost. */
  readonly isRecovered: boolean;
}

/** An item on the queue, without its outputs. */
export interface FoundItem {
  /** The id on the queue. */
  readonly itemId: number;
  /** Its state at that moment. */
  readonly status: QueueItemStatus;
  /** The values that the batch gave it. */
  readonly values: readonly NodeFieldValue[];
}

interface Times extends Pick<EndWatchTimes, 'joinTimeout' | 'maxOutage'> {
  readonly recoveryTimeout: number;
}

/** Batches that are sent, and read when somebody asks: for thousands of items in a few requests. No item is followed. */
export class UntrackedJobs {
  readonly #stores: Pick<JobStores, 'events' | 'queue' | 'queueItems'>;
  readonly #times: Times;
  readonly #loader: ItemLoader;

  constructor(stores: Pick<JobStores, 'events' | 'queue' | 'queueItems'>, times: Times) {
    requireStores(stores, ['queue', 'queueItems']);
    this.#stores = stores;
    this.#times = times;
    this.#loader = new ItemLoader(stores.queueItems);
  }

  /**
   * Enqueues a batch unless one of its id is on the queue. A full queue takes some of the items, or none. After a lost
   * response the queue is searched; the request is not repeated.
   *
   * @throws NotEnqueuedError when the response was lost and the batch is not on the queue
   */
  async send(
    batch: Batch & { readonly batch_id: string },
    position: EnqueuePosition,
    options: RequestOptions,
  ): Promise<SentBatch> {
    const { queue, queueItems } = this.#stores;
    const { batch_id: batchId } = requireObject('batch', batch);
    const { total } = await queue.batchStatus(batchId, options);
    if (total > 0) {
      const found = await findItems(queueItems, { where: (item) => item.batch_id === batchId, limit: total }, options);
      return { itemIds: found.map(({ item_id }) => item_id), requested: total, isRecovered: true };
    }
    return enqueueOnce(this.#stores, batch, { ...this.#times, ...position, ...options, onUnreachable: () => {} });
  }

  /**
   * Returns all items with a destination, in the order in which they were enqueued. The queue is read to its end; before
   * 6.7, where it has no list of ids, the items are read whole, in one request.
   */
  async find(destination: string, options: RequestOptions): Promise<FoundItem[]> {
    const { total } = await this.#stores.queue.countsByDestination(destination, options);
    if (total === 0) return [];
    const found = await this.#findAll(destination, { limit: total }, options);
    return found.map(({ item_id, status, field_values }) => ({ itemId: item_id, status, values: field_values ?? [] }));
  }

  async #findAll(destination: string, { limit }: { readonly limit: number }, options: RequestOptions) {
    const { queueItems } = this.#stores;
    const where = (item: { readonly destination?: string | null }): boolean => item.destination === destination;
    try {
      return await findItems(queueItems, { where, limit }, options);
    } catch (error) {
      if (!(error instanceof UnsupportedOperationError) || !queueItems.list) throw error;
      const found: ListedItem[] = [];
      for await (const item of queueItems.list({ destination }, { ...options, onInvalid: () => {} })) found.push(item);
      return found.filter(where).sort((a, b) => a.item_id - b.item_id);
    }
  }

  /** Receives from now on which items end, until it is stopped. */
  watch(times: Pick<EndWatchTimes, 'pollInterval'>): EndWatch {
    const { pollInterval } = requireObject('times', times);
    const { joinTimeout, maxOutage } = this.#times;
    return new EndWatch(this.#stores, { pollInterval, joinTimeout, maxOutage });
  }

  /** Returns the items that ran the workflows which nodes of these items called, at any depth. They are on the queue too. */
  async called(itemIds: readonly number[], options: RequestOptions): Promise<CalledItem[]> {
    checkItemIds(itemIds);
    return calledItems(this.#loader, itemIds, options);
  }

  /**
   * Returns how items ended, by their ids. Those that have not are left out, those that are no longer on the queue are
   * `gone`.
   */
  async outcomes(ids: readonly number[], options: RequestOptions): Promise<Map<number, ItemOutcome>> {
    checkItemIds(ids);
    const outcomes = new Map<number, ItemOutcome>();
    for (const chunk of chunks(ids, READ)) {
      const found = await this.#loader.load(chunk, options, READ);
      for (const id of chunk) {
        const item = found.get(id);
        if (item === undefined) outcomes.set(id, toOutcome(id, { status: 'gone' }));
        else if (item instanceof Unreadable) {
          outcomes.set(id, toOutcome(id, { status: 'lost', reason: 'unreadable', cause: item.cause }));
        } else if (item.status === 'completed') {
          const result = { itemId: id, sessionId: item.session_id, results: resultsOf(item.session) };
          outcomes.set(id, { result });
        } else if (item.status === 'failed') {
          outcomes.set(id, toOutcome(id, { status: 'failed', failure: failureOf(item) }));
        } else if (item.status === 'canceled') outcomes.set(id, toOutcome(id, { status: 'canceled', by: 'external' }));
      }
    }
    return outcomes;
  }
}
