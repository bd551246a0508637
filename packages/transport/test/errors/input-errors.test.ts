import { expect, test } from 'vitest';

import { delay, forEachLimit } from '../../src/async.js';
import { createHttpTransport, type HttpTransportOptions } from '../../src/http-transport.js';
import { FakeEventSocket } from '../../src/test-events.js';
import type { RouteRequest } from '../../src/transport.js';
import { events } from '../support/events.js';

const create = (options: object) =>
  createHttpTransport({ baseUrl: 'http://localhost', ...options } satisfies HttpTransportOptions);
const send = (request: RouteRequest<'POST /x'>, options: object = {}) =>
  create({ fetch: async () => Response.json(1), ...options }).send('POST /x', request);
const listen = (name: string) => {
  using socket = new FakeEventSocket<Record<string, typeof events.counted>>({ counted: events.counted });
  return socket.on(name, () => {});
};
const longest = 2 ** 31 - 1;
const cyclic: { self?: object } = {};
cyclic.self = cyclic;

test.each<[message: string, act: () => unknown]>([
  ['milliseconds: must be a number from 0 to 2147483647, got -1', () => delay(-1)],
  ['concurrency: must be 1 or more, got 0', () => forEachLimit([], async () => {}, { concurrency: 0 })],
  ['retries: must be a whole number, 0 or more, got -1', () => create({ retries: -1 })],
  ['maxConcurrent: must be a whole number, 1 or more, got 0', () => create({ maxConcurrent: 0 })],
  [`timeout: must be false or milliseconds, above 0 and at most ${longest}, got 0`, () => send({ timeout: 0 })],
  [
    `totalTimeout: must be false or milliseconds, above 0 and at most ${longest}, got ${longest + 1}`,
    () => create({ totalTimeout: longest + 1 }),
  ],
  [
    'baseUrl: must be an http or https URL, such as http://localhost:9090, got "shttp://localhost"',
    () => create({ baseUrl: 'shttp://localhost' }),
  ],
  ['baseUrl: must not contain credentials; pass a token', () => create({ baseUrl: 'http://me:secret@localhost' })],
  ['baseUrl: must not contain a query or a fragment; remove it', () => create({ baseUrl: 'http://localhost?a' })],
  ['host: must be a host name or an address, such as localhost, got "a/b"', () => createHttpTransport({ host: 'a/b' })],
  [
    'token: must be printable ASCII without spaces; check for a line break at its end',
    () => send({}, { token: 'secret\n' }),
  ],
  ['body: must be omitted: GET has no body', () => create({}).send('GET /x', { body: {} })],
  ['body: must be omitted: HEAD has no body', () => create({}).send('HEAD /x', { form: { file: 'x' } })],
  ['self: must not contain itself', () => send({ body: cyclic })],
  ['ids: must not be an empty list; omit it for no filter', () => send({ query: { ids: [] } })],
  ['ids: must be text, a finite number or a boolean, got an object', () => send({ query: { ids: ['a', {}] } })],
  ['id: must be an id, got ".."', () => create({}).send('GET /x/{id}', { path: { id: '..' } })],
  ['event: unknown event "news"; use onAny for events without a schema', () => listen('news')],
])('%s', async (message, act) => {
  await expect(async () => act()).rejects.toMatchObject({ name: 'InputError', message });
});

test.each<[string, () => unknown]>([
  ['no retries', () => create({ retries: 0 })],
  ['one request at a time', () => create({ maxConcurrent: 1 })],
  ['the longest time limits', () => create({ timeout: longest, totalTimeout: longest })],
  ['no time to wait', () => delay(0)],
  ['an uppercase protocol', () => create({ baseUrl: 'HTTPS://localhost' })],
])('accepts %s', async (_, act) => {
  const outcome = await Promise.resolve()
    .then(act)
    .then(() => 'accepted');
  expect(outcome).toBe('accepted');
});
