import { expect, test } from 'vitest';
import { createEventSocket, type EventSocket } from '../../src/event-socket.js';
import { alive, until } from '../support/alive.js';
import { type EventServerOptions, startEventServer } from '../support/event-server.js';
import { events, reached, room } from '../support/events.js';
import { startProxy, type Treatment } from '../support/proxy.js';

type Socket = EventSocket<typeof events>;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

interface State {
  readonly server?: EventServerOptions;
  readonly proxy?: Treatment;
  readonly token?: () => Promise<string>;
  readonly connectTimeout?: number;
  readonly reach: (socket: Socket) => unknown;
}

const settle = () => pause(30);
const isDisconnected = (socket: Socket) => reached(socket, 'disconnected');
const isOpen = (socket: Socket) => reached(socket, 'open');

test.each<[string, State]>([
  ['the library is loaded', { reach: () => {} }],
  ['the token is read', { token: () => new Promise(() => {}), reach: settle }],
  ['it connects', { proxy: 'is silent', reach: settle }],
  [
    'it connects by polling',
    { proxy: 'is silent', connectTimeout: 100, reach: (socket) => isDisconnected(socket).then(() => pause(150)) },
  ],
  ['it waits for a room', { proxy: 'passes', reach: (socket) => void socket.join(room).catch(() => {}) }],
  ['it is open', { reach: isOpen }],
  ['it is open by polling', { server: { transports: ['polling'] }, reach: isOpen }],
  ['it is refused', { server: { accepts: () => false }, reach: (socket) => reached(socket, 'refused') }],
  ['it is disconnected', { server: { path: '/elsewhere' }, reach: isDisconnected }],
])(
  'closing while %s leaves no resources behind',
  async (_, { server: options, proxy: treatment, token, connectTimeout, reach }) => {
    await using server = await startEventServer(options);
    await using proxy = await startProxy(server.port, treatment);
    await pause(0);
    const before = await alive();
    const baseUrl = treatment ? proxy.url : server.url;
    const socket = createEventSocket({ baseUrl, events, token, random: () => 0, connectTimeout });
    socket.on('counted', () => {});
    socket.once('said').catch(() => {});
    await reach(socket);
    socket.close();
    expect(socket.state).toBe('closed');
    await until(async () => (await alive()).length <= before.length);
  },
);

test.concurrent.for<[string, EventServerOptions]>([
  ['websocket', {}],
  ['polling', { transports: ['polling'] }],
])('closing ends a connection on which the server is silent: %s', async ([_, options], { expect }) => {
  await using server = await startEventServer(options);
  await using proxy = await startProxy(server.port);
  const socket = createEventSocket({ baseUrl: proxy.url, events });
  await socket.join(room);
  await until(() => proxy.clients > 0);
  proxy.treatment = 'is silent';
  socket.close();
  await until(() => proxy.clients === 0); // Node 22 and 26 keep an idle connection for 5 s
  expect(socket.state).toBe('closed');
});

test('closing while it lingers leaves no resources behind', async () => {
  await using server = await startEventServer();
  using socket = createEventSocket({ baseUrl: server.url, events });
  const before = await alive();
  (await socket.join(room)).leave();
  expect(socket.state).toBe('open'); // it lingers
  socket.close();
  await until(async () => (await alive()).length <= before.length);
});

test('closing rejects pending waits', async () => {
  await using server = await startEventServer();
  const socket = createEventSocket({ baseUrl: server.url, events });
  const once = socket.once('counted');
  const next = socket.stream(['counted', 'said']).next();
  const changes: string[] = [];
  socket.onState(({ state }) => changes.push(state));
  const joined = socket.join(room);
  socket.close();
  const closed = expect.objectContaining({ name: 'SocketError', message: 'events: the socket was closed' });
  await expect(once).rejects.toEqual(closed);
  await expect(next).rejects.toEqual(closed);
  await expect(joined).rejects.toEqual(closed);
  expect(changes).toEqual(['closed']);
});
