import type { EventRoomLease } from '@x/transport/event-socket';
import { expect, test, vi } from 'vitest';
import { QueueSubscription } from '../../src/internal/job/events/subscription.js';
import type { QueueEvents } from '../../src/internal/job/job-stores.js';

const nothing = (): void => {};

/** Subscribes with a socket that is open, and that confirms the room when the test does. */
function setUp() {
  const lease = Promise.withResolvers<EventRoomLease>();
  const socket: { -readonly [Key in keyof QueueEvents]: QueueEvents[Key] } = {
    state: 'open',
    on: () => nothing,
    onState: () => nothing,
    join: () => lease.promise,
  };
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
  return { lease, socket, subscription, changes, receive: () => receive() };
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

test('the room is confirmed after an interval without events, and by one request at a time', async () => {
  vi.useFakeTimers();
  try {
    const { lease, socket, subscription, receive } = setUp();
    const responses: ((isConfirmed: boolean) => void)[] = [];
    const confirm = () => new Promise<boolean>((resolve) => responses.push(resolve));
    lease.resolve({ live: true, confirm, leave: nothing, [Symbol.dispose]: nothing });
    await subscription.ready;
    const countAfter = async (milliseconds: number) => {
      await vi.advanceTimersByTimeAsync(milliseconds);
      return responses.length;
    };
    receive();
    expect(await countAfter(1_000)).toBe(0);
    expect(await countAfter(1_000)).toBe(1);
    expect(await countAfter(5_000)).toBe(1);
    responses[0]?.(true);
    expect(await countAfter(1_000)).toBe(2);
    responses[1]?.(false);
    socket.state = 'disconnected';
    expect(await countAfter(5_000)).toBe(2);
    subscription.stop();
  } finally {
    vi.useRealTimers();
  }
});
