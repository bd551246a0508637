import { type UseQueryResult, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import type { QueueAndProcessorStatus } from '@x/models/queue';
import type { QueueItemSummary } from '@x/models/queue-item';
import { useCallback, useEffect, useMemo, useState } from 'react';

import { useClient, useLoadedClient } from '../../../app/client-context.js';
import { isEnded } from './job-state.js';
import { pendingBatches, positions } from './positions.js';
import { chunkOf, chunkQuery, idsQuery, priorityQuery, statusQuery } from './queue-queries.js';
import { watchQueue } from './watch-queue.js';

/** The queue of the server, as far as it was read. */
export interface Queue {
  /** All items, the newest first. */
  readonly ids: readonly number[];
  /** Those that were read, by their ids, the newest first. */
  readonly items: ReadonlyMap<number, QueueItemSummary>;
  /** The place of each pending item: 1 for the one that is run next. */
  readonly positions: ReadonlyMap<number, number>;
  readonly status: QueueAndProcessorStatus | undefined;
  readonly isLoading: boolean;
  /** Why the queue could not be read. */
  readonly error: Error | null;
  /** Whether there are older items that were not read. */
  readonly hasOlder: boolean;
  /** Reads older items. */
  readOlder(): void;
  /** Reads the items with these ids, and keeps them up to date. */
  show(ids: readonly number[]): void;
}

const NONE: readonly number[] = [];

/** Returns the queue, and renders again when it changes. It is read in chunks: the newest, those that wait, what is shown. */
export function useQueue(): Queue {
  const client = useLoadedClient();
  const { events } = useClient();
  const queries = useQueryClient();
  useEffect(() => watchQueue(events, queries), [events, queries]);
  const { data: status } = useQuery(statusQuery(client));
  const { data: ids = NONE, isPending, error } = useQuery(idsQuery(client));
  const chunks = useMemo(() => [...new Set(ids.map(chunkOf))], [ids]);
  const [newest, setNewest] = useState(2);
  const [shown, setShown] = useState<readonly number[]>(NONE);
  const wanted = chunks.filter((chunk, index) => index < newest || shown.includes(chunk));
  const { read, isRead, failure } = useQueries({ queries: wanted.map((chunk) => chunkQuery(client, chunk)), combine });
  const items = useMemo(() => itemsOf(ids, read), [ids, read]);
  const show = useCallback((visible: readonly number[]) => {
    const needed = [...new Set(visible.map(chunkOf))];
    setShown((old) => (needed.every((chunk) => old.includes(chunk)) ? old : needed));
  }, []);
  const unended = [...items.values()].filter((item) => !isEnded(item.status)).length;
  const expected = status
    ? status.queue.total - status.queue.completed - status.queue.failed - status.queue.canceled
    : 0;
  const hasOlder = newest < chunks.length;
  useEffect(() => {
    if (isRead && hasOlder && unended < expected) setNewest((count) => count + 1);
  }, [isRead, hasOlder, unended, expected]);
  const firsts = useMemo(() => pendingBatches(items.values()), [items]);
  const { data: priorities } = useQuery(priorityQuery(client, firsts));
  return {
    ids,
    items,
    positions: useMemo(() => positions(items.values(), priorities ?? new Map()), [items, priorities]),
    status,
    isLoading: isPending || (ids.length > 0 && items.size === 0),
    error: error ?? failure,
    hasOlder,
    readOlder: () => setNewest((count) => count + 2),
    show,
  };
}

/** Returns the same lists for the same results. */
const combine = (results: readonly UseQueryResult<QueueItemSummary[]>[]) => ({
  read: results.flatMap(({ data }) => data ?? []),
  isRead: results.every(({ data }) => data),
  failure: results.find(({ error }) => error)?.error ?? null,
});

/** Returns those of the items that are still on the queue, the newest first. */
function itemsOf(ids: readonly number[], read: readonly QueueItemSummary[]): ReadonlyMap<number, QueueItemSummary> {
  const byId = new Map(read.map((item) => [item.item_id, item]));
  const entries = ids.map((id) => [id, byId.get(id)] as const);
  return new Map(entries.filter((entry): entry is readonly [number, QueueItemSummary] => entry[1] !== undefined));
}
