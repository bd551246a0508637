import { test } from 'vitest';

import { createEventSocket } from '../../src/event-socket.js';
import { startEventServer } from '../support/event-server.js';
import { events, reached, room } from '../support/events.js';
import { startProxy } from '../support/proxy.js';

const random = () => 0;

test.concurrent('a connection that polls is replaced as soon as a websocket opens', async ({ expect }) => {
  await using server = await startEventServer();
  await using proxy = await startProxy(server.port, 'ignores upgrades');
  using socket = createEventSocket({ baseUrl: proxy.url, events, random, connectTimeout: 250 });
  const lease = await socket.join(room);
  if (!lease.live) await reached(socket, 'open');
  const transports = () => [...server.io.sockets.sockets.values()].map(({ conn }) => conn.transport.name);
  expect(transports()).toEqual(['polling']);
  const disconnected = reached(socket, 'disconnected');
  proxy.treatment = 'passes';
  expect(await disconnected).toMatchObject({
    error: { reason: 'a websocket can be opened instead of polling' },
  });
  expect(await reached(socket, 'open')).toEqual({ state: 'open', missed: true });
  expect(lease.live).toBe(true);
  expect(transports()).toEqual(['websocket']);
  socket.close();
  await server.emptied();
});

test.concurrent('a server that takes longer to accept than one attempt may take is given more time', async ({
  expect,
}) => {
  await using server = await startEventServer();
  server.io.use((_, next) => void setTimeout(next, 600));
  using socket = createEventSocket({ baseUrl: server.url, events, random, connectTimeout: 200 });
  const disconnected = reached(socket, 'disconnected');
  const opened = reached(socket, 'open');
  socket.on('counted', () => {});
  expect((await disconnected).error.message).toContain('no response within 200 ms');
  expect(await opened).toEqual({ state: 'open', missed: true });
});
