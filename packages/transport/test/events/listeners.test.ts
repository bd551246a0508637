import { expect, test, vi } from 'vitest';

import { InputError } from '../../src/errors.js';
import { SocketClient } from '../../src/internal/events/socket-client.js';
import { FakeEventSocket } from '../../src/test-events.js';
import { events, reached, room } from '../support/events.js';
import { openFake } from '../support/open-fake.js';

test('a listener may add and remove listeners, and close the socket', async () => {
  using socket = await openFake();
  const received: string[] = [];
  const stop = socket.on('counted', () => {
    received.push('first');
    stopOther();
    stop();
    socket.on('counted', () => received.push('later'));
  });
  const stopOther = socket.on('counted', () => received.push('other'));
  socket.emit('counted', { count: 1 });
  expect(received).toEqual(['first']);
  socket.onState(({ state }) => state === 'disconnected' && socket.close());
  socket.drop();
  expect(socket.state).toBe('closed');
});

test('a listener that is added during an event receives the next one, not this one', async () => {
  using socket = await openFake();
  const received: string[] = [];
  socket.onAny(() => {
    received.push('any');
    if (received.length === 1) socket.onAny(() => received.push('any, added'));
  });
  socket.on('counted', () => {
    received.push('named');
    if (received.length === 2) socket.on('counted', () => received.push('named, added'));
  });
  socket.emit('counted', { count: 1 });
  expect(received).toEqual(['any', 'named']);
  socket.emit('counted', { count: 2 });
  expect(received.slice(2)).toEqual(['any', 'any, added', 'named', 'named, added']);
  const states: string[] = [];
  socket.onState(({ state }) => {
    states.push(state);
    if (states.length === 1) socket.onState((change) => states.push(`${change.state}, added`));
  });
  socket.drop();
  expect(states).toEqual(['disconnected']);
});

test('a listener that was removed receives nothing more', async () => {
  using socket = await openFake();
  const received: string[] = [];
  const stops = [
    socket.onAny(() => received.push('any')),
    socket.on('counted', () => received.push('named')),
    socket.onState(({ state }) => received.push(state)),
  ];
  for (const stop of stops) stop();
  socket.emit('counted', { count: 1 });
  socket.drop();
  expect(received).toEqual([]);
});

test('refuses to listen to an event without a schema', async () => {
  using socket = new FakeEventSocket<Record<string, typeof events.counted>>({ counted: events.counted });
  for (const name of ['news', 'toString', '__proto__']) expect(() => socket.on(name, () => {})).toThrow(InputError);
  expect(socket.state).toBe('idle');
});

test.each([
  [
    'one that throws',
    () => {
      throw new Error('broken');
    },
    /event odd dropped: Error: broken/,
  ],
  [
    'one that is asynchronous',
    async () => {
      throw new Error('late');
    },
    /event odd dropped: event schemas must validate synchronously/,
  ],
  ['one that reports no issue', () => ({ issues: [] }), /event odd dropped: invalid/],
])('an event is dropped when its schema fails: %s', async (_, validate, line) => {
  const lines: string[] = [];
  const odd = { '~standard': { version: 1, vendor: 'test', validate } } as const;
  using socket = new FakeEventSocket({ odd }, { logger: { debug: (text) => lines.push(text) } });
  const received = vi.fn();
  socket.on('odd', received);
  await reached(socket, 'open');
  socket.emit('odd', {});
  expect(received).not.toHaveBeenCalled();
  expect(lines.at(-1)).toMatch(line);
});

test('a room that is acknowledged before the socket is open marks no events as missed', async () => {
  const replies: (() => void)[] = [];
  let open = (): void => {};
  using socket = new SocketClient({
    events,
    linger: 0,
    ackTimeout: 5_000,
    clock: () => 0,
    random: () => 0,
    logger: undefined,
    connect: ({ onOpen }) => {
      open = onOpen;
      return { emit: (_, __, onReply) => void replies.push(onReply), close: () => {} };
    },
  });
  const changes: unknown[] = [];
  socket.onState((change) => changes.push(change));
  const first = socket.join(room);
  const second = socket.join({ ...room, payload: { queue_id: 'other' } });
  open();
  replies[0]?.();
  expect(await first).toMatchObject({ live: true });
  replies[1]?.();
  expect(await second).toMatchObject({ live: true });
  expect(changes).toEqual([{ state: 'connecting' }, { state: 'open', missed: false }]);
});
