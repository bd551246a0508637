import { Batch, EnqueueBatchResult } from '@x/models/batch';
import {
  BatchStatus,
  CanceledCount,
  DeletedCount,
  DestinationCounts,
  ProcessorStatus,
  QueueAndProcessorStatus,
} from '@x/models/queue';
import type { RequestOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';

import { check } from './internal/check.js';

/** Where in a queue to put a batch. */
export interface EnqueuePosition {
  /**
   * Before all pending items.
   *
   * @default false
   */
  readonly prepend?: boolean | undefined;
}

/** What puts work on a queue, and takes it back. */
export type QueueWriter = Pick<QueueRepository, 'cancelBatches' | 'enqueue'>;
/** What counts the work on a queue. */
export type QueueReader = Pick<QueueRepository, 'batchStatus' | 'queueId' | 'status'>;

/**
 * The work of a server as a whole. A queue is only a label: one that nobody used is empty, not missing; the web app
 * uses `default`.
 */
export class QueueRepository {
  readonly queueId: string;
  readonly #transport: Transport;

  constructor(transport: Transport, queueId = 'default') {
    this.queueId = queueId;
    this.#transport = transport;
  }

  /**
   * Puts a batch on the queue. A full queue takes what fits and still returns 201: compare `enqueued` and
   * `requested`. Never sent again after a lost response; `batchStatus` returns whether the batch is there.
   *
   * The server does not check the values in `data` against their inputs; one of the wrong type jams the queue.
   */
  async enqueue(batch: Batch, position: EnqueuePosition = {}, options?: RequestOptions): Promise<EnqueueBatchResult> {
    const { prepend = false } = position;
    return this.#transport.json('POST /api/v1/queue/{queue_id}/enqueue_batch', EnqueueBatchResult, {
      ...this.#path(),
      body: { batch: check('batch', Batch, batch), prepend },
      ...options,
    });
  }

  /** Returns item counts by status, and whether the processor is running. */
  status(options?: RequestOptions): Promise<QueueAndProcessorStatus> {
    return this.#transport.json('GET /api/v1/queue/{queue_id}/status', QueueAndProcessorStatus, this.#path(options));
  }

  /** Returns item counts of a batch by status: all zero for an unknown batch. */
  batchStatus(batchId: string, options?: RequestOptions): Promise<BatchStatus> {
    const path = { ...this.#path().path, batch_id: batchId };
    return this.#transport.json('GET /api/v1/queue/{queue_id}/b/{batch_id}/status', BatchStatus, { path, ...options });
  }

  /** Returns item counts of one destination by status. */
  countsByDestination(destination: string, options?: RequestOptions): Promise<DestinationCounts> {
    return this.#transport.json('GET /api/v1/queue/{queue_id}/counts_by_destination', DestinationCounts, {
      ...this.#path(),
      query: { destination },
      ...options,
    });
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

  /** Deletes the items that have ended. The server emits no event for it. */
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
    return { path: { queue_id: this.queueId }, ...options };
  }
}
