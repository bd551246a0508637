import type { QueueItemSummary } from '@x/models/queue-item';
import type { Client } from '@x/resources/client';
import type { RequestOptions } from '@x/transport/options';

import { readJobs } from './jobs.js';

/** How many ids of jobs one request has: jobs with their sessions are large. */
const LARGEST = { summaries: 1_000, sessions: 100 };

/** Returns the newest retries of jobs that are on the queue, by the ids of the jobs. */
export async function retriesOf(
  jobs: readonly QueueItemSummary[],
  { repositories }: Pick<Client, 'repositories'>,
  options: RequestOptions,
): Promise<ReadonlyMap<number, number>> {
  const retries = new Map<number, number>();
  if (jobs.length === 0) return retries;
  const { queueItems } = repositories;
  const ids = new Set(jobs.map(({ item_id }) => item_id));
  const oldest = Math.min(...ids);
  const batches = new Set(jobs.map(({ batch_id }) => batch_id)); // a retry has the batch of its original
  const newer = (await queueItems.ids({}, options)).item_ids.filter((id) => id >= oldest);
  const related: number[] = [];
  for (let at = 0; at < newer.length; at += LARGEST.summaries) {
    const some = await readJobs(newer.slice(at, at + LARGEST.summaries), { repositories }, options);
    for (const { item_id, batch_id } of some) if (batches.has(batch_id)) related.push(item_id);
  }
  const chains = new Map<number, number[]>();
  for (let at = 0; at < related.length; at += LARGEST.sessions) {
    for (const item of await queueItems.getMany(related.slice(at, at + LARGEST.sessions), options)) {
      const first = item.retried_from_item_id ?? item.item_id;
      chains.set(first, [...(chains.get(first) ?? []), item.item_id]);
    }
  }
  for (const chain of chains.values()) {
    const newest = Math.max(...chain);
    for (const id of chain) if (id < newest && ids.has(id)) retries.set(id, newest);
  }
  return retries;
}
