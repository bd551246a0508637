import { eventSchemas } from '@x/models/event';
import { createLocalEventSocket } from '@x/transport/event-socket';
import { expect, test } from 'vitest';

import { createAuthFixture, DAY, PASSWORD } from '../support/auth-fixture.js';

const room = { enter: 'subscribe_queue', leave: 'unsubscribe_queue', payload: { queue_id: 'default' } };

test('a socket connects with the token, and with another one after that has expired', async () => {
  const { sandbox, auth, open, logins, pass } = await createAuthFixture();
  using _ = sandbox;
  const service = auth();
  await open(service).users.me();
  pass(DAY + 1_000);
  using socket = createLocalEventSocket({
    source: sandbox.events,
    events: eventSchemas,
    token: service.token,
    random: () => 0,
  });
  await socket.join(room);
  await expect.poll(() => socket.state).toBe('open');
  expect(logins()).toBe(2);
});

test('a socket that a new password has closed connects again, and goes on receiving', async () => {
  const { sandbox, auth, open } = await createAuthFixture();
  using _ = sandbox;
  const service = auth();
  const { queue, users } = open(service);
  await users.me();
  using socket = createLocalEventSocket({
    source: sandbox.events,
    events: eventSchemas,
    token: service.token,
    random: () => 0,
  });
  const states: string[] = [];
  socket.onState(({ state }) => states.push(state));
  await socket.join(room);
  await expect.poll(() => socket.state).toBe('open');
  await service.changePassword({ current: PASSWORD, next: 'Other-Horse-8' });
  await expect.poll(() => [states.includes('disconnected'), socket.state]).toEqual([true, 'open']);
  const enqueued = socket.once('batch_enqueued', { signal: AbortSignal.timeout(5_000) });
  await queue.enqueue({ graph: { nodes: { a: { id: 'a', type: 'add', a: 1, b: 2 } }, edges: [] } });
  expect(await enqueued).toMatchObject({ user_id: (await users.me()).user_id });
});

test('a socket follows a logout and the login of another user', async () => {
  const { sandbox, auth, open } = await createAuthFixture();
  using _ = sandbox;
  const service = auth();
  await open(service).users.me();
  using socket = createLocalEventSocket({
    source: sandbox.events,
    events: eventSchemas,
    token: service.token,
    random: () => 0,
  });
  await socket.join(room);
  await expect.poll(() => socket.state).toBe('open');
  await service.logout();
  await expect.poll(() => socket.state).not.toBe('open');
  await service.login({ email: 'ben@example.com', password: PASSWORD });
  await expect.poll(() => socket.state).toBe('open');
  const { queue, users } = open(service);
  const enqueued = socket.once('batch_enqueued', { signal: AbortSignal.timeout(5_000) });
  await queue.enqueue({ graph: { nodes: { a: { id: 'a', type: 'add', a: 1, b: 2 } }, edges: [] } });
  expect(await enqueued).toMatchObject({ user_id: (await users.me()).user_id });
});
