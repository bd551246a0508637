import assert from 'node:assert/strict';

import { JobFailedError } from '@x/services/errors';

import { graph } from '../../runner/graph.js';
import type { Scenario } from '../../runner/scenario.js';
import { counting } from '../graphs.js';
import type { JobContext } from '../job-context.js';

export const scenarios: readonly Scenario<JobContext>[] = [
  {
    title: 'a job returns its images',
    async run({ client: { services, repositories } }) {
      const blank = graph({ a: { type: 'blank_image', width: 8, height: 8, use_cache: false } });
      const job = await services.jobs.enqueue(blank);
      const created = await job.images();
      const sizes = created.map(({ width, height }) => [width, height]);
      assert.deepEqual(sizes, [[8, 8]]);
      assert.equal(job.status, 'completed');
      await repositories.images.deleteMany(created.map(({ image_name }) => image_name));
    },
  },
  {
    title: 'a failed job has the node and the reason',
    async run({ client: { services } }) {
      const job = await services.jobs.enqueue(graph({ quotient: { type: 'div', a: 6, b: 0 } }));
      await assert.rejects(job.result(), (error) => {
        assert.ok(error instanceof JobFailedError);
        assert.deepEqual([error.nodeId, error.nodeType, error.errorType], ['quotient', 'div', 'ZeroDivisionError']);
        return true;
      });
    },
  },
  {
    title: 'the results of iterations are in order',
    async run({ client: { services } }) {
      const { results } = await (await services.jobs.enqueue(counting(40))).result();
      const added = results.filter(({ nodeId }) => nodeId === 'a').map(({ path, output }) => [path, output['value']]);
      const expected = Array.from({ length: 40 }, (_, index) => [[index], index + 1]);
      assert.deepEqual(added, expected);
    },
  },
];
