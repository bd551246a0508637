import { InputError, InvokeError } from '@x/transport/errors';
import { createHttpTransport } from '@x/transport/http-transport';
import { expect, test } from 'vitest';

import { createRepositories } from '../src/repositories.js';
import { calls } from './support/every-method.js';
import { methodsOf } from './support/methods-of.js';

const thrown = new Error('thrown by the argument');
const fail = (): never => {
  throw thrown;
};
/** An object that throws whatever is done with it. */
const throwing = new Proxy({}, { get: fail, has: fail, ownKeys: fail, getOwnPropertyDescriptor: fail });
const wrong: readonly unknown[] = [
  ...[undefined, null, 7, 'x', '', [], ['x'], [undefined], [[]], {}, { a: 1 }, true, () => {}, Symbol('x'), 1n],
  ...[new Map(), Number.NaN, throwing],
];
/** Arguments before the wrong one. */
const right = ['b', {}];
/** What the server refuses itself. */
const notRequired = new Set(['queue.countsByDestination', 'queue.cancelByDestination']);

/** Returns repositories whose server knows nothing, and the requests that it received. */
function open() {
  const requests: string[] = [];
  const fetch = async (input: RequestInfo | URL): Promise<Response> => {
    requests.push(String(input));
    return Response.json({ detail: 'Board not found' }, { status: 404 });
  };
  return { repositories: createRepositories(createHttpTransport({ baseUrl: 'http://x.invalid', fetch })), requests };
}

async function collect(list: AsyncIterable<unknown>): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const item of list) items.push(item);
  return items;
}

/** Calls a method with arguments of any type, as a program in JavaScript can. */
async function callWith(target: object, method: string, args: readonly unknown[]): Promise<unknown> {
  const value = methodsOf(Object.getPrototypeOf(target)).get(method);
  const result: unknown = await value?.apply(target, [...args]);
  const isList = typeof result === 'object' && result !== null && Symbol.asyncIterator in result;
  return isList ? collect(result as AsyncIterable<unknown>) : result;
}

const methods = Object.entries(calls).flatMap(([name, ofRepository]) =>
  Object.keys(ofRepository).map((method) => [`${name}.${method}`, name, method] as const),
);

test.each(methods)('%s with wrong arguments never rejects with an error of JavaScript', async (_, name, method) => {
  for (const count of [0, 1, 2]) {
    for (const value of wrong) {
      const { repositories } = open();
      const target = new Map<string, object>(Object.entries(repositories)).get(name) ?? {};
      const error = await callWith(target, method, [...right.slice(0, count), value]).catch(
        (reason: unknown) => reason,
      );
      if (error instanceof Error && error !== thrown)
        expect(InvokeError.isInstance(error), `${count} ${typeof value}: ${error}`).toBe(true);
    }
  }
});

test.each(methods.filter(([name]) => !notRequired.has(name)))(
  '%s without arguments sends no request, or one that needs none',
  async (_, name, method) => {
    const { repositories, requests } = open();
    const target = new Map<string, object>(Object.entries(repositories)).get(name) ?? {};
    const error = await callWith(target, method, []).catch((reason: unknown) => reason);
    if (error instanceof InputError) expect(requests).toEqual([]);
    else expect(requests.join()).not.toMatch(/undefined|null/);
  },
);

test.each([undefined, null, {}, 'http://localhost:9090'])('repositories need a transport, not %j', (transport) => {
  const create: (transport: never) => unknown = createRepositories;
  expect(() => create(transport as never)).toThrow(
    expect.objectContaining({ name: 'InputError', argument: 'transport' }),
  );
});

test('a page size that cannot be printed is refused before any request', async () => {
  const { repositories, requests } = open();
  for (const wrongSize of [Symbol('x'), Object.create(null), 1n]) {
    const pageSize: never = wrongSize as never;
    const error = await collect(repositories.images.list({}, { pageSize })).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'InputError', argument: 'pageSize' });
  }
  expect(requests).toEqual([]);
});

test('a text where a list of names belongs is not a list of letters', async () => {
  const { repositories, requests } = open();
  const error = await callWith(repositories.boards, 'addImages', ['b', 'a.png']).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'InputError', message: 'names: must be a list, got "a.png"' });
  const ids = JSON.parse('"77"');
  await expect(repositories.queueItems.retryMany(ids)).rejects.toThrow('ids: must be a list, got "77"');
  expect(requests).toEqual([]);
});
