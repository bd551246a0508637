import assert from 'node:assert/strict';

import { JobFailedError, QueueFullError } from '@x/services/errors';

import type { Scenario } from '../../runner/scenario.js';
import { receiveEvents } from '../await-job.js';
import { division } from '../graphs.js';
import type { JobContext } from '../job-context.js';

export const scenarios: readonly Scenario<JobContext>[] = [
  {
    title: 'each job of a batch of three has its own outcome',
    async run({ client: { services, events } }) {
      using _room = await receiveEvents(events);
      const data = [[{ node_path: 'quotient', field_name: 'b', items: [1, 0, 3] }]];
      const batch = await services.jobs.enqueueBatch({ graph: division, data });
      const finished: number[] = [];
      for await (const { job, event } of batch.events()) if (event.type === 'finished') finished.push(job.id);
      assert.deepEqual(
        finished,
        batch.jobs.map(({ id }) => id),
      );
      const outcomes = await batch.outcomes();
      const errors = outcomes.map(({ error }) => error?.name);
      assert.deepEqual(errors, [undefined, 'JobFailedError', undefined]);
      const [again, ...others] = await batch.retry();
      await assert.rejects(async () => again?.result(), JobFailedError);
      assert.deepEqual(others, []);
    },
  },
  {
    title: 'of 10 001 items the queue accepts 10 000, and the error has their ids',
    async run({ client: { services, repositories } }) {
      const { queue } = repositories;
      await queue.clear();
      await queue.pause();
      try {
        const error = await services.jobs.enqueueBatch({ graph: division, runs: 10_001 }).catch((reason) => reason);
        assert.ok(error instanceof QueueFullError);
        assert.deepEqual([error.enqueued, error.requested, error.itemIds.length], [10_000, 10_001, 10_000]);
        assert.deepEqual(await queue.clear(), { deleted: 10_000 });
      } finally {
        await queue.resume();
      }
    },
  },
];
