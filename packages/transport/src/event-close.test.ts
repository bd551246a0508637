import { expect, test } from 'vitest';

import { type EventServerOptions, startEventServer } from './__fixtures__/event-server.js';
import { events, reached, room } from './__fixtures__/events.js';
import { startProxy, type Treatment } from './__fixtures__/proxy.js';
import { createEventSocket, type EventSocket } from './event-socket.js';

type Socket = EventSocket<typeof events>;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What keeps the process alive, but for the pipes of whoever runs the tests. */
const alive = () => process.getActiveResourcesInfo().filter((name) => /TCP|Timeout|TLS|GetAddrInfo/.test(name));

/** Returns once no more than that is alive. */
async function untilAlive(most: number): Promise<void> {
  for (let time = 0; alive().length > most; time++) {
    if (time > 250) throw new Error(`still alive: ${alive()}`);
    await pause(10);
  }
}

interface State {
  readonly server?: EventServerOptions;
  readonly proxy?: Treatment;
  readonly token?: () => Promise<string>;
  readonly until: (socket: Socket) => unknown;
}

const stay = () => pause(30);
const isDeaf = (socket: Socket) => reached(socket, 'deaf');
const isOpen = (socket: Socket) => reached(socket, 'open');

test.each<[string, State]>([
  ['the library is loaded', { until: () => {} }],
  ['the token is looked for', { token: () => new Promise(() => {}), until: stay }],
  ['it connects', { proxy: 'is silent', until: stay }],
  ['it connects by polling', { proxy: 'is silent', until: (socket) => isDeaf(socket).then(() => pause(150)) }],
  ['it waits for a room', { proxy: 'passes', until: (socket) => void socket.join(room).catch(() => {}) }],
  ['it is open', { until: isOpen }],
  ['it is open by polling', { server: { transports: ['polling'] }, until: isOpen }],
  ['it is refused', { server: { admits: () => false }, until: (socket) => reached(socket, 'refused') }],
  ['it is deaf', { server: { path: '/elsewhere' }, until: isDeaf }],
])('closing while %s leaves nothing behind', async (_, { server: options, proxy: treatment, token, until }) => {
  await using server = await startEventServer(options);
  await using proxy = await startProxy(server.port, treatment);
  await pause(0);
  const before = alive().length;
  const baseUrl = treatment ? proxy.url : server.url;
  const socket = createEventSocket({ baseUrl, events, token, random: () => 0, connectTimeoutMs: 100 });
  socket.on('counted', () => {});
  socket.once('said').catch(() => {});
  await until(socket);
  socket.close();
  expect(socket.state).toBe('closed');
  await untilAlive(before);
});

test('a line that went silent is cut off, though nobody answers the farewell', async () => {
  await using server = await startEventServer();
  await using proxy = await startProxy(server.port);
  using socket = createEventSocket({ baseUrl: proxy.url, events });
  const before = alive().length;
  await socket.join(room);
  expect(alive().length).toBeGreaterThan(before);
  proxy.treatment = 'is silent';
  socket.close();
  await untilAlive(before);
});

test('closing while it lingers leaves nothing behind', async () => {
  await using server = await startEventServer();
  using socket = createEventSocket({ baseUrl: server.url, events });
  const before = alive().length;
  (await socket.join(room)).leave();
  socket.close();
  await untilAlive(before);
});

test('who waits is told that it was closed', async () => {
  await using server = await startEventServer();
  const socket = createEventSocket({ baseUrl: server.url, events });
  const once = socket.once('counted');
  const next = socket.stream(['counted', 'said']).next();
  const changes: string[] = [];
  socket.onState(({ state }) => changes.push(state));
  const joined = socket.join(room);
  socket.close();
  const closed = expect.objectContaining({ name: 'SocketError', message: 'events: closed' });
  await expect(once).rejects.toEqual(closed);
  await expect(next).rejects.toEqual(closed);
  await expect(joined).rejects.toEqual(closed);
  expect(changes).toEqual(['closed']);
});
