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

import { about } from './internal/about.js';
import { check, listOf } from './internal/check.js';

/** Where in a queue to put a batch. */
export interface EnqueuePosition {
  /** Before all pending items. @default false */
  readonly prepend?: boolean | undefined;
}

/** Enqueues and cancels batches. */
export type QueueWriter = Pick<QueueRepository, 'cancelBatches' | 'enqueue'>;
/** Reads the counts of a queue. */
export type QueueReader = Pick<QueueRepository, 'batchStatus' | 'countsByDestination' | 'queueId' | 'status'>;

/** One queue of a server. It is only a label: an unused one is empty, not missing. The web app uses `default`. */
export class QueueRepository {
  /** The queue that every request is about. */
  readonly queueId: string;
  readonly #transport: Transport;

  constructor(transport: Transport, queueId = 'default') {
    this.queueId = queueId;
    this.#transport = transport;
  }

  /**
   * Enqueues a batch. A full queue takes as many items as fit and reports success: compare `enqueued` and `requested`.
   * Not repeated after a lost response; `batchStatus` returns whether it is on the queue. The server does not check the
   * values in `data`: one of the wrong type jams the queue.
   */
  async enqueue(batch: Batch, position?: EnqueuePosition, options?: RequestOptions): Promise<EnqueueBatchResult> {
    const { prepend = false } = position ?? {};
    const { batch_id } = check('batch', Batch, batch);
    const schema = about(EnqueueBatchResult, { queue_id: this.queueId, batch: { batch_id } });
    return this.#transport.json('POST /api/v1/queue/{queue_id}/enqueue_batch', schema, {
      ...this.#path(),
      body: { batch, prepend },
      ...options,
    });
  }

  /** Returns item counts by status, and whether the processor is running. */
  status(options?: RequestOptions): Promise<QueueAndProcessorStatus> {
    const schema = about(QueueAndProcessorStatus, { queue: { queue_id: this.queueId } });
    return this.#transport.json('GET /api/v1/queue/{queue_id}/status', schema, this.#path(options));
  }

  /** Returns the item counts of a batch by status: all zero for a missing batch. */
  batchStatus(batchId: string, options?: RequestOptions): Promise<BatchStatus> {
    const path = { queue_id: this.queueId, batch_id: batchId };
    const schema = about(BatchStatus, path);
    return this.#transport.json('GET /api/v1/queue/{queue_id}/b/{batch_id}/status', schema, { path, ...options });
  }

  /** Returns the counts of items with a destination, by status. */
  countsByDestination(destination: string, options?: RequestOptions): Promise<DestinationCounts> {
    const schema = about(DestinationCounts, { queue_id: this.queueId, destination });
    return this.#transport.json('GET /api/v1/queue/{queue_id}/counts_by_destination', schema, {
      ...this.#path(),
      query: { destination },
      ...options,
    });
  }

  /** Cancels the pending and running items of batches. */
  async cancelBatches(batchIds: readonly string[], options?: RequestOptions): Promise<CanceledCount> {
    return this.#transport.json('PUT /api/v1/queue/{queue_id}/cancel_by_batch_ids', CanceledCount, {
      ...this.#path(),
      body: { batch_ids: listOf('batchIds', batchIds) },
      ...options,
    });
  }

  /** Cancels the pending and running items with a destination. */
  cancelByDestination(destination: string, options?: RequestOptions): Promise<CanceledCount> {
    return this.#transport.json('PUT /api/v1/queue/{queue_id}/cancel_by_destination', CanceledCount, {
      ...this.#path(),
      query: { destination },
      ...options,
    });
  }

  /** Cancels all items except the running one. */
  cancelAllExceptCurrent(options?: RequestOptions): Promise<CanceledCount> {
    return this.#transport.json(
      'PUT /api/v1/queue/{queue_id}/cancel_all_except_current',
      CanceledCount,
      this.#path(options),
    );
  }

  /** Deletes all items with a destination, whatever their status. */
  deleteByDestination(destination: string, options?: RequestOptions): Promise<DeletedCount> {
    const path = { queue_id: this.queueId, destination };
    return this.#transport.json('DELETE /api/v1/queue/{queue_id}/d/{destination}', DeletedCount, { path, ...options });
  }

  /** Deletes the pending items. Running and ended ones are kept. */
  deleteAllExceptCurrent(options?: RequestOptions): Promise<DeletedCount> {
    return this.#transport.json(
      'PUT /api/v1/queue/{queue_id}/delete_all_except_current',
      DeletedCount,
      this.#path(options),
    );
  }

  /** Deletes all items. The running one is canceled first. */
  clear(options?: RequestOptions): Promise<DeletedCount> {
    return this.#transport.json('PUT /api/v1/queue/{queue_id}/clear', DeletedCount, this.#path(options));
  }

  /** Deletes the items that have ended. The server sends no event. */
  prune(options?: RequestOptions): Promise<DeletedCount> {
    return this.#transport.json('PUT /api/v1/queue/{queue_id}/prune', DeletedCount, this.#path(options));
  }

  /** Pauses the processor: no further item of any queue starts. */
  pause(options?: RequestOptions): Promise<ProcessorStatus> {
    return this.#transport.json('PUT /api/v1/queue/{queue_id}/processor/pause', ProcessorStatus, this.#path(options));
  }

  /** Resumes the processor. */
  resume(options?: RequestOptions): Promise<ProcessorStatus> {
    return this.#transport.json('PUT /api/v1/queue/{queue_id}/processor/resume', ProcessorStatus, this.#path(options));
  }

  #path(options?: RequestOptions) {
    return { path: { queue_id: this.queueId }, ...options };
  }
}
