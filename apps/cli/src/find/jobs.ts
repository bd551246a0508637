import type { QueueItemSummary } from '@x/models/queue-item';
import type { Client } from '@x/resources/client';
import type { RequestOptions } from '@x/transport/options';

import { CliError, UsageError } from '../error/cli-error.js';

const LARGEST = 1_000;

/** Returns ids of jobs. Throws a `UsageError` for what is none. */
export function jobIds(words: readonly string[]): number[] {
  const ids = words.map((word) => {
    if (/^\d+$/.test(word) && Number.isSafeInteger(Number(word))) return Number(word);
    throw new UsageError(`"${word}" is no id of a job`, { hint: 'It is a number. See: invoke jobs list' });
  });
  return [...new Set(ids)];
}

/** Yields jobs, the newest first, as they are when their thousand is read. */
export async function* listJobs({ repositories }: Client, options: RequestOptions): AsyncGenerator<QueueItemSummary> {
  const { queueItems } = repositories;
  const { item_ids: ids } = await queueItems.ids({}, options);
  for (let at = 0; at < ids.length; at += LARGEST)
    yield* await readJobs(ids.slice(at, at + LARGEST), { repositories }, options);
}

/** Returns at most a thousand jobs in the order of their ids; those that do not exist are left out. Servers before 6.14 send more. */
export async function readJobs(
  ids: readonly number[],
  { repositories }: Pick<Client, 'repositories'>,
  options: RequestOptions,
): Promise<readonly QueueItemSummary[]> {
  const { queueItems } = repositories;
  try {
    return await queueItems.summaries(ids, options);
  } catch (error) {
    if (!(error instanceof Error && error.name === 'UnsupportedOperationError')) throw error;
    return queueItems.getMany(ids, options);
  }
}

/** Returns the jobs of all these ids, or rejects with a `CliError` when one is not on the queue. */
export async function findJobs(
  ids: readonly number[],
  client: Pick<Client, 'repositories'>,
  options: RequestOptions,
): Promise<readonly QueueItemSummary[]> {
  const jobs = await readJobs(ids, client, options);
  const found = new Set(jobs.map(({ item_id }) => item_id));
  const missing = ids.find((id) => !found.has(id));
  if (missing === undefined) return jobs;
  throw new CliError(`there is no job ${missing} on the queue`, { code: 'not-found', hint: 'See: invoke jobs list' });
}
