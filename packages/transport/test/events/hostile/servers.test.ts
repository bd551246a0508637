import { afterEach, beforeEach, expect, test } from 'vitest';

import { delay } from '../../../src/async.js';
import { createEventSocket, type SocketStateChange } from '../../../src/event-socket.js';
import { alive, until } from '../../support/alive.js';
import { events, reached, room } from '../../support/events.js';
import { accepted, byPolling, byWebSocket, handshake, hostilePackets } from '../../support/hostile-packets.js';
import { type HostileBehavior, startHostileServer } from '../../support/hostile-server.js';

const isDisconnected = { state: 'disconnected', error: expect.objectContaining({ name: 'SocketError' }) };

/** Lets a socket listen to a server until `use` resolves, and closes it; then returns its states. */
async function statesWith(behavior: HostileBehavior, use: (url: string) => Promise<unknown>, connectTimeout = 10_000) {
  await using server = await startHostileServer(behavior);
  const changes: SocketStateChange[] = [];
  const socket = createEventSocket({
    baseUrl: server.url,
    events,
    random: () => 0,
    connectTimeout,
    ackTimeout: 60_000,
  });
  socket.onState((change) => changes.push(change));
  const down = reached(socket, 'disconnected');
  socket.on('counted', () => {});
  void socket.join(room).catch(() => {});
  await Promise.race([down, use(server.url)]);
  socket.close();
  await until(() => server.connections === 0);
  return changes;
}
const forever = () => new Promise(() => {});

let before: readonly string[];
beforeEach(async () => {
  before = await alive();
});
afterEach(() => until(async () => (await alive()).length <= before.length));

test.each([
  ['websocket', byWebSocket],
  ['polling', byPolling],
])('closing leaves nothing behind after packets that no server may send: %s', async (_, behave) => {
  const ends = hostilePackets.map(([, packets]) => statesWith(behave(packets), () => delay(300)));
  expect((await Promise.all(ends)).map((changes) => changes.at(-1)?.state)).toEqual(ends.map(() => 'closed'));
});

test.each<[string, HostileBehavior]>([
  ['a websocket on which nothing is sent', byWebSocket([])],
  ['a websocket with a handshake and nothing else', byWebSocket([handshake()])],
  ['a websocket that sends letters, and polls without a response', { ...byWebSocket(['hello']), onPoll() {} }],
  ['a poll that never ends', { onPoll: (response) => void response.write('0{') }],
  ['messages that are never acknowledged', { ...byPolling([handshake()]), onPost() {} }],
])('%s ends with the time to connect, and leaves nothing behind', async (_, behavior) => {
  const changes = await statesWith(behavior, forever, 100);
  expect(changes.slice(0, 2)).toEqual([{ state: 'connecting' }, isDisconnected]);
  expect(changes[1]).toMatchObject({ error: { reason: 'no response within 100 ms' } });
});

test('repeated connect packets open it once, and leave nothing behind', async () => {
  const repeated = [...accepted, ...Array.from({ length: 50 }, () => accepted[1] ?? ''), '42["counted",{"count":1}]'];
  const changes = await statesWith(byWebSocket(repeated), async (baseUrl) => {
    using other = createEventSocket({ baseUrl, events });
    const changed: string[] = [];
    other.onState(({ state }) => changed.push(state));
    await other.once('counted');
    expect(changed).toEqual(['connecting', 'open']);
  });
  expect(changes.map(({ state }) => state)).toEqual(['connecting', 'closed']); // its room is not acknowledged
});

test.each<[string, HostileBehavior['onPost']]>([
  ['while a message is sent', () => {}],
  ['after messages', undefined],
])('a server that closes by polling %s leaves nothing behind', async (_, onPost) => {
  const onPoll: HostileBehavior['onPoll'] = (response, count) => response.end(count === 0 ? handshake() : '1');
  const changes = await statesWith({ onPoll, onPost }, forever);
  expect(changes.slice(0, 2)).toEqual([{ state: 'connecting' }, isDisconnected]);
});

test.each<[string, string]>([
  ['nothing new', '6'],
  ['pings', '2\x1e2\x1e2'],
])('polls with pauses that double when each response is early, with %s', async (_, packets) => {
  const times: number[] = [];
  let time = 1_000_000;
  let posts = 0;
  await using server = await startHostileServer({
    onPoll(response, count) {
      times.push(count);
      response.end(count === 0 ? accepted.join('\x1e') : packets);
    },
    onPost(response) {
      posts++;
      response.end('ok');
    },
  });
  const before = performance.now();
  // A constant clock: the time that a busy machine loses shortens no pause.
  using socket = createEventSocket({ baseUrl: server.url, events, clock: () => time });
  socket.on('counted', () => {});
  await reached(socket, 'open');
  await until(() => times.length >= 7);
  // 10, 20, 40, 80, 160, 320 ms at least
  expect(performance.now() - before).toBeGreaterThanOrEqual(600);
  expect(posts).toBeLessThanOrEqual(2 + times.length);
  time += 1;
});

test('events by polling are not delayed after responses that were not early', async () => {
  let time = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  await using server = await startHostileServer({
    async onPoll(response, count) {
      if (count > 20) await promise;
      time += 25_000;
      const later = count < 20 ? '2' : '42["counted",{"count":1}]';
      response.end(count === 0 ? accepted.join('\x1e') : later);
    },
  });
  using socket = createEventSocket({ baseUrl: server.url, events, clock: () => time });
  expect(await socket.once('counted')).toEqual({ count: 1 });
  resolve();
});

test.each<[string, HostileBehavior]>([
  ['websocket', byWebSocket([...accepted, `42["counted",{"count":1,"text":"${'x'.repeat(2 ** 26)}"}]`])],
  ['polling', { onPoll: (response, count) => response.end(count ? 'x'.repeat(2 ** 26 + 1) : accepted.join('\x1e')) }],
])('a packet of more than 64 MiB is not read: %s', async (_, behavior) => {
  await using server = await startHostileServer(behavior);
  using socket = createEventSocket({ baseUrl: server.url, events });
  const down = reached(socket, 'disconnected');
  socket.on('counted', () => {});
  expect(await down).toMatchObject({ error: { reason: expect.stringMatching(/more than 67108864|Max payload/) } });
});

test('more packets in one response than any server sends are not read', async () => {
  await using server = await startHostileServer(byPolling([...accepted, ...Array.from({ length: 10_001 }, () => '6')]));
  using socket = createEventSocket({ baseUrl: server.url, events });
  const down = reached(socket, 'disconnected');
  socket.on('counted', () => {});
  expect(await down).toMatchObject({ error: { reason: 'received more than 10000 packets in response to one poll' } });
});

test.each<[string, HostileBehavior]>([
  ['closes each websocket', { onWebSocket: (_, socket) => void socket.end() }],
  ['accepts each client, and disconnects it', byWebSocket([...accepted, '41'])],
  ['resets each connection', { onWebSocket: (_, socket) => void socket.resetAndDestroy() }],
])('waits twice as long after each failure while a server %s', async (_, behavior) => {
  let connections = 0;
  await using server = await startHostileServer({
    ...behavior,
    onWebSocket(send, socket) {
      connections++;
      behavior.onWebSocket?.(send, socket);
    },
  });
  using socket = createEventSocket({ baseUrl: server.url, events, random: () => 0 });
  let failures = 0;
  socket.onState(({ state }) => {
    if (state === 'disconnected') failures++;
  });
  const before = performance.now();
  socket.on('counted', () => {});
  await until(() => connections >= 4);
  expect(performance.now() - before).toBeGreaterThanOrEqual(125 + 250 + 500 - 3); // timers may fire a little early
  expect(failures).toBeGreaterThanOrEqual(1);
});

test('an error of polling is bounded, and has neither token nor headers in it', async () => {
  const [token, login] = ['eyJhbGciOiJIUzI1NiJ9', 'let-me-in-please'];
  await using server = await startHostileServer({});
  const fetch = () => Promise.reject(new TypeError(`${token} ${login} ${'x'.repeat(1_000_000)}`));
  using socket = createEventSocket({ baseUrl: server.url, events, token, headers: { 'x-login': login }, fetch });
  const down = reached(socket, 'disconnected');
  socket.on('counted', () => {});
  const { message } = (await down).error;
  expect(message).toMatch(/^events: \[redacted\] \[redacted\] x/);
  expect(message.length).toBeLessThan(600);
});

test('a server that returns the token in its refusal does not put it into the error', async () => {
  const token = 'eyJhbGciOiJIUzI1NiJ9';
  await using server = await startHostileServer(
    byWebSocket([handshake(), `44{"message":"bad token ${token}, ${token}"}`]),
  );
  using socket = createEventSocket({ baseUrl: server.url, events, token });
  const refused = reached(socket, 'refused');
  socket.on('counted', () => {});
  expect((await refused).error.message).toBe('events: bad token [redacted], [redacted]');
});
