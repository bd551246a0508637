import { FakeTransport } from '@x/transport/test';
import { expect, test } from 'vitest';

import { ClientStateRepository } from '../../src/client-state.js';
import { type Operation, runOperation } from '../support/operation.js';

const path = { queue_id: 'default' };
const since = '6.3.0';

const operations: Record<string, Operation<ClientStateRepository>> = {
  find: {
    call: (state, o) => state.find('a&b', o),
    response: '',
    route: 'GET /api/v1/client_state/{queue_id}/get_by_key',
    request: { path, query: { key: 'a&b' }, since },
  },
  set: {
    call: (state, o) => state.set('', '{"a":1}', o),
    response: '{"a":1}',
    route: 'POST /api/v1/client_state/{queue_id}/set_by_key',
    request: { path, query: { key: '' }, body: '{"a":1}', since },
  },
  keys: {
    call: (state, o) => state.keys({ prefix: 'mine:' }, o),
    response: ['mine:b', 'mine:a'],
    route: 'GET /api/v1/client_state/{queue_id}/get_keys_by_prefix',
    request: { path, query: { prefix: 'mine:' }, since: '6.13.0' },
  },
  delete: {
    call: (state, o) => state.delete('mine:a', o),
    response: null,
    route: 'POST /api/v1/client_state/{queue_id}/delete_by_key',
    request: { path, query: { key: 'mine:a' }, since: '6.13.0' },
    result: undefined,
  },
  deleteAll: {
    call: (state, o) => state.deleteAll({ destroy: true }, o),
    response: null,
    route: 'POST /api/v1/client_state/{queue_id}/delete',
    request: { path, since },
    result: undefined,
  },
};

test.each(Object.entries(operations))('%s is one request', async (_, operation) => {
  const { actual, expected } = await runOperation(ClientStateRepository, operation);
  expect(actual).toEqual(expected);
});

test('every method is tested here', () => {
  const methods = Object.getOwnPropertyNames(ClientStateRepository.prototype).filter((name) => name !== 'constructor');
  expect(Object.keys(operations).toSorted()).toEqual(methods.toSorted());
});

test('a key without a value has none, which is not the empty text', async () => {
  expect(await new ClientStateRepository(new FakeTransport(null)).find('a')).toBeUndefined();
});

test('without a prefix all keys are requested', async () => {
  const transport = new FakeTransport([]);
  await new ClientStateRepository(transport).keys();
  expect(transport.requests).toMatchObject([[expect.anything(), { query: { prefix: '' } }]]);
});

test('the response to set must be the value that was sent', async () => {
  const state = new ClientStateRepository(new FakeTransport('other'));
  await expect(state.set('a', 'mine')).rejects.toMatchObject({
    name: 'ResponseError',
    issues: [{ message: 'must be what was sent' }],
  });
});

test('keys, values and prefixes that are no text, and a missing consent, are refused without a request', async () => {
  const transport = new FakeTransport(null);
  const state = new ClientStateRepository(transport);
  const wrong = (value: unknown) => value as string;
  const calls: readonly [string, () => Promise<unknown>][] = [
    ['key', () => state.find(wrong(undefined))],
    ['key', () => state.set(wrong(null), 'x')],
    ['value', () => state.set('a', wrong({ a: 1 }))],
    ['query.prefix', () => state.keys({ prefix: wrong(7) })],
    ['key', () => state.delete(wrong([]))],
    ['consent', () => state.deleteAll(JSON.parse('{}'))],
  ];
  for (const [argument, call] of calls) {
    await expect(call()).rejects.toMatchObject({ name: 'InputError', argument });
  }
  expect(transport.requests).toEqual([]);
});
