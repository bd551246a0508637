import { expect, test } from 'vitest';

import type { SandboxEvent } from '../../src/events.js';
import { record } from '../../src/internal/validation/record.js';
import { createUsers } from '../support/users.js';

const json = { batch: { graph: { id: 'g', nodes: { a: { id: 'a', type: 'add', a: 1, b: 2 } }, edges: [] }, runs: 1 } };

test('a connection needs a token', async () => {
  const { sandbox, login } = await createUsers();
  using _ = sandbox;
  const client = { onEvent: () => {} };
  expect(() => sandbox.events.connect(client)).toThrow('Connection rejected by server');
  expect(() => sandbox.events.connect(client, { token: 'nonsense' })).toThrow('Connection rejected by server');
  const token = await login('ada');
  expect(() => sandbox.events.connect(client, { token })).not.toThrow();
});

test('others than the owner and administrators receive events without what they are about', async () => {
  const { sandbox, login, ada } = await createUsers();
  using _ = sandbox;
  const received = new Map<string, SandboxEvent[]>();
  for (const name of ['ada', 'ben', 'admin']) {
    const events: SandboxEvent[] = [];
    received.set(name, events);
    sandbox.events.connect({ onEvent: (event) => events.push(event) }, { token: await login(name) }).join('default');
  }
  await ada('POST /api/v1/queue/default/enqueue_batch', { json });
  const names = (name: string) => received.get(name)?.map((event) => event.name);
  await expect.poll(() => names('ada')?.length).toBe(5);
  expect(names('admin')).toEqual(names('ada'));
  expect(names('ben')).toEqual(['batch_enqueued', 'queue_item_status_changed', 'queue_item_status_changed']);
  for (const { payload } of received.get('ben') ?? []) {
    expect(record(payload)).toMatchObject({ user_id: 'redacted', batch_id: 'redacted' });
  }
});

test('a new password ends the connections of the old one', async () => {
  const { sandbox, login, ada } = await createUsers();
  using _ = sandbox;
  const ended: string[] = [];
  for (const name of ['ada', 'ben']) {
    const client = { onEvent: () => {}, onDisconnect: () => void ended.push(name) };
    sandbox.events.connect(client, { token: await login(name) });
  }
  const changed = await ada('PATCH /api/v1/auth/me', {
    json: { current_password: 'Correct-Horse-7', new_password: 'Other-Horse-8' },
  });
  expect(changed.headers.get('x-refreshed-token')).toMatch(/^ey/);
  expect(ended).toEqual(['ada']);
  expect((await ada('GET /api/v1/auth/me')).body).toEqual({ detail: 'User account is inactive or does not exist' });
});
