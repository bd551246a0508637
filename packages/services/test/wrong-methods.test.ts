import { AsyncLocalStorage } from 'node:async_hooks';

import { createRepositories } from '@x/repositories/repositories';
import { createSandbox } from '@x/sandbox/sandbox';
import { InputError, InvokeError } from '@x/transport/errors';
import { createHttpTransport } from '@x/transport/http-transport';
import { afterAll, expect, test } from 'vitest';
import { thrown, wrongValues } from '../../../scripts/support/wrong-values.js';
import { createGraph } from '../src/graph.js';
import { createServices } from '../src/services.js';
import { UnitOfWork } from '../src/unit-of-work.js';

const sandbox = createSandbox();
/** The requests of one call. Those of jobs that an earlier call has started are counted there. */
const requestsOf = new AsyncLocalStorage<{ count: number }>();
const repositories = createRepositories(
  createHttpTransport({
    baseUrl: 'http://sandbox.invalid',
    retries: 0,
    fetch: (...request) => {
      const requests = requestsOf.getStore();
      if (requests) requests.count += 1;
      return sandbox.fetch(new Request(...request));
    },
  }),
);
const services = createServices(repositories);
const graph = createGraph();
const node = graph.add('add');
const job = await services.jobs.enqueue(graph);
const batch = await services.jobs.enqueueBatch({ graph: graph.build(), runs: 1 });
await job.result();
const [first] = (await repositories.workflows.page({ page: 0, per_page: 1 })).items;
const workflow = await services.workflows.open(String(first?.workflow_id));
const subjects: Readonly<Record<string, object>> = {
  ...services,
  ...{ untracked: services.jobs.untracked, job, batch, workflow, graph, node, unit: new UnitOfWork() },
};
afterAll(() => {
  services.jobs.close();
  sandbox.close();
});

/** These read what the server has before they know whether a text names some of it. */
const asksServer = new Set(['nodes.get', 'transfer.upload', 'workflows.open', 'workflows.copy']);

type Method = (...args: readonly unknown[]) => unknown;

const methods = Object.entries(subjects).flatMap(([name, subject]) =>
  Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(subject)))
    .filter(([method, { value }]) => !['constructor', 'close'].includes(method) && typeof value === 'function')
    .map(([method, { value }]) => [`${name}.${method}`, subject, value as Method] as const),
);

/** Calls a method, and completes its result: reads its first item, or plans and runs it. Returns what it throws. */
async function outcome(subject: object, method: Method, args: readonly unknown[]): Promise<unknown> {
  try {
    const result = await method.apply(subject, [...args]);
    if (typeof result !== 'object' || result === null) return undefined;
    if (Symbol.asyncIterator in result) {
      const items = result as AsyncGenerator;
      await items.next();
      await items.return(undefined);
    } else if ('plan' in result) await (result as { plan(): Promise<unknown> }).plan();
    return undefined;
  } catch (error) {
    return error;
  }
}

test.each(methods)('%s with wrong arguments rejects with one of our errors', async (name, subject, method) => {
  for (const value of wrongValues) {
    for (const args of [[value], ['id', value], [{}, value], ['id', {}, value], [{}, {}, value]]) {
      const requests = { count: 0 };
      const error = await requestsOf.run(requests, () => outcome(subject, method, args));
      const isOurs = error === undefined || error === thrown || InvokeError.isInstance(error);
      expect(isOurs, `${args.length} arguments, the last a ${typeof value}: ${error}`).toBe(true);
      if (error instanceof InputError && !asksServer.has(name)) expect(requests.count, `${error}`).toBe(0);
    }
  }
});

test('a window size of a wrong kind is named', async () => {
  for (const value of [Symbol('x'), Object.create(null), '5']) {
    const windowSize: never = value as never;
    const items = services.gallery.list({}, { windowSize });
    await expect((async () => items.next())()).rejects.toMatchObject({ name: 'InputError', argument: 'windowSize' });
  }
});
