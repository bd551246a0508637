import { expect, test } from 'vitest';

import type { SandboxEvent } from '../../src/events.js';
import { copiesOf } from '../../src/internal/events/recipients.js';
import { record } from '../../src/internal/validation/record.js';
import { createUsers, type Send } from '../support/users.js';

const idOf = async (send: Send) => String(record((await send('GET /api/v1/auth/me')).body)['user_id']);

test('the last administrator stays one, until there is another', async () => {
  const { sandbox, admin, ada } = await createUsers();
  using _ = sandbox;
  const route = `/api/v1/auth/users/${await idOf(admin)}`;
  const refused = { status: 400, body: { detail: 'Cannot remove the last administrator' } };
  expect(await admin(`DELETE ${route}`)).toMatchObject(refused);
  expect(await admin(`PATCH ${route}`, { json: { is_admin: false } })).toMatchObject(refused);
  expect(await admin(`PATCH ${route}`, { json: { is_active: false } })).toMatchObject(refused);
  await admin(`PATCH /api/v1/auth/users/${await idOf(ada)}`, { json: { is_admin: true } });
  expect((await ada(`PATCH ${route}`, { json: { is_admin: false } })).status).toBe(200);
  expect((await ada(`DELETE ${route}`)).status).toBe(204);
});

test('the user "system" is not listed, and stays as it is', async () => {
  const { sandbox, admin } = await createUsers();
  using _ = sandbox;
  const { body } = await admin('GET /api/v1/auth/users');
  expect((body as { email: string }[]).map(({ email }) => email).toSorted()).toEqual([
    'ada@example.com',
    'admin@example.com',
    'ben@example.com',
  ]);
  for (const json of [{ is_active: false }, { is_admin: true }, { password: 'x' }]) {
    expect((await admin('PATCH /api/v1/auth/users/system', { json })).status).toBe(400);
  }
  expect((await admin('DELETE /api/v1/auth/users/system')).status).toBe(400);
});

test('the own password is changed with the one so far', async () => {
  const { sandbox, ada } = await createUsers();
  using _ = sandbox;
  const change = async (json: object) => record((await ada('PATCH /api/v1/auth/me', { json })).body)['detail'];
  const needed = 'Current password is required to set a new password';
  expect(await change({ new_password: 'x' })).toBe(needed);
  expect(await change({ new_password: 'x', current_password: '' })).toBe(needed);
  expect(await change({ new_password: 'x', current_password: 'wrong' })).toBe('Current password is incorrect');
});

test('an administrator who sets the own password gets its token, and of another user none', async () => {
  const { sandbox, admin, as, ada } = await createUsers();
  using _ = sandbox;
  const set = async (id: string) => admin(`PATCH /api/v1/auth/users/${id}`, { json: { password: 'Other-Horse-8' } });
  const other = await set(await idOf(ada));
  expect(other.headers.get('set-cookie')).toBeNull();
  expect(await idOf(as(other.headers.get('x-refreshed-token') ?? ''))).toBe(await idOf(admin));
  const own = await set(await idOf(admin));
  expect(own.headers.get('set-cookie')).toMatch(/^invokeai_media_token=ey/);
  const { body } = await as(own.headers.get('x-refreshed-token') ?? '')('GET /api/v1/auth/me');
  expect(body).toMatchObject({ email: 'admin@example.com', token_epoch: 1 });
});

test('open sockets gain and lose the events of administrators with their user, and end when it is disabled', async () => {
  const { sandbox, admin, ada, login } = await createUsers();
  using _ = sandbox;
  const events: SandboxEvent[] = [];
  const ended: string[] = [];
  const client = {
    onEvent: (event: SandboxEvent) => void events.push(event),
    onDisconnect: () => void ended.push('ada'),
  };
  sandbox.events.connect(client, { token: await login('ada') });
  const id = await idOf(ada);
  const recall = () => admin('POST /api/v1/recall/default', { json: { positive_prompt: 'a fox' } });
  const counts: number[] = [];
  for (const is_admin of [false, true, false]) {
    await admin(`PATCH /api/v1/auth/users/${id}`, { json: { is_admin } });
    await recall();
    counts.push(events.length);
  }
  expect([counts, ended]).toEqual([[0, 1, 1], []]);
  await admin(`PATCH /api/v1/auth/users/${id}`, { json: { is_active: false } });
  expect(ended).toEqual(['ada']);
});

test.each(['invocation_progress', 'model_load_started', 'model_load_complete'] as const)(
  'the event %s is for its user alone',
  (name) => {
    const payload = { user_id: 'u', queue_id: 'default' };
    expect(copiesOf({ name, payload })).toEqual([{ payload, rooms: ['user:u'] }]);
    expect(copiesOf({ name, payload: {} })).toEqual([{ payload: {}, rooms: [] }]);
  },
);

test('the status of an item of another user shows counts, and neither batch nor item', () => {
  const payload = {
    user_id: 'u',
    queue_id: 'default',
    batch_id: 'b',
    session_id: 's',
    origin: 'o',
    error_message: 'e',
    batch_status: { batch_id: 'b', origin: 'o', destination: 'd', pending: 1 },
    queue_status: { item_id: 1, session_id: 's', batch_id: 'b', pending: 2, user_pending: 3, user_in_progress: 4 },
  };
  const [full, redacted] = copiesOf({ name: 'queue_item_status_changed', payload });
  expect(full).toEqual({ payload, rooms: ['user:u', 'admin'] });
  expect(redacted).toEqual({
    rooms: ['default'],
    except: ['user:u', 'admin'],
    payload: {
      user_id: 'redacted',
      queue_id: 'default',
      batch_id: 'redacted',
      session_id: 'redacted',
      origin: null,
      error_message: null,
      batch_status: { batch_id: 'redacted', origin: null, destination: null, pending: 1 },
      queue_status: {
        item_id: null,
        session_id: null,
        batch_id: null,
        pending: 2,
        user_pending: null,
        user_in_progress: null,
      },
    },
  });
});
