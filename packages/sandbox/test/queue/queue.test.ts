import { expect, test } from 'vitest';
import { record } from '../../src/internal/validation/record.js';
import { createSandbox, type Sandbox } from '../../src/sandbox.js';
import { enqueue, item, nodes, payloadsOf, queue, recordEvents, results, run, settled } from '../support/queue.js';
import { request } from '../support/request.js';

const add = { nodes: nodes({ id: 'n', type: 'add', a: 1, b: 2 }) };

/** Returns a sandbox with a paused queue. */
async function paused(): Promise<Sandbox> {
  const sandbox = createSandbox();
  await queue(sandbox, 'PUT processor/pause');
  return sandbox;
}

test('runs an item and sends its events from enqueueing to end', async () => {
  using sandbox = createSandbox();
  const log = recordEvents(sandbox);
  const { item_ids, ...enqueued } = await enqueue(sandbox, { ...add, batch_id: 'b', origin: 'o' });
  expect(enqueued).toMatchObject({ enqueued: 1, requested: 1, priority: 0, batch: { runs: 1, data: null } });
  await settled(sandbox);
  expect(log.names()).toEqual([
    'batch_enqueued',
    'queue_item_status_changed in_progress',
    'invocation_started',
    'invocation_complete',
    'queue_item_status_changed completed',
  ]);
  expect(log.events[3]?.payload).toMatchObject({
    item_id: item_ids[0],
    batch_id: 'b',
    origin: 'o',
    invocation_source_id: 'n',
    invocation: { a: 1, b: 2, is_intermediate: false, use_cache: true },
    result: { value: 3, type: 'integer_output', output_meta: null },
  });
  expect(log.events[4]?.payload).toMatchObject({
    status_sequence: 2,
    batch_status: { completed: 1, total: 1 },
    queue_status: { item_id: null, completed: 1, user_pending: 0 },
  });
  const ended = await item(sandbox, item_ids[0] ?? 0);
  expect(ended).toMatchObject({ status: 'completed', device: 'cpu', user_display_name: 'System', field_values: [] });
  expect(results(ended)).toEqual([{ value: 3 }]);
});

test('a failing node ends its item; the status event is sent before the error event', async () => {
  using sandbox = createSandbox();
  const log = recordEvents(sandbox);
  const failed = await run(sandbox, { nodes: nodes({ id: 'd', type: 'div', a: 1, b: 0 }) });
  expect(failed).toMatchObject({
    status: 'failed',
    error_type: 'ZeroDivisionError',
    error_message: 'division by zero',
  });
  expect(Object.values(failed.session['errors'] as object)).toEqual(['ZeroDivisionError: division by zero']);
  expect(log.names().slice(-2)).toEqual(['queue_item_status_changed failed', 'invocation_error']);
});

test('a graph without nodes is completed when it starts', async () => {
  using sandbox = createSandbox();
  const log = recordEvents(sandbox);
  await run(sandbox, { nodes: {} });
  expect(log.names()).toEqual([
    'batch_enqueued',
    'queue_item_status_changed in_progress',
    'queue_item_status_changed completed',
  ]);
});

test('a paused processor starts nothing, and continues when resumed', async () => {
  using sandbox = createSandbox();
  expect(await queue(sandbox, 'PUT processor/pause')).toEqual({ is_started: false, is_processing: false });
  const { item_ids } = await enqueue(sandbox, add);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await item(sandbox, item_ids[0] ?? 0)).toMatchObject({ status: 'pending', started_at: null });
  expect(await queue(sandbox, 'PUT processor/resume')).toMatchObject({ is_started: true });
  await settled(sandbox);
  expect(await item(sandbox, item_ids[0] ?? 0)).toMatchObject({ status: 'completed', status_sequence: 2 });
});

test('runs items by priority, then by age, of all queues', async () => {
  using sandbox = await paused();
  const first = await enqueue(sandbox, { ...add, runs: 2 });
  const second = await enqueue(sandbox, { ...add, prepend: true });
  const third = await enqueue(sandbox, { ...add, prepend: true });
  expect([first, second, third].map(({ priority }) => priority)).toEqual([0, 1, 2]);
  const other = { json: { batch: { graph: add } } };
  await request(sandbox, 'POST /api/v1/queue/other/enqueue_batch', other);
  const log = recordEvents(sandbox);
  await queue(sandbox, 'PUT processor/resume');
  await settled(sandbox);
  const begun = payloadsOf(log, 'invocation_started').map((event) => record(event)['item_id']);
  expect(begun).toEqual([4, 3, 1, 2, 5]);
});

test('zips values of a group, combines groups with the last varying fastest, and repeats all for each run', async () => {
  using sandbox = await paused();
  const datum = (field_name: string, items: unknown[]) => ({ node_path: 'n', field_name, items });
  const data = [[datum('a', [1, 2]), datum('b', [3, 4])], [datum('use_cache', [true, false])]];
  const { item_ids, ...counts } = await enqueue(sandbox, { ...add, data, runs: 2 });
  expect(counts).toMatchObject({ enqueued: 8, requested: 8 });
  expect(item_ids).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
  const items = (await queue(sandbox, 'POST items_by_ids', { item_ids: [1, 2, 3, 5] })) as {
    field_values: { value: unknown }[];
  }[];
  expect(items.map(({ field_values }) => field_values.map(({ value }) => value))).toEqual([
    [1, 3, 1],
    [1, 3, 0],
    [2, 4, 1],
    [1, 3, 1],
  ]);
  expect(items[2]).toMatchObject({ session: { graph: { nodes: { n: { a: 2, b: 4, use_cache: true } } } } });
});

test.each([[[[]]], [[[{ node_path: 'n', field_name: 'a' }]]], [[[{ node_path: 'n', field_name: 'a', items: [] }]]]])(
  'data without items is taken, and makes none: %j',
  async (data) => {
    using sandbox = createSandbox();
    expect(await enqueue(sandbox, { ...add, data })).toMatchObject({ enqueued: 0, requested: 0, item_ids: [] });
  },
);

test.each<[unknown, string]>([
  [
    [[{ node_path: 'n', field_name: 'a', items: [1, 'x'] }]],
    'data value_error: Value error, All items in a batch must have the same type',
  ],
  [
    [
      [
        { node_path: 'n', field_name: 'a', items: [1] },
        { node_path: 'n', field_name: 'b', items: [1, 2] },
      ],
    ],
    'data value_error: Value error, Zipped batch items must all have the same length',
  ],
  [
    [[{ node_path: 'n', field_name: 'a', items: [1] }], [{ node_path: 'n', field_name: 'a', items: [1] }]],
    'data value_error: Value error, Each batch data must have unique node_id and field_name',
  ],
  [[[{ node_path: 'x', field_name: 'a', items: [1] }]], ' value_error: Value error, Node x not found in graph'],
  [[[{ node_path: 'n', field_name: 'x', items: [1] }]], ' value_error: Value error, Field x not found in node n'],
  ['x', 'data list_type: Input should be a valid list'],
])('rejects invalid data: %j', async (data, complaint) => {
  using sandbox = createSandbox();
  const json = { batch: { graph: add, data } };
  const { status, body } = await request(sandbox, 'POST /api/v1/queue/default/enqueue_batch', { json });
  const [{ loc = [], type = '', msg = '' } = {}] = (
    body as { detail: { loc?: string[]; type?: string; msg?: string }[] }
  ).detail;
  expect([status, `${loc.slice(2).join('.')} ${type}: ${msg}`]).toEqual([422, complaint]);
});

test('rejects an invalid value with one issue for each possible type', async () => {
  using sandbox = createSandbox();
  const json = { batch: { graph: add, data: [[{ node_path: 'n', field_name: 'a', items: [null] }]] } };
  const { body } = await request(sandbox, 'POST /api/v1/queue/default/enqueue_batch', { json });
  const names = (body as { detail: { loc: unknown[] }[] }).detail.map(({ loc }) => loc.at(-1));
  expect(names).toEqual([
    'str',
    'float',
    'int',
    'ImageField',
    'VideoField',
    'list[union[str,float,int,ImageField,VideoField]]',
  ]);
});

test('a full queue accepts as many items as fit, and returns all ids of the batch', async () => {
  using sandbox = await paused();
  expect(await enqueue(sandbox, { ...add, runs: 9_999 })).toMatchObject({ enqueued: 9_999 });
  const full = await enqueue(sandbox, { ...add, batch_id: 'late', runs: 3 });
  expect(full).toMatchObject({ enqueued: 1, requested: 3, item_ids: [10_000] });
  expect(await enqueue(sandbox, { ...add, batch_id: 'late' })).toMatchObject({
    enqueued: 0,
    requested: 1,
    item_ids: [10_000],
  });
  const other = await request(sandbox, 'POST /api/v1/queue/other/enqueue_batch', { json: { batch: { graph: add } } });
  expect(other.body).toMatchObject({ enqueued: 1 });
});

test('accepts an invalid value for an input, which blocks all queues until its batch is canceled', async () => {
  using sandbox = await paused();
  const data = [[{ node_path: 'n', field_name: 'a', items: ['abc'] }]];
  await enqueue(sandbox, { ...add, batch_id: 'bad', data });
  await enqueue(sandbox, add);
  const poisoned =
    "1 validation error for GraphExecutionState\ngraph.nodes.n.add.a\n  Input should be a valid integer, unable to parse string as an integer [type=int_parsing, input_value='abc', input_type=str]\n    For further information visit https://errors.pydantic.dev/2.14/v/int_parsing";
  expect(await queue(sandbox, 'GET i/1')).toEqual({
    detail: `Unexpected error while fetching queue item: ${poisoned}`,
  });
  expect(await queue(sandbox, 'GET next')).toEqual({
    detail: `Unexpected error while getting next queue item: ${poisoned}`,
  });
  expect(await queue(sandbox, 'GET list_all')).toMatchObject({
    detail: expect.stringContaining('listing all queue items'),
  });
  expect(await queue(sandbox, 'PUT i/1/cancel')).toMatchObject({
    detail: expect.stringContaining('canceling queue item'),
  });
  expect(await queue(sandbox, 'POST items_by_ids', { item_ids: [1, 2] })).toMatchObject([{ item_id: 2 }]);
  expect(await queue(sandbox, 'POST item_summaries_by_ids', { item_ids: [1, 2] })).toMatchObject([
    { item_id: 1 },
    { item_id: 2 },
  ]);
  await queue(sandbox, 'PUT processor/resume');
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await queue(sandbox, 'GET status')).toMatchObject({
    queue: { pending: 2 },
    processor: { is_processing: false },
  });
  expect(await queue(sandbox, 'PUT cancel_by_batch_ids', { batch_ids: ['bad'] })).toEqual({ canceled: 1 });
  await settled(sandbox);
  expect(await item(sandbox, 2)).toMatchObject({ status: 'completed' });
});

test('drops a null inside a value, which can block the queue too', async () => {
  using sandbox = await paused();
  await enqueue(sandbox, { nodes: nodes({ id: 'm', type: 'metadata', items: [{ label: 'l', value: null }] }) });
  expect(await queue(sandbox, 'GET i/1')).toMatchObject({
    detail: expect.stringContaining('items.list[MetadataItemField].0.value'),
  });
});
