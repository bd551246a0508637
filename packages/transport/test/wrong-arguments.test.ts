import { afterEach, expect, test } from 'vitest';
import { exportedCalls, thrown, wrongValues } from '../../../scripts/support/wrong-values.js';
import { InputError, InvokeError } from '../src/errors.js';
import { createEventSocket, createLocalEventSocket } from '../src/event-socket.js';
import { createHttpTransport } from '../src/http-transport.js';

type Call = (...args: readonly unknown[]) => unknown;

const open: { close(): void }[] = [];
afterEach(() => {
  for (const socket of open.splice(0)) socket.close();
});

const calls = await exportedCalls(import.meta.url, (module) => import(`../src/${module}.ts`));

/** Arguments before the one that is wrong. */
const valid: Readonly<Record<string, readonly unknown[]>> = {
  abortable: [Promise.resolve()],
  delay: [1],
  forEachLimit: [[], async () => {}],
  openFile: ['file'],
  pushIterator: [() => () => {}],
  streamOf: [{ async *[Symbol.asyncIterator]() {} }],
};

/** Calls a function, and starts what it returns. Returns what it throws. */
async function outcome(call: Call, args: readonly unknown[]): Promise<unknown> {
  try {
    const result = await call(...args);
    if (typeof result !== 'object' || result === null) return undefined;
    if ('close' in result && 'on' in result) open.push(result as { close(): void });
    const isIterator = 'next' in result && 'return' in result;
    if (isIterator)
      await Promise.race([(result as AsyncGenerator).next(), (result as AsyncGenerator).return(undefined)]);
    return undefined;
  } catch (error) {
    return error;
  }
}

test.each(calls)('%s with wrong arguments throws no error of JavaScript', async (name, call) => {
  const before = valid[name] ?? [];
  const first = name === 'openFile' ? 1 : 0;
  for (const value of wrongValues) {
    for (let count = first; count <= before.length; count += 1) {
      const args = [...before.slice(0, count), value];
      const error = await outcome(call, args);
      const isOurs = error === undefined || error === thrown || InvokeError.isInstance(error);
      expect(isOurs, `${args.length} arguments, the last a ${typeof value}: ${error}`).toBe(true);
    }
  }
});

const functions = ['fetch', 'clock', 'random'];
const server = { baseUrl: 'http://localhost:9090' };
const events = {};
const source = { connect: () => ({ close: () => {}, emit: () => {} }) };

/** Who creates something, with the options that it needs, and those that must be functions, text, numbers or a logger. */
const creators: [string, Call, object, Readonly<Record<string, readonly string[]>>][] = [
  [
    'createHttpTransport',
    createHttpTransport as Call,
    server,
    {
      function: [...functions, 'onRequest', 'onResponse', 'onRetry'],
      logger: ['logger'],
      number: ['timeout', 'totalTimeout', 'retries', 'maxConcurrent', 'maxResponseSize'],
    },
  ],
  [
    'createEventSocket',
    createEventSocket as Call,
    { ...server, events },
    {
      function: [...functions, 'WebSocket'],
      logger: ['logger'],
      number: ['linger', 'ackTimeout', 'connectTimeout'],
      string: ['socketPath'],
    },
  ],
  [
    'createLocalEventSocket',
    createLocalEventSocket as Call,
    { source, events },
    { function: ['clock', 'random'], logger: ['logger'], number: ['linger', 'ackTimeout'] },
  ],
  ['createHttpTransport', createHttpTransport as Call, { host: 'a' }, { number: ['port'], string: ['path'] }],
];

const options = creators.flatMap(([name, create, needed, kinds]) =>
  Object.entries(kinds).flatMap(([kind, names]) =>
    names.map((option) => [name, { option, kind, create, needed }] as const),
  ),
);

test.each(options)('%s refuses as $option what is no $kind', (_, { option, kind, create, needed }) => {
  for (const value of wrongValues) {
    if (value === undefined || value === null || typeof value === kind) continue;
    let error: unknown;
    try {
      create({ ...needed, [option]: value });
    } catch (reason) {
      error = reason;
    }
    expect(error === thrown || error instanceof InputError, `${option} as ${typeof value}: ${error}`).toBe(true);
  }
});

test.each([[5], [{}], [Symbol('x')], [{ href: 5 }], [Object.create(null)]])(
  'a base URL is text or a URL',
  (baseUrl) => {
    const given: never = { baseUrl } as never;
    expect(() => createHttpTransport(given)).toThrow(
      expect.objectContaining({ name: 'InputError', argument: 'baseUrl' }),
    );
  },
);

test('resolve refuses what is no URL', () => {
  const { resolve } = createHttpTransport(server);
  expect(resolve('api/v1/app')).toBe('http://localhost:9090/api/v1/app');
  for (const url of [...wrongValues.filter((value) => typeof value !== 'string'), 'http://[']) {
    expect(() => resolve(url as never)).toThrow(InputError);
  }
});
