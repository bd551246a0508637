import type { QueueItemSummary } from '@x/models/queue-item';
import type { Job } from '@x/services/job';
import type { RequestOptions } from '@x/transport/options';

import type { Context } from '../../command/context.js';
import { findJobs } from '../../find/jobs.js';
import type { retriesOf } from '../../find/retries.js';
import type { Action, Change, Outcome } from '../change.js';
import { planEach } from './each.js';

/** What is done with jobs. */
export interface JobWork {
  readonly action: Action['action'];
  /** Says of which jobs it is done. Others are left as they are, and counted by their status. */
  readonly isFor: (job: QueueItemSummary) => boolean;
  /** Finds the retries of jobs, which are then left as they are. */
  readonly findRetries?: typeof retriesOf | undefined;
  /** Does it, and returns what became of it. */
  readonly work: (job: Job, options: RequestOptions) => Promise<Pick<Outcome, 'result' | 'status' | 'why'>>;
}

/** Plans work on jobs of the queue. Rejects with a `CliError` when one of the ids is not on it. */
export async function planJobs(
  ids: readonly number[],
  { action, isFor, work, findRetries = async () => new Map() }: JobWork,
  { connect, print, signal }: Pick<Context, 'connect' | 'print' | 'signal'>,
): Promise<Change<readonly Outcome[]>> {
  const client = await connect();
  const jobs = await findJobs(ids, client, { signal });
  const retries = await findRetries(jobs.filter(isFor), client, { signal });
  for (const { item_id } of jobs) {
    const retry = retries.get(item_id);
    if (retry !== undefined) print.note(`job ${item_id} was retried as job ${retry}`);
  }
  const actions = jobs
    .filter((job) => isFor(job) && !retries.has(job.item_id))
    .map(({ item_id }): Action => ({ action, kind: 'job', name: String(item_id) }));
  const others = Map.groupBy(
    jobs.filter((job) => !isFor(job)),
    ({ status }) => status,
  );
  const unchanged = Object.fromEntries([...others].map(([status, { length }]) => [status, length]));
  if (retries.size > 0) unchanged['retried'] = retries.size;
  const change = planEach(actions, async ({ name }, options) =>
    work(await client.services.jobs.follow(Number(name), options), options),
  );
  return { ...change, unchanged };
}
