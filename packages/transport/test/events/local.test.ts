import { expect, test } from 'vitest';

import {
  createLocalEventSocket,
  type LocalEventClient,
  type LocalEventSource,
  type RawEvent,
} from '../../src/event-socket.js';
import { events, reached, room } from '../support/events.js';

/** A server in this process, with one room. */
function createServer({ acknowledges = true } = {}) {
  const clients = new Set<LocalEventClient>();
  const sent: unknown[] = [];
  const server = {
    clients,
    sent,
    refusal: undefined as Error | undefined,
    connect(client: LocalEventClient) {
      if (server.refusal) throw server.refusal;
      clients.add(client);
      return {
        send(name: string, payload: unknown) {
          sent.push([name, payload]);
          return acknowledges;
        },
        close: () => void clients.delete(client),
      };
    },
    emit(name: string, payload: unknown) {
      for (const client of clients) client.onEvent({ name, payload });
    },
    cut() {
      for (const client of clients) client.onDisconnect();
    },
  };
  return server;
}

test.each([
  [undefined, {}],
  ['secret', { token: 'secret' }],
])('connects with the token %s', async (token, expected) => {
  const credentials: unknown[] = [];
  const source = createServer();
  const connect: LocalEventSource['connect'] = (client, given) => {
    credentials.push(given);
    return source.connect(client);
  };
  using socket = createLocalEventSocket({ source: { connect }, events, ...(token !== undefined && { token }) });
  await socket.join(room);
  expect(credentials).toEqual([expected]);
});

test('enters rooms, receives events, and leaves', async () => {
  const source = createServer();
  using socket = createLocalEventSocket({ source, events, linger: 1 });
  expect(source.clients.size).toBe(0);
  const lease = await socket.join(room);
  expect(lease.live).toBe(true);
  expect(socket.state).toBe('open');
  const received = socket.once('counted');
  source.emit('counted', { count: 1 });
  expect(await received).toEqual({ count: 1 });
  const idle = reached(socket, 'idle');
  lease.leave();
  await idle;
  expect(source.sent).toEqual([
    [room.enter, room.payload],
    [room.leave, room.payload],
  ]);
  expect(source.clients.size).toBe(0);
});

test('events arrive in order, later than they are emitted, as copies', async () => {
  const source = createServer();
  using socket = createLocalEventSocket({ source, events });
  const received: RawEvent[] = [];
  socket.onAny((event) => received.push(event));
  await reached(socket, 'open');
  const payload = { count: 1, left: undefined };
  source.emit('counted', payload);
  source.emit('said', { text: 'b' });
  source.emit('bare', undefined);
  payload.count = 2;
  expect(received).toEqual([]);
  await Promise.resolve();
  expect(received).toStrictEqual([
    { name: 'counted', payload: { count: 1 } },
    { name: 'said', payload: { text: 'b' } },
    { name: 'bare', payload: undefined },
  ]);
});

test('a room that is not acknowledged is not live', async () => {
  using socket = createLocalEventSocket({ source: createServer({ acknowledges: false }), events, ackTimeout: 5 });
  expect(await socket.join(room)).toMatchObject({ live: false });
});

test('reconnects after it was cut or refused, and enters its rooms again', async () => {
  const source = createServer();
  using socket = createLocalEventSocket({ source, events, random: () => 0 });
  await socket.join(room);
  source.refusal = new Error('no more clients');
  const cut = reached(socket, 'disconnected');
  source.cut();
  expect((await cut).error).toMatchObject({ name: 'SocketError', reason: 'transport close' });
  expect(source.clients.size).toBe(0);
  const open = reached(socket, 'open');
  source.refusal = undefined;
  expect(await open).toEqual({ state: 'open', missed: true });
  expect(source.sent).toEqual([
    [room.enter, room.payload],
    [room.enter, room.payload],
  ]);
});

test('a server that refuses a client is a lost connection', async () => {
  const source = createServer();
  source.refusal = new Error('no more clients');
  using socket = createLocalEventSocket({ source, events });
  const disconnected = reached(socket, 'disconnected');
  socket.on('counted', () => {});
  expect((await disconnected).error).toMatchObject({ name: 'SocketError', reason: 'no more clients' });
});

test('nothing arrives once it is closed, and a socket closed at once never connects', async () => {
  const source = createServer();
  const socket = createLocalEventSocket({ source, events });
  const received: unknown[] = [];
  socket.onAny((event) => received.push(event));
  await reached(socket, 'open');
  source.emit('counted', { count: 1 });
  socket.close();
  source.cut();
  await Promise.resolve();
  expect(received).toEqual([]);
  const other = createLocalEventSocket({ source, events });
  other.onAny(() => {});
  other.close();
  await Promise.resolve();
  expect(source.clients.size).toBe(0);
});

test.each([undefined, null, {}, { connect: 'ws' }, events])('refuses a source that is none: %o', (source) => {
  const options = Object.assign({ source: createServer(), events }, { source });
  expect(() => createLocalEventSocket(options)).toThrow(
    expect.objectContaining({
      name: 'InputError',
      argument: 'source',
      reason: expect.stringContaining('sandbox.events'),
    }),
  );
});
