import assert from 'node:assert/strict';

import type { QueueRepository } from '@x/repositories/queue';
import { JobGoneError } from '@x/services/errors';

import type { Scenario } from '../../runner/scenario.js';
import { started } from '../await-job.js';
import { counting, division } from '../graphs.js';
import type { JobContext } from '../job-context.js';

export const scenarios: readonly Scenario<JobContext>[] = [
  {
    title: 'on another server at the same address the jobs are gone: those with their ids are not canceled or retried',
    async run({ client: { repositories, services }, restart }) {
      const { queue, queueItems } = repositories;
      await restart({ isNew: true }); // the ids begin at 1, so that the next server soon has the same
      const batch = await services.jobs.enqueueBatch({ graph: counting(2_000), runs: 2 });
      const [job, last] = batch.jobs;
      assert.ok(job && last);
      await started(job);
      services.jobs.close(); // nothing is polled meanwhile
      await restart({ isNew: true });
      await queue.pause();
      await enqueueUpTo(queue, last.id);
      for (const each of batch.jobs) {
        for (const command of ['cancel', 'retry'] as const) {
          const error = await each[command]().catch((reason: unknown) => reason);
          assert.ok(error instanceof JobGoneError);
          assert.equal(error.found?.batchId, (await queueItems.get(each.id)).batch_id);
        }
        assert.equal((await queueItems.get(each.id)).status, 'pending');
      }
      assert.equal(await batch.cancel(), 0);
      const theirs = await services.jobs.follow(job.id);
      assert.equal(await theirs.cancel(), true);
      await queue.clear();
      await queue.resume();
    },
  },
];

/** Enqueues items on an empty server, at most 10 000 at a time, so that the last one has that id. Keeps the last ones. */
async function enqueueUpTo(queue: QueueRepository, id: number): Promise<void> {
  for (let enqueued = 0; enqueued < id; ) {
    const runs = enqueued === 0 ? id % 10_000 || 10_000 : 10_000;
    await queue.clear();
    await queue.enqueue({ graph: division, runs });
    enqueued += runs;
  }
}
