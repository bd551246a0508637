import { InputError } from '@x/transport/errors';
import { expect, test } from 'vitest';

import { createGraph } from '../../src/graph.js';
import { JobService } from '../../src/job.js';
import { addGraph, setUp, useFakeTime } from '../support/jobs-fixture.js';

useFakeTime();

/** Returns a value for which there is no type, as plain JavaScript may pass it. */
const given = (value: unknown): never => value as never;

type Call = (fixture: ReturnType<typeof setUp>) => unknown;

const calls: readonly [string, string, Call][] = [
  ['no graph', 'graph', ({ jobs }) => jobs.enqueue(given(undefined))],
  ['text for a graph', 'graph', ({ jobs }) => jobs.enqueue(given('graph.json'))],
  ['a list of nodes', 'graph.nodes', ({ jobs }) => jobs.enqueue(given({ nodes: [{ id: 'a', type: 'add' }] }))],
  ['a node that is none', 'graph.nodes.a', ({ jobs }) => jobs.enqueue(given({ nodes: { a: null } }))],
  ['edges that are no list', 'graph.edges', ({ jobs }) => jobs.enqueue(given({ nodes: {}, edges: {} }))],
  [
    'an edge without ends',
    'graph.edges[0]',
    ({ jobs }) => jobs.enqueue(given({ nodes: {}, edges: [{ source: 'a' }] })),
  ],
  ['no batch', 'batch', ({ jobs }) => jobs.enqueueBatch(given(null))],
  ['a batch without a graph', 'batch.graph', ({ jobs }) => jobs.enqueueBatch(given({ runs: 2 }))],
  ['data that is no list', 'batch.data', ({ jobs }) => jobs.enqueueBatch(given({ graph: addGraph, data: {} }))],
  [
    'data of one level',
    'batch.data',
    ({ jobs }) => jobs.enqueueBatch(given({ graph: addGraph, data: [{ items: [] }] })),
  ],
  ['data without items', 'batch.data', ({ jobs }) => jobs.enqueueBatch(given({ graph: addGraph, data: [[{}]] }))],
  ['options in place of a position', 'position', ({ jobs }) => jobs.enqueue(addGraph, given({ signal: undefined }))],
  ['a position that is none', 'position', ({ jobs }) => jobs.enqueue(addGraph, given(null))],
  ['a position that is text', 'position', ({ jobs }) => jobs.enqueue(addGraph, given('first'))],
  ['options that are none', 'options', ({ jobs }) => jobs.enqueue(addGraph, {}, given(null))],
  [
    'a signal that is none',
    'signal',
    ({ jobs }) => jobs.enqueue(addGraph, {}, given({ signal: new AbortController() })),
  ],
  ['no id', 'itemId', ({ jobs }) => jobs.follow(given(undefined))],
  ['text for an id', 'itemId', ({ jobs }) => jobs.follow(given('1'))],
  ['no origin', 'origin', ({ jobs }) => jobs.followOrigin(given(undefined))],
  ['options of a follow', 'options', ({ jobs }) => jobs.followOrigin('x', given(1))],
  ['no stores', 'stores', () => new JobService(given(undefined))],
  ['text for a time', 'pollInterval', ({ stores }) => new JobService(stores, { pollInterval: given('5') })],
  ['stores without items', 'stores', ({ stores }) => new JobService(given({ queue: stores.queue }))],
];

test.each(calls)('%s is an InputError, before a request is made', async (_, argument, call) => {
  const fixture = setUp();
  const error = await (async () => call(fixture))().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(InputError);
  expect(error).toMatchObject({ argument });
  expect(fixture.server.requests).toEqual([]);
});

test.each([null, 5, 'soon', { signal: {} }, { signal: 'now' }])('a job refuses %j as options', async (options) => {
  const { queue, server, jobs } = setUp();
  const batch = await jobs.enqueueBatch({ graph: addGraph });
  const [job] = batch.jobs;
  if (!job) throw new TypeError('no job');
  for (const subject of [job, batch]) {
    for (const method of ['cancel', 'events', 'images', 'retry'] as const) {
      const call = async (): Promise<unknown> => subject[method](given(options));
      await expect(call(), method).rejects.toBeInstanceOf(InputError);
    }
  }
  await expect(job.result(given(options))).rejects.toBeInstanceOf(InputError);
  await expect(batch.outcomes(given(options))).rejects.toBeInstanceOf(InputError);
  await expect(job.result({ maxWait: given('5') })).rejects.toMatchObject({ argument: 'maxWait' });
  expect(server.requests).toEqual(['queue.enqueue']);
  queue.run(job.id);
});

test('a builder is enqueued as it is, alone and in a batch', async () => {
  const { queue, jobs } = setUp();
  const graph = createGraph();
  const one = graph.add('integer', { value: 1 });
  const job = await jobs.enqueue(graph);
  graph.add('add', { a: one.out('value'), b: 1 });
  const batch = await jobs.enqueueBatch({ graph, runs: 2 });
  expect([1, 2, 3].map((id) => Object.keys(queue.get(id).session.graph.nodes))).toEqual([
    ['integer_1'],
    ['integer_1', 'add_1'],
    ['integer_1', 'add_1'],
  ]);
  for (const { id } of [job, ...batch.jobs]) queue.run(id);
  expect((await job.result()).results).toHaveLength(1);
  expect(await batch.results()).toHaveLength(2);
});

test('a position is the second argument, options are the third', async () => {
  const { queue, jobs } = setUp();
  await jobs.enqueue(addGraph);
  await jobs.enqueue(addGraph, { prepend: true }, { signal: new AbortController().signal });
  expect([1, 2].map((id) => queue.get(id).priority)).toEqual([0, 1]);
  jobs.close();
});
