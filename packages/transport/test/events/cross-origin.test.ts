import { afterEach, expect, test, vi } from 'vitest';

import { createEventSocket } from '../../src/event-socket.js';
import { startEventServer } from '../support/event-server.js';
import { events, reached, room } from '../support/events.js';

afterEach(() => void vi.unstubAllGlobals());

/** Returns why a socket does not connect to a server that has no events. */
async function reasonOn(page: string | undefined): Promise<string> {
  await using server = await startEventServer({ path: '/elsewhere' });
  vi.stubGlobal('location', page === undefined ? undefined : { origin: page === 'same' ? server.url : page });
  using socket = createEventSocket({ baseUrl: server.url, events });
  const disconnected = reached(socket, 'disconnected');
  await socket.join(room);
  return (await disconnected).error.message;
}

test('on a web page of another origin, an error names the origin and the setting', async () => {
  const reason = 'events: the server returned 404 for a poll';
  expect(await reasonOn('http://localhost:5173')).toMatch(
    /^events: the server returned 404 for a poll; this page is of another origin, http:\/\/localhost:5173: .*allow_origins/,
  );
  expect(await reasonOn('same')).toBe(reason);
  expect(await reasonOn(undefined)).toBe(reason);
});

test('a connection that was lost has no such hint', async () => {
  vi.stubGlobal('location', { origin: 'http://localhost:5173' });
  await using server = await startEventServer();
  using socket = createEventSocket({ baseUrl: server.url, events });
  await socket.join(room);
  const disconnected = reached(socket, 'disconnected');
  server.io.disconnectSockets(true);
  expect((await disconnected).error.message).toBe('events: io server disconnect');
});
