import { Batch, EnqueueBatchResult } from '@x/models/batch';
import {
  BatchStatus,
  CanceledCount,
  DeletedCount,
  DestinationCounts,
  ProcessorStatus,
  QueueAndProcessorStatus,
  QueueItem,
  QueueItemIdList,
  QueueItemIds,
  QueueItemList,
  QueueItemOrNone,
  QueueItemSummary,
  QueueItemSummaryList,
  RetryItemsResult,
} from '@x/models/queue';
import type { RequestOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';

import { check } from './internal/check.js';
import { unlessMissing } from './internal/missing.js';
import { rows } from './internal/rows.js';
import { since } from './internal/since.js';
import type { ListOptions } from './list-options.js';

/** What puts work on a queue and follows it. */
export type QueueReader = Pick<
  QueueRepository,
  'batchStatus' | 'find' | 'get' | 'getMany' | 'itemIds' | 'listAll' | 'status' | 'summaries'
>;
/** What changes a queue. */
export type QueueWriter = Pick<QueueRepository, 'cancel' | 'cancelBatches' | 'delete' | 'enqueue' | 'retry'>;

/**
 * The work of a server: items that each run a graph once.
 *
 * A queue is only a label. One that nobody used is empty, not missing; the web app uses `default`.
 */
export class QueueRepository {
  readonly #transport: Transport;
  readonly #queue: string;

  constructor(transport: Transport, queue = 'default') {
    this.#transport = transport;
    this.#queue = queue;
  }

  /**
   * Puts a batch on the queue. A full queue takes what fits and answers all the same: compare `enqueued` and
   * `requested`. A lost answer is not asked for again; `batchStatus` tells whether the batch is there.
   *
   * The server does not check the values in `data` against their inputs; one of the wrong type jams the queue.
   */
  async enqueue(batch: Batch, { prepend = false, ...options }: EnqueueOptions = {}): Promise<EnqueueBatchResult> {
    return this.#transport.json('POST /api/v1/queue/{queue_id}/enqueue_batch', EnqueueBatchResult, {
      ...this.#path(),
      body: { batch: check('batch', Batch, batch), prepend },
      ...options,
    });
  }

  /** Returns one item with all it has brought forth. Another queue's item answers 500 here, not 404. */
  get(id: number, options?: RequestOptions): Promise<QueueItem> {
    return this.#transport.json('GET /api/v1/queue/{queue_id}/i/{item_id}', QueueItem, this.#item(id, options));
  }

  /** Returns one item, or `undefined` where there is none. */
  find(id: number, options?: RequestOptions): Promise<QueueItem | undefined> {
    return unlessMissing(this.get(id, options));
  }

  /** Returns all items, or all with one destination, whole. 10 000 small ones are 14 MB. */
  listAll(destination?: string, { onInvalid, ...options }: ListOptions = {}): Promise<QueueItem[]> {
    return this.#transport.json('GET /api/v1/queue/{queue_id}/list_all', rows(QueueItemList, QueueItem, onInvalid), {
      ...this.#path(),
      query: { destination },
      ...options,
    });
  }

  /** Returns the ids of all items, the newest first; those of one millisecond in no order. Needs 6.7. */
  itemIds(order: 'ASC' | 'DESC' = 'DESC', options?: RequestOptions): Promise<QueueItemIds> {
    return this.#transport.json('GET /api/v1/queue/{queue_id}/item_ids', QueueItemIds, {
      ...this.#path(),
      query: { order_dir: order },
      since: since.queueItemIds,
      ...options,
    });
  }

  /** Returns at most 1 000 items whole, in the order of the ids. Those that are not there are left out. Needs 6.7. */
  async getMany(ids: readonly number[], { onInvalid, ...options }: ListOptions = {}): Promise<QueueItem[]> {
    return this.#transport.json(
      'POST /api/v1/queue/{queue_id}/items_by_ids',
      rows(QueueItemList, QueueItem, onInvalid),
      {
        ...this.#byIds(ids),
        since: since.queueItemIds,
        ...options,
      },
    );
  }

  /** Returns what a list shows of at most 1 000 items, in the order of the ids. Needs 6.14. */
  async summaries(ids: readonly number[], { onInvalid, ...options }: ListOptions = {}): Promise<QueueItemSummary[]> {
    const schema = rows(QueueItemSummaryList, QueueItemSummary, onInvalid);
    return this.#transport.json('POST /api/v1/queue/{queue_id}/item_summaries_by_ids', schema, {
      ...this.#byIds(ids),
      since: since.queueItemSummaries,
      ...options,
    });
  }

  /** Returns the item being worked on, or `null`. */
  current(options?: RequestOptions): Promise<QueueItem | null> {
    return this.#transport.json('GET /api/v1/queue/{queue_id}/current', QueueItemOrNone, this.#path(options));
  }

  /** Returns the item that is likely to be next, or `null`. */
  next(options?: RequestOptions): Promise<QueueItem | null> {
    return this.#transport.json('GET /api/v1/queue/{queue_id}/next', QueueItemOrNone, this.#path(options));
  }

  /** Returns how many items stand where, and whether the processor is at work. */
  status(options?: RequestOptions): Promise<QueueAndProcessorStatus> {
    return this.#transport.json('GET /api/v1/queue/{queue_id}/status', QueueAndProcessorStatus, this.#path(options));
  }

  /** Returns how many items of a batch stand where: all zero for one that is not there. */
  batchStatus(batchId: string, options?: RequestOptions): Promise<BatchStatus> {
    const path = { ...this.#path().path, batch_id: batchId };
    return this.#transport.json('GET /api/v1/queue/{queue_id}/b/{batch_id}/status', BatchStatus, { path, ...options });
  }

  /** Returns how many items with one destination stand where. */
  countsByDestination(destination: string, options?: RequestOptions): Promise<DestinationCounts> {
    return this.#transport.json('GET /api/v1/queue/{queue_id}/counts_by_destination', DestinationCounts, {
      ...this.#path(),
      query: { destination },
      ...options,
    });
  }

  /** Cancels an item and returns it as it is then: one that had ended is what it was. */
  cancel(id: number, options?: RequestOptions): Promise<QueueItem> {
    return this.#transport.json('PUT /api/v1/queue/{queue_id}/i/{item_id}/cancel', QueueItem, this.#item(id, options));
  }

  /** Cancels what is left of some batches, the running item included. */
  cancelBatches(batchIds: readonly string[], options?: RequestOptions): Promise<CanceledCount> {
    return this.#transport.json('PUT /api/v1/queue/{queue_id}/cancel_by_batch_ids', CanceledCount, {
      ...this.#path(),
      body: { batch_ids: batchIds },
      ...options,
    });
  }

  /** Cancels all items with one destination, the running one included. */
  cancelByDestination(destination: string, options?: RequestOptions): Promise<CanceledCount> {
    return this.#transport.json('PUT /api/v1/queue/{queue_id}/cancel_by_destination', CanceledCount, {
      ...this.#path(),
      query: { destination },
      ...options,
    });
  }

  /** Cancels everything but what is running. */
  cancelAllExceptCurrent(options?: RequestOptions): Promise<CanceledCount> {
    return this.#transport.json(
      'PUT /api/v1/queue/{queue_id}/cancel_all_except_current',
      CanceledCount,
      this.#path(options),
    );
  }

  /** Puts failed and canceled items on the queue again. The result names the old ids; others are passed over. */
  retry(ids: readonly number[], options?: RequestOptions): Promise<RetryItemsResult> {
    return this.#transport.json('PUT /api/v1/queue/{queue_id}/retry_items_by_id', RetryItemsResult, {
      ...this.#path(),
      body: ids,
      ...options,
    });
  }

  /** Deletes an item, cancelling it first when it has not ended. Its images stay. */
  delete(id: number, options?: RequestOptions): Promise<void> {
    return this.#transport.send('DELETE /api/v1/queue/{queue_id}/i/{item_id}', this.#item(id, options));
  }

  /** Deletes all items with one destination, whatever their status. */
  deleteByDestination(destination: string, options?: RequestOptions): Promise<DeletedCount> {
    const path = { ...this.#path().path, destination };
    return this.#transport.json('DELETE /api/v1/queue/{queue_id}/d/{destination}', DeletedCount, { path, ...options });
  }

  /** Deletes what waits to be run; what runs and what has ended stays. */
  deleteAllExceptCurrent(options?: RequestOptions): Promise<DeletedCount> {
    return this.#transport.json(
      'PUT /api/v1/queue/{queue_id}/delete_all_except_current',
      DeletedCount,
      this.#path(options),
    );
  }

  /** Deletes every item there is; what runs is canceled first. */
  clear(options?: RequestOptions): Promise<DeletedCount> {
    return this.#transport.json('PUT /api/v1/queue/{queue_id}/clear', DeletedCount, this.#path(options));
  }

  /** Deletes the items that have ended. Nobody is told. */
  prune(options?: RequestOptions): Promise<DeletedCount> {
    return this.#transport.json('PUT /api/v1/queue/{queue_id}/prune', DeletedCount, this.#path(options));
  }

  /** Lets no further item begin, on any queue. */
  pause(options?: RequestOptions): Promise<ProcessorStatus> {
    return this.#transport.json('PUT /api/v1/queue/{queue_id}/processor/pause', ProcessorStatus, this.#path(options));
  }

  /** Lets items begin again. */
  resume(options?: RequestOptions): Promise<ProcessorStatus> {
    return this.#transport.json('PUT /api/v1/queue/{queue_id}/processor/resume', ProcessorStatus, this.#path(options));
  }

  #path(options?: RequestOptions) {
    return { path: { queue_id: this.#queue }, ...options };
  }

  #item(id: number, options?: RequestOptions) {
    return { path: { queue_id: this.#queue, item_id: id }, ...options };
  }

  #byIds(ids: readonly number[]) {
    return { ...this.#path(), body: { item_ids: check('ids', QueueItemIdList, [...ids]) }, repeatable: true };
  }
}

/** How to put a batch on a queue. */
export interface EnqueueOptions extends RequestOptions {
  /**
   * Before all that waits.
   *
   * @default false
   */
  readonly prepend?: boolean | undefined;
}
