import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { createEventSocket } from '../../../src/event-socket.js';
import { events, reached } from '../../support/events.js';
import { accepted, handshake } from '../../support/hostile-packets.js';
import { type HostileBehavior, startHostileServer } from '../../support/hostile-server.js';
import { recordUnhandled } from '../../support/unhandled.js';

const json = fc.json({ maxDepth: 3 });
const part = fc.oneof(
  json,
  fc.string(),
  fc.constantFrom('', '-', ',', '/', '/a,', '0', '12', '["counted",{"count":1}]'),
);
const time = fc.oneof(fc.constantFrom(25_000, 0, -1, '1', null, {}, 1e30), fc.double());
/** Packets with the form of valid ones, parts of them, and anything. */
const packet = fc.oneof(
  fc.constantFrom(...accepted, '42["counted",{"count":1}]', '2', '6'),
  fc.record({ sid: fc.oneof(fc.string(), json), pingInterval: time, pingTimeout: time }).map(handshake),
  fc
    .tuple(fc.constantFrom('4', '40', '42', '43', '44', '45', '46', '0', ''), part, part)
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()),
);
const packets = fc.array(packet, { maxLength: 8 }).map((list) => [...accepted.slice(0, list.length % 3), ...list]);

/** A server that sends the packets over a websocket and closes it, or responds with them to a poll, and then closes. */
const behaviors: readonly ((list: readonly string[]) => HostileBehavior)[] = [
  (list) => ({
    onWebSocket(send, socket) {
      list.forEach(send);
      socket.end();
    },
  }),
  (list) => ({ onPoll: (response, count) => response.end(count === 0 ? list.join('\x1e') : '1') }),
];

test.each([
  ['websocket', 0],
  ['polling', 1],
])('whatever a server sends, the connection is at worst lost: %s', async (_, carrier) => {
  using unhandled = recordUnhandled();
  let behavior: HostileBehavior = {};
  await using server = await startHostileServer({
    onWebSocket: (send, socket) => (behavior.onWebSocket ? behavior.onWebSocket(send, socket) : void socket.end()),
    onPoll: (response, count) => (behavior.onPoll ? behavior.onPoll(response, count - first) : void response.end('')),
  });
  let first = 0;
  await fc.assert(
    fc.asyncProperty(packets, async (list) => {
      behavior = behaviors[carrier]?.(list) ?? {};
      first = server.polls;
      using socket = createEventSocket({ baseUrl: server.url, events });
      const end = Promise.race([reached(socket, 'disconnected'), reached(socket, 'refused')]);
      socket.onAny(() => {});
      expect((await end).error).toMatchObject({ name: 'SocketError', reason: expect.stringMatching(/./) });
      expect(unhandled.errors).toEqual([]);
    }),
    { seed: 27, numRuns: 250 },
  );
});
