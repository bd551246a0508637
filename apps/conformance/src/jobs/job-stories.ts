import assert from 'node:assert/strict';

import { JobCanceledError, JobFailedError } from '@x/services/job-errors';
import type { Job } from '@x/services/job-handle';

import { graph } from '../suite/graph.js';
import type { JobStory } from './job-stage.js';

const ITERATIONS = 60;
const division = graph({ quotient: { type: 'div', a: 6, b: 2 } });
const long = graph(
  {
    r: { type: 'range', start: 0, stop: ITERATIONS },
    i: { type: 'iterate' },
    a: { type: 'add', b: 1, use_cache: false },
  },
  ['r.collection i.collection', 'i.item a.a'],
);

async function started(job: Job): Promise<void> {
  for await (const { type } of job.events()) if (type === 'started') return;
}

export const jobStories: readonly JobStory[] = [
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
      const job = await services.jobs.enqueue(long);
      const refused = assert.rejects(job.result(), JobCanceledError);
      await started(job);
      assert.equal(await job.cancel(), true);
      await refused;
      assert.equal(job.status, 'canceled');
    },
  },
  {
    title: 'of a batch of three each job ends in its own way',
    async play({ client: { services } }) {
      const data = [[{ node_path: 'quotient', field_name: 'b', items: [1, 0, 3] }]];
      const ends = await (await services.jobs.enqueueBatch({ graph: division, data })).ends();
      const errors = ends.map(({ error }) => error?.name);
      assert.deepEqual(errors, [undefined, 'JobFailedError', undefined]);
    },
  },
  {
    title: 'iterations are told in their order',
    async play({ client: { services } }) {
      const { results } = await (await services.jobs.enqueue(long)).result();
      const added = results.filter(({ nodeId }) => nodeId === 'a').map(({ path, output }) => [path, output['value']]);
      const expected = Array.from({ length: ITERATIONS }, (_, index) => [[index], index + 1]);
      assert.deepEqual(added, expected);
    },
  },
  {
    title: 'a job is followed to its end though the connection is cut',
    async play({ client: { services, events }, cut }) {
      const states: string[] = [];
      const deafen = events.onState(({ state }) => states.push(state));
      const job = await services.jobs.enqueue(long);
      await started(job);
      cut();
      const { results } = await job.result({ timeout: 60_000 });
      deafen();
      assert.equal(results.length, 2 * ITERATIONS + 1);
      assert.deepEqual(states, ['connecting', 'open', 'deaf', 'open']);
    },
  },
  {
    title: 'what ran when the server was killed is canceled, and what waited runs when it is back',
    async play({ client: { services }, restart }) {
      const [running, waiting] = (await services.jobs.enqueueBatch({ graph: long, runs: 2 })).jobs;
      assert.ok(running && waiting);
      const refused = assert.rejects(running.result(), (error) => {
        assert.ok(error instanceof JobCanceledError);
        assert.equal(error.by, 'restart');
        return true;
      });
      await started(running);
      await restart();
      await refused;
      assert.equal((await waiting.result({ timeout: 120_000 })).results.length, 2 * ITERATIONS + 1);
    },
  },
];
