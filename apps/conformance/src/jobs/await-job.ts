import assert from 'node:assert/strict';

import type { Job } from '@x/services/job';
import type { EventRoomLease } from '@x/transport/event-socket';

import type { JobContext } from './job-context.js';

/** Resolves when a job has started. */
export async function started(job: Job): Promise<void> {
  for await (const { type } of job.events()) if (type === 'started') return;
}

/** Returns the error of a job, `undefined` when it completes. */
export const errorOf = (job: Job): Promise<unknown> =>
  job.result().then(
    () => undefined,
    (error: unknown) => error,
  );

/** Resolves once the events of the queue arrive, so that none of the next job is missed, and returns the lease. */
export async function receiveEvents(events: JobContext['client']['events']): Promise<EventRoomLease> {
  const payload = { queue_id: 'default' };
  const room = await events.join({ enter: 'subscribe_queue', leave: 'unsubscribe_queue', payload }, { timeout: false });
  assert.ok(room.live);
  return room;
}
