import { expect, test } from 'vitest';

import { createEventSocket } from '../../src/event-socket.js';
import { startEventServer } from '../support/event-server.js';
import { events, reached, room } from '../support/events.js';
import { byWebSocket, handshake } from '../support/hostile-packets.js';
import { startHostileServer } from '../support/hostile-server.js';

const secret = 'let-me-in-please';
const headers = { 'X-Proxy-Login': secret, authorization: `Basic ${secret}` };

test.each([
  ['websocket', undefined],
  ['polling', ['polling'] as const],
])('sends the extra headers with each request: %s', async (_, transports) => {
  const seen: (string | undefined)[] = [];
  await using server = await startEventServer({ ...(transports && { transports: [...transports] }) });
  server.io.engine.on('initial_headers', (_, { headers }) =>
    seen.push(headers['x-proxy-login'], headers.authorization),
  );
  using socket = createEventSocket({ baseUrl: server.url, events, headers });
  expect(await socket.join(room)).toMatchObject({ live: true });
  expect(seen).toEqual([secret, `Basic ${secret}`]);
});

test('the headers go with every poll, and an injected WebSocket is created without them', async () => {
  const parameters: unknown[] = [];
  const seen = new Set<unknown>();
  await using server = await startEventServer({ transports: ['polling'] });
  server.io.engine.on('headers', (_, { headers }) => seen.add(headers['x-proxy-login']));
  using socket = createEventSocket({
    baseUrl: server.url,
    events,
    headers,
    WebSocket: class extends WebSocket {
      constructor(...given: ConstructorParameters<typeof WebSocket>) {
        parameters.push(...given);
        super(...given);
      }
    },
  });
  expect(await socket.join(room)).toMatchObject({ live: true });
  expect(parameters).toEqual([expect.stringMatching(/^ws:/)]);
  expect([...seen]).toEqual([secret]);
});

test.each([{ 'x y': 'z' }, { host: 'example.com' }, { 'x-key': 'line\nbreak' }])(
  'refuses headers that cannot be sent: %o',
  (wrong) => {
    expect(() => createEventSocket({ baseUrl: 'http://127.0.0.1:1', events, headers: wrong })).toThrow(
      expect.objectContaining({ name: 'InputError', argument: 'headers' }),
    );
  },
);

test('a server that returns the headers does not put them into the error', async () => {
  await using server = await startHostileServer(
    byWebSocket([handshake(), `44{"message":"no ${secret}, Basic ${secret}"}`]),
  );
  using socket = createEventSocket({ baseUrl: server.url, events, headers });
  const refused = reached(socket, 'refused');
  socket.on('counted', () => {});
  expect((await refused).error.message).toBe('events: no [redacted], [redacted]');
});
