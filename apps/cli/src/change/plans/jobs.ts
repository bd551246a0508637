import type { QueueItemSummary } from '@x/models/queue-item';
import type { Job } from '@x/services/job';
import type { RequestOptions } from '@x/transport/options';

import type { Context } from '../../command/context.js';
import { findJobs } from '../../find/jobs.js';
import type { Action, Change, Outcome } from '../change.js';
import { planEach } from './each.js';

/** What is done with jobs. */
export interface JobWork {
  readonly action: Action['action'];
  /** Says of which jobs it is done. Others are left as they are, and counted by their status. */
  readonly isFor: (job: QueueItemSummary) => boolean;
  /** Does it, and returns what became of it. */
  readonly work: (job: Job, options: RequestOptions) => Promise<Pick<Outcome, 'result' | 'status' | 'why'>>;
}

/** Plans work on jobs of the queue. Rejects with a `CliError` when one of the ids is not on it. */
export async function planJobs(
  ids: readonly number[],
  { action, isFor, work }: JobWork,
  { connect, signal }: Pick<Context, 'connect' | 'signal'>,
): Promise<Change<readonly Outcome[]>> {
  const client = await connect();
  const jobs = await findJobs(ids, client, { signal });
  const actions = jobs.filter(isFor).map(({ item_id }): Action => ({ action, kind: 'job', name: String(item_id) }));
  const others = Map.groupBy(
    jobs.filter((job) => !isFor(job)),
    ({ status }) => status,
  );
  const unchanged = Object.fromEntries([...others].map(([status, { length }]) => [status, length]));
  const change = planEach(actions, async ({ name }, options) =>
    work(await client.services.jobs.follow(Number(name), options), options),
  );
  return { ...change, unchanged };
}
