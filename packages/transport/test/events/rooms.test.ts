import { expect, test, vi } from 'vitest';

import { Rooms } from '../../src/internal/events/rooms.js';

const room = { enter: 'enter', leave: 'leave', payload: { id: 1 } };
const other = { enter: 'enter', leave: 'leave', payload: { id: 2 } };
const wait = { timeout: false } as const;

/** A connection that records messages, and replies when the test calls `reply` with the number of one. */
function connected(rooms = new Rooms()) {
  const messages: string[] = [];
  const replies: (() => void)[] = [];
  let opened = 0;
  const connect = (): void =>
    rooms.connect(
      (name, payload, onReply) => {
        messages.push(`${name} ${JSON.stringify(payload)}`);
        replies.push(onReply);
      },
      60_000,
      () => opened++,
    );
  connect();
  return { rooms, messages, connect, reply: (index: number) => replies[index]?.(), opened: () => opened };
}

test('a connection without rooms is open at once', () => {
  expect(connected().opened()).toBe(1);
});

test('opens once, when all rooms are acknowledged', () => {
  const rooms = new Rooms();
  rooms.enter(room);
  const joined = rooms.enter(other);
  const { reply, opened } = connected(rooms);
  reply(0);
  expect(opened()).toBe(0);
  reply(1);
  expect([joined.live, opened()]).toEqual([true, 1]);
  reply(1);
  rooms.leave(joined);
  expect(opened()).toBe(1);
  rooms.disconnect();
});

test('leaving the last room that is not acknowledged opens the connection', () => {
  const rooms = new Rooms();
  const joined = rooms.enter(room);
  const { opened } = connected(rooms);
  rooms.leave(joined);
  expect(opened()).toBe(1);
});

test('is open before the calls that waited for the room go on', async () => {
  const rooms = new Rooms();
  const joined = rooms.enter(room);
  const { reply, opened } = connected(rooms);
  const order: number[] = [];
  joined.waiting.add(() => order.push(opened()));
  reply(0);
  expect(order).toEqual([1]);
});

test('a room that was left is neither acknowledged later nor entered again', async () => {
  const { rooms, messages, reply, connect } = connected();
  const joined = rooms.enter(room);
  const acknowledged = rooms.acknowledged(joined, wait);
  rooms.leave(joined);
  expect(await acknowledged).toBe(false);
  reply(0);
  expect(joined.live).toBe(false);
  expect(await rooms.confirm(joined, wait)).toBe(false);
  rooms.disconnect();
  connect();
  expect(messages).toEqual(['enter {"id":1}', 'leave {"id":1}']);
});

test('a lost connection ends the waits, and no room is live', async () => {
  const { rooms, reply } = connected();
  const joined = rooms.enter(room);
  reply(0);
  const confirmed = rooms.confirm(joined, wait);
  rooms.disconnect();
  expect(await confirmed).toBe(false);
  expect(joined.live).toBe(false);
  expect(await rooms.confirm(joined, wait)).toBe(false);
});

test('a room that was left is not live any more', () => {
  const { rooms, reply } = connected();
  const joined = rooms.enter(room);
  reply(0);
  rooms.leave(joined);
  expect(joined.live).toBe(false);
});

test('a lost connection is not open when the time for its replies is over', () => {
  vi.useFakeTimers();
  try {
    const rooms = new Rooms();
    rooms.enter(room);
    const { opened } = connected(rooms);
    rooms.disconnect();
    vi.advanceTimersByTime(60_000);
    expect(opened()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

test('a wait that is over is forgotten, however it ended', async () => {
  const { rooms, reply } = connected();
  const joined = rooms.enter(room);
  const acknowledged = rooms.acknowledged(joined, wait);
  reply(0);
  expect(await acknowledged).toBe(true);
  expect(await rooms.acknowledged(joined, { timeout: 1 })).toBe(false);
  const reason = new Error('the user left');
  const aborted = rooms.acknowledged(joined, { ...wait, signal: AbortSignal.abort(reason) });
  await expect(aborted).rejects.toBe(reason);
  expect(joined.waiting.size).toBe(0);
});

test.each([{ enter: 'enter others' }, { leave: 'leave others' }, { payload: { id: 2 } }])(
  'a room with another %j is another room',
  (difference) => {
    const { rooms } = connected();
    expect(rooms.enter({ ...room })).toBe(rooms.enter(room));
    expect(rooms.enter({ ...room, ...difference })).not.toBe(rooms.enter(room));
  },
);
