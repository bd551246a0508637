import type { EventRoomLease } from '@x/transport/event-socket';
import { expect, test } from 'vitest';

import type { QueueEvents } from '../../src/internal/job/job-stores.js';
import { Listening } from '../../src/internal/job/subscription.js';

const stop = (): void => {};

/** Listens to a socket that is open, and that answers a request to join when the test does. */
function setUp() {
  const lease = Promise.withResolvers<EventRoomLease>();
  const socket: QueueEvents = { state: 'open', on: () => stop, onState: () => stop, join: () => lease.promise };
  const heard: boolean[] = [];
  let tell = stop;
  const listening = new Listening(socket, {
    room: { enter: 'a', leave: 'b', payload: {} },
    pulse: 1_000,
    subscribe: (_, onEvent) => {
      tell = onEvent;
      return [];
    },
    onHearing: (isHearing) => heard.push(isHearing),
  });
  return { lease, listening, heard, tell: () => tell() };
}

test('a place in a room that is given after nobody wants it any more is given back', async () => {
  const { lease, listening } = setUp();
  let left = 0;
  listening.stop();
  const leave = () => left++;
  lease.resolve({ live: true, confirm: async () => true, leave, [Symbol.dispose]: leave });
  await listening.ready;
  expect(left).toBe(1);
});

test('who is told something hears, whether the place in the room was confirmed or not', async () => {
  const { listening, heard, tell } = setUp();
  expect(heard).toEqual([]);
  tell();
  tell();
  expect(heard).toEqual([true]);
  listening.stop();
});
