import type { Image } from '@x/models/image';
import { QueueItemSummary } from '@x/models/queue-item';
import type { RequestOptions } from '@x/transport/options';

import type { JobStores } from '../../src/job.js';
import type { MemoryQueue } from './memory-queue.js';

/** Runs before, after or instead of the work of a request. */
export type Intercept = (request: string, work: () => Promise<unknown>) => Promise<unknown>;

/** The requests to a queue. */
export class QueueRequests {
  readonly made: string[] = [];
  intercept: Intercept = (_, work) => work();

  /** Responds to one request, unless `intercept` prevents it. */
  async respond<T>(request: string, work: () => T, options?: RequestOptions): Promise<T> {
    options?.signal?.throwIfAborted();
    this.made.push(request);
    let result: { readonly value: T } | undefined;
    await this.intercept(request, async () => {
      result = { value: work() };
    });
    options?.signal?.throwIfAborted();
    if (!result) throw new TypeError(`${request} got no response`);
    return result.value;
  }

  /** Returns the number of requests of one kind. */
  count(request: string): number {
    return this.made.filter((made) => made === request).length;
  }
}

/** Returns repositories of a queue in memory, as plain objects. */
export function memoryQueueStores(
  queue: MemoryQueue,
  images: ReadonlyMap<string, Image>,
  requests: QueueRequests,
): JobStores {
  const among = (ids: readonly number[]) => ids.map((id) => queue.items.get(id)).filter((item) => item !== undefined);
  const find = (id: number, options?: RequestOptions) => requests.respond('find', () => queue.items.get(id), options);
  const counts = () => ({
    queue_id: 'default',
    pending: queue.count('pending'),
    in_progress: queue.count('in_progress'),
    waiting: 0,
    completed: queue.count('completed'),
    failed: queue.count('failed'),
    canceled: queue.count('canceled'),
  });
  const none = { item_id: null, batch_id: null, session_id: null, user_pending: null, user_in_progress: null };
  return {
    queue: {
      queueId: 'default',
      enqueue: (batch, position, options) =>
        requests.respond('enqueue', () => queue.enqueue(batch, position?.prepend), options),
      status: (options) =>
        requests.respond(
          'status',
          () => ({
            queue: { ...counts(), ...none, total: queue.items.size },
            processor: { is_started: true, is_processing: true },
          }),
          options,
        ),
      batchStatus: (batch_id, options) =>
        requests.respond(
          'batch status',
          () => {
            const total = [...queue.items.values()].filter((item) => item.batch_id === batch_id).length;
            return { ...counts(), batch_id, total, origin: null, destination: null };
          },
          options,
        ),
      cancelBatches: (batchIds, options) =>
        requests.respond(
          'cancel batches',
          () => {
            const all = [...queue.items.values()].filter(({ batch_id }) => batchIds.includes(batch_id));
            const open = all.filter(({ status }) => status === 'pending' || status === 'in_progress');
            queue.cancelAll(open.map(({ item_id }) => item_id));
            return { canceled: open.length };
          },
          options,
        ),
    },
    queueItems: {
      get: (id, options) => requests.respond('get', () => structuredClone(queue.get(id)), options),
      find: async (id, options) => structuredClone(await find(id, options)),
      getMany: (ids, options) => requests.respond('get many', () => structuredClone(among(ids)), options),
      ids: (_, options) =>
        requests.respond(
          'item ids',
          () => ({ item_ids: [...queue.items.keys()].reverse(), total_count: queue.items.size }),
          options,
        ),
      summaries: (ids, options) =>
        requests.respond('summaries', () => among(ids).map((item) => QueueItemSummary.parse(item)), options),
      cancel: (id, options) =>
        requests.respond(
          'cancel',
          () => {
            const { status } = queue.get(id);
            if (status === 'pending' || status === 'in_progress') queue.change(id, 'canceled');
            return queue.get(id);
          },
          options,
        ),
      delete: (id, options) => requests.respond('delete', () => queue.prune(id), options),
      retryMany: (ids, options) =>
        requests.respond(
          'retry',
          () => {
            const able = ids.filter((id) => ['failed', 'canceled'].includes(queue.get(id).status));
            for (const id of queue.count('pending') < queue.capacity ? able : []) {
              const { session, batch_id, retried_from_item_id } = queue.get(id);
              queue.add(session.graph, { batch_id, retried_from_item_id: retried_from_item_id ?? id });
            }
            return { queue_id: 'default', retried_item_ids: queue.count('pending') <= queue.capacity ? able : [] };
          },
          options,
        ),
    },
    images: {
      getMany: (names, options) =>
        requests.respond(
          'images',
          () => names.map((name) => images.get(name)).filter((image) => image !== undefined),
          options,
        ),
    },
  };
}
