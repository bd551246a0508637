import type { QueryClient } from '@tanstack/react-query';
import type { EventPayload } from '@x/models/event';
import type { QueueAndProcessorStatus } from '@x/models/queue';
import type { QueueItemSummary } from '@x/models/queue-item';

import type { Client } from '../../../app/client.js';
import { isEnded } from './job-state.js';
import { previews } from './previews.js';
import { chunkKey, chunkOf, type JobProgress, progressKey } from './queue-queries.js';

/** Batches that follow each other closely are one read. */
const PAUSE = 250;
const QUEUE = 'default';

type StatusChange = EventPayload<'queue_item_status_changed'>;

/** Writes the events of the queue into the cache of what was read, until the function that is returned is called. */
export function watchQueue(events: Client['events'], queries: QueryClient): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const readSoon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void queries.invalidateQueries({ queryKey: ['queue'] });
    }, PAUSE);
  };
  const removals = [
    events.on('queue_item_status_changed', (event) => {
      if (event.queue_id === QUEUE && !changeStatus(queries, event)) readSoon();
    }),
    events.on('invocation_progress', (event) => {
      const { item_id, message, percentage } = event;
      queries.setQueryData<JobProgress>(progressKey(item_id), { message, percentage });
      previews.add(event);
    }),
    events.on('batch_enqueued', readSoon),
    events.on('queue_items_canceled', readSoon),
    events.on('queue_items_retried', readSoon),
    events.on('queue_cleared', readSoon),
  ];
  return () => {
    clearTimeout(timer);
    for (const remove of removals) remove();
  };
}

/** Writes the status of an item, and returns whether the item was there. */
function changeStatus(queries: QueryClient, event: StatusChange): boolean {
  const { item_id: id, status, started_at, completed_at, queue_status } = event;
  queries.setQueryData<QueueAndProcessorStatus>(['queue', 'status'], (old) => old && { ...old, queue: queue_status });
  if (isEnded(status)) {
    previews.delete(id);
    queries.removeQueries({ queryKey: progressKey(id) });
    void queries.invalidateQueries({ queryKey: ['queue', 'item', id] });
  }
  const queryKey = chunkKey(chunkOf(id));
  // A response that is on its way may be older than the event.
  if (queries.isFetching({ queryKey }) > 0) void queries.invalidateQueries({ queryKey });
  const isKnown = queries.getQueryData<QueueItemSummary[]>(queryKey)?.some(({ item_id }) => item_id === id) ?? false;
  queries.setQueryData<QueueItemSummary[]>(queryKey, (items) =>
    // An event that arrives late does not take back the end of an item.
    items?.map((item) =>
      item.item_id === id && !isEnded(item.status) ? { ...item, status, started_at, completed_at } : item,
    ),
  );
  return isKnown;
}
