import { expect, test } from 'vitest';
import { record } from '../../src/internal/validation/record.js';
import { createSandbox } from '../../src/sandbox.js';
import { enqueue, nodes, queue, run } from '../support/queue.js';
import { bodyOf, request } from '../support/request.js';

const add = { nodes: nodes({ id: 'n', type: 'add' }) };

async function filled() {
  const sandbox = createSandbox();
  await queue(sandbox, 'PUT processor/pause');
  await enqueue(sandbox, { ...add, destination: 'd' });
  await enqueue(sandbox, { ...add, runs: 2 });
  await enqueue(sandbox, { ...add, destination: 'd', prepend: true });
  return sandbox;
}

const ids = (list: unknown) => (list as { item_id: number }[]).map(({ item_id }) => item_id);

test('lists all items by priority, or those with one destination', async () => {
  using sandbox = await filled();
  expect(ids(await queue(sandbox, 'GET list_all'))).toEqual([4, 1, 2, 3]);
  expect(ids(await queue(sandbox, 'GET list_all?destination=d'))).toEqual([4, 1]);
});

test('returns ids newest first, or oldest first, those of one batch always oldest first', async () => {
  using sandbox = await filled();
  expect(await queue(sandbox, 'GET item_ids')).toEqual({ item_ids: [4, 2, 3, 1], total_count: 4 });
  expect(await queue(sandbox, 'GET item_ids?order_dir=ASC')).toMatchObject({ item_ids: [1, 2, 3, 4] });
  expect((await request(sandbox, 'GET /api/v1/queue/default/item_ids?order_dir=asc')).status).toBe(422);
});

test('returns items in the order of the given ids, with repetitions, without missing items', async () => {
  using sandbox = await filled();
  for (const operation of ['items_by_ids', 'item_summaries_by_ids']) {
    const found = await queue(sandbox, `POST ${operation}`, { item_ids: [3, 99, 1, 1] });
    expect(ids(found)).toEqual([3, 1, 1]);
    expect(await bodyOf(sandbox, `POST /api/v1/queue/zz/${operation}`, { json: { item_ids: [1] } })).toEqual([]);
    const many = { item_ids: Array.from({ length: 1_001 }, (_, index) => index) };
    expect(await queue(sandbox, `POST ${operation}`, many)).toMatchObject({ detail: [{ type: 'too_long' }] });
  }
  const [summary] = (await queue(sandbox, 'POST item_summaries_by_ids', { item_ids: [1] })) as object[];
  expect(summary).not.toHaveProperty('session');
});

test('returns the running and the next item, or null', async () => {
  using sandbox = await filled();
  expect(await queue(sandbox, 'GET current')).toBe(null);
  expect(await queue(sandbox, 'GET next')).toMatchObject({ item_id: 4 });
  expect(await bodyOf(sandbox, 'GET /api/v1/queue/zz/next')).toBe(null);
});

test('only a single item omits members that are null, except inside values of any type', async () => {
  using sandbox = createSandbox();
  const value = { x: null };
  await run(sandbox, { nodes: nodes({ id: 'i', type: 'if' }, { id: 'm', type: 'metadata_item', label: 'l', value }) });
  const [whole] = (await queue(sandbox, 'GET list_all')) as Record<string, object>[];
  expect(whole).toMatchObject({ origin: null, workflow: null, session: { workflow_call_parent: null } });
  const one = (await queue(sandbox, 'GET i/1')) as {
    session: { graph: { nodes: Record<string, object> }; results: Record<string, object> };
  };
  for (const key of ['origin', 'workflow', 'error_type', 'retried_from_item_id']) expect(one).not.toHaveProperty(key);
  expect(one.session).not.toHaveProperty('workflow_call_parent');
  expect(one.session.graph.nodes['i']).not.toHaveProperty('true_input');
  expect(one.session.graph.nodes['m']).toMatchObject({ value });
  expect(Object.values(one.session.results)[0]).toEqual({ type: 'if_output' });
});

test('an unknown id is 404; one of another queue is 500 in one operation, as on the server', async () => {
  using sandbox = await filled();
  const response = async (route: string) => {
    const { status, body } = await request(sandbox, route);
    return [status, record(body)['detail']];
  };
  const missing = 'Queue item with id 99 not found in queue default';
  expect(await response('GET /api/v1/queue/default/i/99')).toEqual([404, missing]);
  expect(await response('DELETE /api/v1/queue/default/i/99')).toEqual([404, missing]);
  expect(await response('PUT /api/v1/queue/default/i/99/cancel')).toEqual([404, missing]);
  const foreign = 'Queue item with id 1 not found in queue zz';
  expect(await response('GET /api/v1/queue/zz/i/1')).toEqual([
    500,
    `Unexpected error while fetching queue item: 404: ${foreign}`,
  ]);
  expect(await response('DELETE /api/v1/queue/zz/i/1')).toEqual([404, foreign]);
  expect((await request(sandbox, 'GET /api/v1/queue/default/i/x')).body).toMatchObject({
    detail: [{ type: 'int_parsing', loc: ['path', 'item_id'] }],
  });
});

test('an unused queue is empty, and so is an unknown batch', async () => {
  using sandbox = await filled();
  expect(await bodyOf(sandbox, 'GET /api/v1/queue/zz/status')).toMatchObject({
    queue: { queue_id: 'zz', item_id: null, pending: 0, total: 0, user_pending: 0 },
    processor: { is_started: false },
  });
  expect(await queue(sandbox, 'GET b/nope/status')).toMatchObject({ batch_id: 'nope', origin: null, total: 0 });
  expect(await queue(sandbox, 'GET counts_by_destination?destination=d')).toMatchObject({ pending: 2, total: 2 });
  expect((await request(sandbox, 'GET /api/v1/queue/default/counts_by_destination')).status).toBe(422);
});

interface Listed {
  readonly status: string;
  readonly session: { readonly graph: { readonly nodes: Readonly<Record<string, unknown>> } };
}

test('lists inputs without a value as null before, while and after an item runs', async () => {
  using sandbox = createSandbox({ nodeDelay: 300 });
  await enqueue(sandbox, { nodes: nodes({ id: 'n', type: 'blank_image', width: 8, height: 8 }), runs: 2 });
  const seen = new Map<string, unknown>();
  const list = async () => {
    const items = (await queue(sandbox, 'GET list_all')) as Listed[];
    for (const { status, session } of items) seen.set(status, session.graph.nodes['n']);
    return [...seen.keys()].sort();
  };
  await expect.poll(list, { timeout: 60_000 }).toEqual(['completed', 'in_progress', 'pending']);
  expect([...seen.values()]).toEqual(Array(3).fill(expect.objectContaining({ board: null, metadata: null })));
});
