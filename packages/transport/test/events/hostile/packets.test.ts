import { expect, test } from 'vitest';

import { createEventSocket, type SocketStateChange } from '../../../src/event-socket.js';
import { events, reached } from '../../support/events.js';
import { accepted, byPolling, byWebSocket, hostilePackets, strangePackets } from '../../support/hostile-packets.js';
import { type HostileBehavior, startHostileServer } from '../../support/hostile-server.js';
import { recordUnhandled } from '../../support/unhandled.js';

const carriers = [
  ['websocket', byWebSocket],
  ['polling', byPolling],
] as const;
const every = <T>(rows: readonly (readonly [string, T])[]) =>
  carriers.flatMap(([carrier, behave]) => rows.map(([name, packets]) => [name, carrier, packets, behave] as const));

/** Returns how the connection to such a server ends. */
async function endOf(behavior: HostileBehavior): Promise<SocketStateChange> {
  await using server = await startHostileServer(behavior);
  using unhandled = recordUnhandled();
  using socket = createEventSocket({ baseUrl: server.url, events, random: () => 0, connectTimeout: 10_000 });
  const end = Promise.race([reached(socket, 'disconnected'), reached(socket, 'refused')]);
  socket.on('counted', () => {});
  const change = await end;
  socket.close();
  await new Promise((resolve) => setImmediate(resolve));
  expect(unhandled.errors).toEqual([]);
  return change;
}

test.concurrent.for(every(hostilePackets))(
  '%s (%s) is a lost connection',
  async ([_, __, packets, behave], { expect }) => {
    const change = await endOf(behave(packets));
    expect(change).toMatchObject({ error: { name: 'SocketError', reason: expect.stringMatching(/./) } });
    expect('error' in change && change.error.message.length).toBeLessThan(600);
  },
);

test.concurrent.for(every(strangePackets))('%s (%s) changes nothing', async ([_, __, packets, behave], { expect }) => {
  await using server = await startHostileServer(behave([...accepted, ...packets, '42["counted",{"count":1}]']));
  using unhandled = recordUnhandled();
  using socket = createEventSocket({ baseUrl: server.url, events });
  const raw: unknown[] = [];
  socket.onAny(({ payload }) => raw.push(payload));
  expect(await socket.once('counted', { where: ({ count }) => count > 0 })).toEqual({ count: 1 });
  expect(raw.filter((payload) => typeof payload === 'function')).toEqual([]);
  expect(socket.state).toBe('open');
  expect(unhandled.errors).toEqual([]);
});
