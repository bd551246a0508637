import { inspect } from 'node:util';

import { expect, test } from 'vitest';
import { createEventSocket } from '../../src/event-socket.js';
import { type EventServerOptions, startEventServer } from '../support/event-server.js';
import { events, reached, room } from '../support/events.js';

const token = 'eyJhbGciOiJIUzI1NiJ9.c2VjcmV0';
const everything = (value: unknown): string => inspect(value, { depth: Infinity, showHidden: true, getters: true });

test.each<[string, EventServerOptions]>([
  ['a refusal', { accepts: () => false }],
  ['no such socket', { path: '/elsewhere' }],
  ['a lost connection', {}],
  ['a lost connection by polling', { transports: ['polling'] }],
])('neither errors, nor logs, nor the socket contain the token after %s', async (_, options) => {
  await using server = await startEventServer(options);
  const seen: unknown[] = [];
  const record = (value: unknown) => void seen.push(value);
  using socket = createEventSocket({ baseUrl: server.url, events, token, logger: { debug: record } });
  socket.onState(record);
  const down = Promise.race([reached(socket, 'refused'), reached(socket, 'disconnected')]);
  const lease = await socket.join(room);
  if (lease.live) server.io.disconnectSockets(true);
  await down;
  expect(seen.length).toBeGreaterThan(3);
  expect(everything([seen, socket, lease])).not.toContain(token);
});

test('the error for an invalid token does not contain it', async () => {
  await using server = await startEventServer();
  using socket = createEventSocket({ baseUrl: server.url, events, token: 'a b' });
  const refused = reached(socket, 'refused');
  await socket.join(room);
  expect((await refused).error).toMatchObject({ name: 'InputError', argument: 'token' });
  expect(everything(await refused)).not.toContain('a b');
  expect(server.auths).toEqual([]);
});
