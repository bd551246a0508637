import assert from 'node:assert/strict';

import { JobCanceledError, JobGoneError } from '@x/services/errors';

import type { Job } from '@x/services/job';

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
  {
    title: 'on another server at the same address the jobs are gone: those with their ids are not canceled or retried',
    async run({ client: { repositories, services }, restart }) {
      await restart({ isNew: true }); // so that the first ids are ours
      const batch = await services.jobs.enqueueBatch({ graph: counting(2_000), runs: 2 });
      const [job, other] = batch.jobs;
      assert.ok(job && other);
      await started(job);
      services.jobs.close(); // nothing is polled meanwhile
      await restart({ isNew: true });
      await repositories.queue.enqueue({ graph: counting(2_000), runs: 2, batch_id: 'theirs' });
      assert.deepEqual((await repositories.queueItems.ids({ order_dir: 'ASC' })).item_ids, [job.id, other.id]);
      for (const { id, cancel, retry } of [job, other].map(commandsOf)) {
        for (const command of [cancel, retry]) {
          const error = await command().catch((reason: unknown) => reason);
          assert.ok(error instanceof JobGoneError);
          assert.equal(error.found?.batchId, 'theirs');
        }
        assert.notEqual((await repositories.queueItems.get(id)).status, 'canceled');
      }
      assert.equal(await batch.cancel(), 0);
      const theirs = await services.jobs.follow(job.id);
      assert.equal(await theirs.cancel(), true);
      await repositories.queue.clear();
    },
  },
];

const commandsOf = (job: Job) => ({ id: job.id, cancel: () => job.cancel(), retry: () => job.retry() });
