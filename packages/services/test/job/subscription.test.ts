import type { EventRoomLease } from '@x/transport/event-socket';
import { expect, test } from 'vitest';

import type { QueueEvents } from '../../src/internal/job/job-stores.js';
import { QueueSubscription } from '../../src/internal/job/subscription.js';

const nothing = (): void => {};

/** Subscribes with a socket that is open, and that confirms the room when the test does. */
function setUp() {
  const lease = Promise.withResolvers<EventRoomLease>();
  const socket: QueueEvents = { state: 'open', on: () => nothing, onState: () => nothing, join: () => lease.promise };
  const changes: boolean[] = [];
  let receive = nothing;
  const subscription = new QueueSubscription(socket, {
    room: { enter: 'a', leave: 'b', payload: {} },
    pingInterval: 1_000,
    listen: (_, onEvent) => {
      receive = onEvent;
      return [];
    },
    onChange: (isLive) => changes.push(isLive),
  });
  return { lease, subscription, changes, receive: () => receive() };
}

test('a room that is joined after the subscription was stopped is left again', async () => {
  const { lease, subscription } = setUp();
  let left = 0;
  const leave = () => left++;
  subscription.stop();
  lease.resolve({ live: true, confirm: async () => true, leave, [Symbol.dispose]: leave });
  await subscription.ready;
  expect(left).toBe(1);
});

test('a subscription that receives an event is live, whether the room was confirmed or not', async () => {
  const { subscription, changes, receive } = setUp();
  expect(subscription.isLive).toBe(false);
  receive();
  receive();
  expect(subscription.isLive).toBe(true);
  expect(changes).toEqual([true]);
  subscription.stop();
});
