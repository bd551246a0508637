import { queryOptions } from '@tanstack/react-query';
import type { QueueItem, QueueItemSummary } from '@x/models/queue-item';

import type { LoadedClient } from '../../../app/load-client.js';

/** How many ids a chunk spans. Ids are unique and grow, so an item is in the same chunk as long as it exists. */
const SPAN = 500;
/** The most ids for one request of whole items. */
const MOST = 1_000;

/** What a running item reported last. */
export interface JobProgress {
  /** Free text of the server. */
  readonly message: string;
  /** From 0 to 1; `null` while it is unknown. */
  readonly percentage: number | null;
}

/** Returns the number of the chunk that holds an item. */
export const chunkOf = (id: number): number => Math.floor(id / SPAN);

/** Counts by status, and whether the queue is paused. */
export const statusQuery = ({ repositories }: LoadedClient) =>
  queryOptions({
    queryKey: ['queue', 'status'],
    queryFn: ({ signal }) => repositories.queue.status({ signal }),
  });

/** The ids of all items, the newest first. */
export const idsQuery = ({ repositories }: LoadedClient) =>
  queryOptions({
    queryKey: ['queue', 'ids'],
    queryFn: async ({ signal }) => {
      const { item_ids } = await repositories.queueItems.ids({}, { signal });
      return item_ids.sort((a, b) => b - a);
    },
  });

/** The key of the items of a chunk. */
export const chunkKey = (chunk: number) => ['queue', 'chunk', chunk] as const;

/** The items of a chunk without their sessions. It asks for every id of its span: which exist, the server knows best. */
export const chunkQuery = ({ repositories }: LoadedClient, chunk: number) =>
  queryOptions({
    queryKey: chunkKey(chunk),
    queryFn: ({ signal }): Promise<QueueItemSummary[]> => {
      const ids = Array.from({ length: SPAN }, (_, index) => chunk * SPAN + index);
      return repositories.queueItems.summaries(ids, { signal });
    },
  });

/** One item with its session, or `null` when it does not exist any more. */
export const itemQuery = ({ repositories }: LoadedClient, id: number) =>
  queryOptions({
    queryKey: ['queue', 'item', id],
    queryFn: async ({ signal }): Promise<QueueItem | null> =>
      (await repositories.queueItems.find(id, { signal })) ?? null,
  });

/** The priority of each batch, of which one item is given. All items of a batch have the same. */
export const priorityQuery = ({ repositories }: LoadedClient, ids: readonly number[]) =>
  queryOptions({
    queryKey: ['queue', 'priority', ids],
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, number>> => {
      const items = await repositories.queueItems.getMany(ids.slice(0, MOST), { signal });
      return new Map(items.map(({ batch_id, priority }) => [batch_id, priority]));
    },
    enabled: ids.length > 1,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The key of what an item reported last. Only events write there. */
export const progressKey = (id: number) => ['queue', 'progress', id] as const;
