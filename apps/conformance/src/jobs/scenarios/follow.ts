import assert from 'node:assert/strict';

import { QueueRepository } from '@x/repositories/queue';
import { QueueItemRepository } from '@x/repositories/queue-item';
import { JobCanceledError, JobFailedError, QueueFullError } from '@x/services/errors';
import type { Job } from '@x/services/job';
import { JobService } from '@x/services/job';

import { graph } from '../../runner/graph.js';
import type { Scenario } from '../../runner/scenario.js';
import type { JobStage } from '../job-context.js';

const division = graph({ quotient: { type: 'div', a: 6, b: 2 } });

/** Returns a graph of which `1 + 2 * stop` nodes run. */
const counting = (stop: number) =>
  graph({ r: { type: 'range', start: 0, stop }, i: { type: 'iterate' }, a: { type: 'add', b: 1, use_cache: false } }, [
    'r.collection i.collection',
    'i.item a.a',
  ]);

async function started(job: Job): Promise<void> {
  for await (const { type } of job.events()) if (type === 'started') return;
}

/** Returns what a job that brings no result ends with. */
const errorOf = (job: Job): Promise<unknown> =>
  job.result().then(
    () => undefined,
    (error: unknown) => error,
  );

export const scenarios: readonly Scenario<JobStage>[] = [
  {
    title: 'a job brings its pictures',
    async play({ client: { services, repositories } }) {
      const drawing = graph({ a: { type: 'blank_image', width: 8, height: 8, use_cache: false } });
      const job = await services.jobs.enqueue(drawing);
      const drawn = await job.images();
      const sizes = drawn.map(({ width, height }) => [width, height]);
      assert.deepEqual(sizes, [[8, 8]]);
      assert.equal(job.status, 'completed');
      await repositories.images.deleteMany(drawn.map(({ image_name }) => image_name));
    },
  },
  {
    title: 'a job that fails says which node, and why',
    async play({ client: { services } }) {
      const job = await services.jobs.enqueue(graph({ quotient: { type: 'div', a: 6, b: 0 } }));
      await assert.rejects(job.result(), (error) => {
        assert.ok(error instanceof JobFailedError);
        assert.deepEqual([error.nodeId, error.nodeType, error.errorType], ['quotient', 'div', 'ZeroDivisionError']);
        return true;
      });
    },
  },
  {
    title: 'a job is canceled in the middle',
    async play({ client: { services } }) {
      const job = await services.jobs.enqueue(counting(1_000));
      const end = errorOf(job);
      await started(job);
      assert.equal(await job.cancel(), true);
      assert.ok((await end) instanceof JobCanceledError);
      assert.equal(job.status, 'canceled');
    },
  },
  {
    title: 'of a batch of three each job ends in its own way',
    async play({ client: { services } }) {
      const data = [[{ node_path: 'quotient', field_name: 'b', items: [1, 0, 3] }]];
      const batch = await services.jobs.enqueueBatch({ graph: division, data });
      const finished: number[] = [];
      for await (const { job, event } of batch.events()) if (event.type === 'finished') finished.push(job.id);
      assert.deepEqual(
        finished,
        batch.jobs.map(({ id }) => id),
      );
      const ends = await batch.outcomes();
      const errors = ends.map(({ error }) => error?.name);
      assert.deepEqual(errors, [undefined, 'JobFailedError', undefined]);
      const [again, ...others] = await batch.retry();
      await assert.rejects(async () => again?.result(), JobFailedError);
      assert.deepEqual(others, []);
    },
  },
  {
    title: 'of 10 001 items the queue takes 10 000, and the error says which',
    async play({ client: { services, repositories } }) {
      const { queue } = repositories;
      await queue.clear();
      await queue.pause();
      try {
        const error = await services.jobs.enqueueBatch({ graph: division, runs: 10_001 }).catch((refusal) => refusal);
        assert.ok(error instanceof QueueFullError);
        assert.deepEqual([error.enqueued, error.requested, error.itemIds.length], [10_000, 10_001, 10_000]);
        assert.deepEqual(await queue.clear(), { deleted: 10_000 });
      } finally {
        await queue.resume();
      }
    },
  },
  {
    title: 'any name is that of a queue, which runs like the first',
    async play({ client: { transport, events, repositories } }) {
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
  {
    title: 'iterations are told in their order',
    async play({ client: { services } }) {
      const { results } = await (await services.jobs.enqueue(counting(40))).result();
      const added = results.filter(({ nodeId }) => nodeId === 'a').map(({ path, output }) => [path, output['value']]);
      const expected = Array.from({ length: 40 }, (_, index) => [[index], index + 1]);
      assert.deepEqual(added, expected);
    },
  },
  {
    title: 'a job is followed to its end though the connection is cut',
    async play({ client: { services, events }, cut }) {
      const states: string[] = [];
      const deafen = events.onState(({ state }) => states.push(state));
      const job = await services.jobs.enqueue(counting(200));
      await started(job);
      cut();
      const { results } = await job.result({ maxWait: 60_000 });
      deafen();
      assert.equal(results.length, 401);
      assert.deepEqual(states, ['connecting', 'open', 'disconnected', 'open']);
    },
  },
  {
    title: 'what ran when the server was killed is canceled, and what waited runs when it is back',
    async play({ client: { services }, restart }) {
      const [running, waiting] = (await services.jobs.enqueueBatch({ graph: counting(200), runs: 2 })).jobs;
      assert.ok(running && waiting);
      const end = errorOf(running);
      await started(running);
      await restart();
      const error = await end;
      assert.ok(error instanceof JobCanceledError);
      assert.equal(error.by, 'restart');
      assert.equal((await waiting.result({ maxWait: 120_000 })).results.length, 401);
    },
  },
];
