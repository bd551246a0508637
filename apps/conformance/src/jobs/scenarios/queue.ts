import assert from 'node:assert/strict';

import { QueueRepository } from '@x/repositories/queue';
import { QueueItemRepository } from '@x/repositories/queue-item';
import { JobService } from '@x/services/job';

import type { Scenario } from '../../runner/scenario.js';
import { division } from '../graphs.js';
import type { JobContext } from '../job-context.js';

export const scenarios: readonly Scenario<JobContext>[] = [
  {
    title: 'any name is a queue, which runs like the default one',
    async run({ client: { transport, events, repositories } }) {
      const queue = new QueueRepository(transport, 'another');
      const stores = {
        queue,
        queueItems: new QueueItemRepository(transport, 'another'),
        images: repositories.images,
        events,
      };
      using jobs = new JobService(stores);
      const { results } = await (await jobs.enqueue(division)).result();
      assert.deepEqual(
        results.map(({ output }) => output['value']),
        [3],
      );
    },
  },
];
