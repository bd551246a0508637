import { expect, test } from 'vitest';

import { record } from '../../src/internal/validation/record.js';
import { createUsers, type Send } from '../support/users.js';

const GRAPH = { id: 'g', nodes: { a: { id: 'a', type: 'add', a: 1, b: 2 } }, edges: [] };

const enqueue = async (send: Send, runs = 1): Promise<number[]> => {
  const json = { batch: { graph: GRAPH, runs, origin: 'test' } };
  const { body } = await send('POST /api/v1/queue/default/enqueue_batch', { json });
  return record(body)['item_ids'] as number[];
};

const boardOf = async (send: Send, visibility: string): Promise<string> => {
  const { body } = await send('POST /api/v1/boards/?board_name=Board');
  const id = String(record(body)['board_id']);
  await send(`PATCH /api/v1/boards/${id}`, { json: { board_visibility: visibility } });
  return id;
};

test('a board belongs to who created it, and others see it when it is shared', async () => {
  const { sandbox, ada, ben } = await createUsers();
  using _ = sandbox;
  const [hidden, shared] = [await boardOf(ada, 'private'), await boardOf(ada, 'shared')];
  const listed = (await ben('GET /api/v1/boards/?all=true')).body as { board_id: string }[];
  expect(listed.map(({ board_id }) => board_id)).toEqual([shared]);
  expect(await ben(`GET /api/v1/boards/${hidden}`)).toMatchObject({
    status: 403,
    body: { detail: 'Not authorized to access this board' },
  });
  expect((await ben(`DELETE /api/v1/boards/${shared}`)).status).toBe(403);
});

test('an item of another user shows its status and nothing about it', async () => {
  const { sandbox, ada, ben, admin } = await createUsers({ startDelay: 60_000 });
  using _ = sandbox;
  const [id] = await enqueue(ada);
  const of = async (send: Send) => record((await send(`GET /api/v1/queue/default/i/${id}`)).body);
  expect(await of(ada)).toMatchObject({ user_email: 'ada@example.com', origin: 'test' });
  expect(await of(admin)).toMatchObject({ user_email: 'ada@example.com', origin: 'test' });
  const foreign = await of(ben);
  expect(foreign).toMatchObject({ user_id: 'redacted', batch_id: 'redacted', session: { graph: { nodes: {} } } });
  expect(Object.keys(foreign)).not.toContain('origin');
});

test('a user cancels and clears only their own items, an administrator all', async () => {
  const { sandbox, ada, ben, admin } = await createUsers({ startDelay: 60_000 });
  using _ = sandbox;
  const [id] = await enqueue(ada);
  await enqueue(ben);
  expect(await ben(`PUT /api/v1/queue/default/i/${id}/cancel`)).toMatchObject({
    status: 403,
    body: { detail: 'You do not have permission to cancel this queue item' },
  });
  expect((await ben('PUT /api/v1/queue/default/clear')).body).toEqual({ deleted: 1 });
  expect((await admin('PUT /api/v1/queue/default/clear')).body).toEqual({ deleted: 1 });
});

test('the item of the user who waited longest is next', async () => {
  const { sandbox, ada, ben, admin } = await createUsers();
  using _ = sandbox;
  await admin('PUT /api/v1/queue/default/processor/pause');
  const first = await enqueue(ada, 3);
  const second = await enqueue(ben, 1);
  const started: number[] = [];
  sandbox.events.on('queue_item_status_changed', ({ item_id, status }) => {
    if (status === 'in_progress') started.push(item_id);
  });
  await admin('PUT /api/v1/queue/default/processor/resume');
  await expect.poll(() => started.length).toBe(4);
  const [a] = first.toSorted((x, y) => x - y);
  expect(started.slice(0, 2)).toEqual([a, second[0]]);
});

test('the items of a disabled user are canceled', async () => {
  const { sandbox, ada, admin } = await createUsers({ startDelay: 60_000 });
  using _ = sandbox;
  const ids = await enqueue(ada, 2);
  const { user_id } = record((await ada('GET /api/v1/auth/me')).body);
  await expect.poll(() => statusOf(admin, ids.at(-1))).toBe('in_progress');
  await admin(`PATCH /api/v1/auth/users/${user_id}`, { json: { is_active: false } });
  for (const id of ids) await expect.poll(() => statusOf(admin, id)).toBe('canceled');
});

const statusOf = async (send: Send, id: number | undefined) =>
  record((await send(`GET /api/v1/queue/default/i/${id}`)).body)['status'];
