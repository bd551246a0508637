import assert from 'node:assert/strict';

import { JobCanceledError } from '@x/services/errors';

import type { Scenario } from '../../runner/scenario.js';
import { errorOf, receiveEvents, started } from '../await-job.js';
import { counting } from '../graphs.js';
import type { JobContext } from '../job-context.js';

export const scenarios: readonly Scenario<JobContext>[] = [
  {
    title: 'a running job is canceled',
    async run({ client: { services } }) {
      const job = await services.jobs.enqueue(counting(1_000));
      const failure = errorOf(job);
      await started(job);
      assert.equal(await job.cancel(), true);
      assert.ok((await failure) instanceof JobCanceledError);
      assert.equal(job.status, 'canceled');
    },
  },
  {
    title: 'a job completes after a lost connection',
    async run({ client: { services, events }, disconnect }) {
      using _room = await receiveEvents(events);
      const states: string[] = [];
      const stopListening = events.onState(({ state }) => states.push(state));
      const job = await services.jobs.enqueue(counting(200));
      await started(job);
      disconnect();
      const { results } = await job.result({ maxWait: 60_000 });
      stopListening();
      assert.equal(results.length, 401);
      assert.deepEqual(states, ['disconnected', 'open']);
    },
  },
  {
    title: 'a restart of the server cancels the running job, and the pending one runs afterwards',
    async run({ client: { services }, restart }) {
      const [running, pending] = (await services.jobs.enqueueBatch({ graph: counting(200), runs: 2 })).jobs;
      assert.ok(running && pending);
      const failure = errorOf(running);
      await started(running);
      await restart();
      const error = await failure;
      assert.ok(error instanceof JobCanceledError);
      assert.equal(error.by, 'restart');
      assert.equal((await pending.result({ maxWait: 120_000 })).results.length, 401);
    },
  },
];
