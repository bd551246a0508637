import { Batch } from '@x/models/batch';
import { type QueueItem, QueueItemIdList, QueueItemSummary } from '@x/models/queue-item';

import type { QueueReader, QueueWriter } from '../../queue.js';
import type { QueueItemReader, QueueItemWriter } from '../../queue-item.js';
import { check, listOf } from '../check.js';
import { since } from '../since.js';
import type { MemoryServer } from './server.js';

/** Returns the queue of a server in memory. */
export function memoryQueue(server: MemoryServer): QueueReader & QueueWriter {
  const { queue } = server;
  const ofBatches = (ids: readonly string[]) => [...queue.items.values()].filter((item) => ids.includes(item.batch_id));
  return {
    queueId: 'default',
    async enqueue(batch, { prepend = false } = {}, options) {
      const checked = check('batch', Batch, batch);
      return server.respond('queue.enqueue', options, () => queue.enqueue(checked, prepend));
    },
    status: (options) =>
      server.respond('queue.status', options, () => {
        const {
          item_id = null,
          batch_id = null,
          session_id = null,
        } = [...queue.items.values()].find(({ status }) => status === 'in_progress') ?? {};
        const counts = countsOf([...queue.items.values()]);
        const user = { user_pending: counts.pending, user_in_progress: counts.in_progress };
        const processor = { is_started: true, is_processing: item_id !== null };
        return { queue: { ...counts, item_id, batch_id, session_id, ...user }, processor };
      }),
    batchStatus: (batch_id, options) =>
      server.respond('queue.batchStatus', options, () => {
        const items = ofBatches([batch_id]);
        const { origin = null, destination = null } = items[0] ?? {};
        return { ...countsOf(items), batch_id, origin, destination };
      }),
    countsByDestination: (destination, options) =>
      server.respond('queue.countsByDestination', options, () => {
        const items = [...queue.items.values()].filter((item) => item.destination === destination);
        return { ...countsOf(items), destination };
      }),
    cancelBatches: (batchIds, options) =>
      server.respond('queue.cancelBatches', options, () => ({
        canceled: queue.cancelMany(ofBatches(batchIds).map(({ item_id }) => item_id)),
      })),
  };
}

/** Returns the items of the queue of a server in memory. */
export function memoryQueueItems(server: MemoryServer): QueueItemReader & QueueItemWriter {
  const { queue } = server;
  const among = (ids: readonly number[]): QueueItem[] => ids.flatMap((id) => queue.items.get(id) ?? []);
  const checked = (ids: readonly number[]): number[] => check('ids', QueueItemIdList, listOf('ids', ids));
  return {
    // Sessions change while an item runs, so what is returned is a copy.
    get: (id, options) => server.respond('queueItems.get', options, () => structuredClone(queue.get(id))),
    find: (id, options) => server.respond('queueItems.find', options, () => structuredClone(queue.items.get(id))),
    async getMany(ids, options) {
      const list = checked(ids);
      return server.respond('queueItems.getMany', options, () => structuredClone(among(list)), since.queueItemIds);
    },
    ids: ({ order_dir = 'DESC' } = {}, options) =>
      server.respond(
        'queueItems.ids',
        options,
        () => {
          const item_ids = [...queue.items.keys()];
          return { item_ids: order_dir === 'ASC' ? item_ids : item_ids.reverse(), total_count: item_ids.length };
        },
        since.queueItemIds,
      ),
    async summaries(ids, options) {
      const list = checked(ids);
      return server.respond(
        'queueItems.summaries',
        options,
        () => among(list).map((item) => QueueItemSummary.strip().parse(item)),
        since.queueItemSummaries,
      );
    },
    cancel: (id, options) =>
      server.respond('queueItems.cancel', options, () => {
        if (['pending', 'in_progress', 'waiting'].includes(queue.get(id).status)) queue.change(id, 'canceled');
        return structuredClone(queue.get(id));
      }),
    retryMany: (ids, options) =>
      server.respond('queueItems.retryMany', options, () => ({
        queue_id: 'default',
        retried_item_ids: queue.retryMany(ids),
      })),
    delete: (id, options) => server.respond('queueItems.delete', options, () => queue.remove(queue.get(id).item_id)),
  };
}

const STATUSES = ['pending', 'in_progress', 'waiting', 'completed', 'failed', 'canceled'] as const;

function countsOf(items: readonly QueueItem[]) {
  const counts = { pending: 0, in_progress: 0, waiting: 0, completed: 0, failed: 0, canceled: 0 };
  for (const status of STATUSES) counts[status] = items.filter((item) => item.status === status).length;
  return { queue_id: 'default', ...counts, total: items.length };
}
