import {
  QueueItem,
  QueueItemDeleted,
  QueueItemIdList,
  QueueItemIds,
  QueueItemList,
  QueueItemOrNone,
  QueueItemSummary,
  QueueItemSummaryList,
  RetryItemsResult,
} from '@x/models/queue-item';
import type { RequestOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';

import { about } from './internal/about.js';
import { check, listOf } from './internal/check.js';
import { rows } from './internal/list/rows.js';
import { orUndefined, unlessMissing } from './internal/missing.js';
import { since } from './internal/since.js';
import type { ListOptions } from './options.js';

/** Filter of a list of items. */
export interface QueueItemQuery {
  /** Only items of batches with exactly this destination, such as `canvas`. */
  readonly destination?: string | undefined;
}

/** Order of a list of ids. */
export interface QueueItemIdQuery {
  /** @default 'DESC' */
  readonly order_dir?: 'ASC' | 'DESC' | undefined;
}

/** Reads the items of a queue. */
export type QueueItemReader = Pick<QueueItemRepository, 'find' | 'get' | 'getMany' | 'ids' | 'summaries'>;
/** Cancels, retries and deletes the items of a queue. */
export type QueueItemWriter = Pick<QueueItemRepository, 'cancel' | 'delete' | 'retryMany'>;

/** The items of a queue. Each is one run of a graph. */
export class QueueItemRepository {
  /** The queue that every request is about. */
  readonly queueId: string;
  readonly #transport: Transport;

  constructor(transport: Transport, queueId = 'default') {
    this.queueId = queueId;
    this.#transport = transport;
  }

  /** Returns one item with its results. For one of another queue the server returns 500, not 404. */
  get(id: number, options?: RequestOptions): Promise<QueueItem> {
    const schema = about(QueueItem, this.#item(id).path);
    return this.#transport.json('GET /api/v1/queue/{queue_id}/i/{item_id}', schema, this.#item(id, options));
  }

  /** Returns one item, or `undefined`. */
  find(id: number, options?: RequestOptions): Promise<QueueItem | undefined> {
    return unlessMissing(this.get(id, options));
  }

  /** Yields the items that match when the list begins, with sessions, in one request: 10 000 small items are 14 MB. */
  async *list(query?: QueueItemQuery, listOptions?: ListOptions): AsyncGenerator<QueueItem> {
    const { onInvalid, ...options } = listOptions ?? {};
    const schema = about(rows(QueueItemList, QueueItem, onInvalid), this.#path().path);
    yield* await this.#transport.json('GET /api/v1/queue/{queue_id}/list_all', schema, {
      ...this.#path(),
      query,
      ...options,
    });
  }

  /** Returns the ids of all items, the newest first by default; unordered within a millisecond. @since InvokeAI 6.7 */
  ids(query?: QueueItemIdQuery, options?: RequestOptions): Promise<QueueItemIds> {
    return this.#transport.json('GET /api/v1/queue/{queue_id}/item_ids', QueueItemIds, {
      ...this.#path(),
      query,
      since: since.queueItemIds,
      ...options,
    });
  }

  /** Returns at most 1 000 items in the order of `ids`, without missing ones. @since InvokeAI 6.7 */
  async getMany(ids: readonly number[], listOptions?: ListOptions): Promise<QueueItem[]> {
    const { onInvalid, ...options } = listOptions ?? {};
    const schema = about(rows(QueueItemList, QueueItem, onInvalid), { queue_id: this.queueId, item_id: ids });
    return this.#transport.json('POST /api/v1/queue/{queue_id}/items_by_ids', schema, {
      ...this.#byIds(ids),
      since: since.queueItemIds,
      ...options,
    });
  }

  /** Returns at most 1 000 items without their sessions, in the order of `ids`. @since InvokeAI 6.14 */
  async summaries(ids: readonly number[], listOptions?: ListOptions): Promise<QueueItemSummary[]> {
    const { onInvalid, ...options } = listOptions ?? {};
    const schema = about(rows(QueueItemSummaryList, QueueItemSummary, onInvalid), { item_id: ids });
    return this.#transport.json('POST /api/v1/queue/{queue_id}/item_summaries_by_ids', schema, {
      ...this.#byIds(ids),
      since: since.queueItemSummaries,
      ...options,
    });
  }

  /** Returns the item that is running, or `undefined`. */
  async current(options?: RequestOptions): Promise<QueueItem | undefined> {
    const schema = about(QueueItemOrNone, this.#path().path);
    return orUndefined(this.#transport.json('GET /api/v1/queue/{queue_id}/current', schema, this.#path(options)));
  }

  /** Returns the item that is likely to run next, or `undefined`. */
  async next(options?: RequestOptions): Promise<QueueItem | undefined> {
    const schema = about(QueueItemOrNone, this.#path().path);
    return orUndefined(this.#transport.json('GET /api/v1/queue/{queue_id}/next', schema, this.#path(options)));
  }

  /** Cancels an item. One that has ended is not changed. */
  cancel(id: number, options?: RequestOptions): Promise<QueueItem> {
    const schema = about(QueueItem, this.#item(id).path);
    return this.#transport.json('PUT /api/v1/queue/{queue_id}/i/{item_id}/cancel', schema, this.#item(id, options));
  }

  /** Enqueues failed and canceled items again. The result names their old ids; other items are skipped. */
  async retryMany(ids: readonly number[], options?: RequestOptions): Promise<RetryItemsResult> {
    const body = listOf('ids', ids);
    const schema = about(RetryItemsResult, { queue_id: this.queueId, retried_item_ids: body });
    return this.#transport.json('PUT /api/v1/queue/{queue_id}/retry_items_by_id', schema, {
      ...this.#path(),
      body,
      ...options,
    });
  }

  /** Deletes an item, and cancels it first when it has not ended. Its images are kept. */
  async delete(id: number, options?: RequestOptions): Promise<void> {
    const request = this.#item(id, options);
    await this.#transport.json('DELETE /api/v1/queue/{queue_id}/i/{item_id}', QueueItemDeleted, request);
  }

  #path(options?: RequestOptions) {
    return { path: { queue_id: this.queueId }, ...options };
  }

  #item(id: number, options?: RequestOptions) {
    return { path: { queue_id: this.queueId, item_id: id }, ...options };
  }

  #byIds(ids: readonly number[]) {
    return { ...this.#path(), body: { item_ids: check('ids', QueueItemIdList, listOf('ids', ids)) }, repeatable: true };
  }
}
