import { InputError, NotFoundError, ServerError } from '@x/transport/errors';
import { FakeTransport } from '@x/transport/test';
import { expect, test } from 'vitest';
import { QueueItemRepository } from '../../src/queue-item.js';
import { collected, type Operation, runOperation } from '../support/operation.js';

const summary = {
  item_id: 7,
  status: 'pending',
  batch_id: 'b',
  origin: null,
  destination: null,
  created_at: '2026-11-25 04:38:02.850',
  started_at: null,
  completed_at: null,
  user_id: 'system',
  user_display_name: null,
  user_email: null,
  field_values: null,
  device: null,
  parent_item_id: null,
};
const session = {
  id: 's',
  graph: { nodes: {}, edges: [] },
  results: {},
  errors: {},
  prepared_source_mapping: {},
  source_prepared_mapping: {},
  executed_history: [],
  prepared_iteration_paths: {},
};
const item = {
  ...summary,
  queue_id: 'default',
  session_id: 's',
  status_sequence: 0,
  priority: 0,
  updated_at: '2026-11-25 04:38:02.850',
  error_type: null,
  error_message: null,
  error_traceback: null,
  retried_from_item_id: null,
  root_item_id: null,
  session,
  workflow: null,
};
const path = { queue_id: 'default' };
const one = { ...path, item_id: 7 };

const operations: Record<string, Operation<QueueItemRepository>> = {
  get: {
    call: (items, o) => items.get(7, o),
    response: item,
    route: 'GET /api/v1/queue/{queue_id}/i/{item_id}',
    request: { path: one },
  },
  find: {
    call: (items, o) => items.find(7, o),
    response: item,
    route: 'GET /api/v1/queue/{queue_id}/i/{item_id}',
    request: { path: one },
  },
  list: {
    call: (items, o) => items.list({ destination: 'gallery' }, o),
    response: [item],
    route: 'GET /api/v1/queue/{queue_id}/list_all',
    request: { path, query: { destination: 'gallery' } },
  },
  ids: {
    call: (items, o) => items.ids({ order_dir: 'ASC' }, o),
    response: { item_ids: [7], total_count: 1 },
    route: 'GET /api/v1/queue/{queue_id}/item_ids',
    request: { path, query: { order_dir: 'ASC' }, since: '6.7.0' },
  },
  getMany: {
    call: (items, o) => items.getMany([7], o),
    response: [item],
    route: 'POST /api/v1/queue/{queue_id}/items_by_ids',
    request: { path, body: { item_ids: [7] }, repeatable: true, since: '6.7.0' },
  },
  summaries: {
    call: (items, o) => items.summaries([7], o),
    response: [summary],
    route: 'POST /api/v1/queue/{queue_id}/item_summaries_by_ids',
    request: { path, body: { item_ids: [7] }, repeatable: true, since: '6.14.0' },
  },
  current: {
    call: (items, o) => items.current(o),
    response: null,
    route: 'GET /api/v1/queue/{queue_id}/current',
    request: { path },
    result: undefined,
  },
  next: {
    call: (items, o) => items.next(o),
    response: item,
    route: 'GET /api/v1/queue/{queue_id}/next',
    request: { path },
  },
  cancel: {
    call: (items, o) => items.cancel(7, o),
    response: item,
    route: 'PUT /api/v1/queue/{queue_id}/i/{item_id}/cancel',
    request: { path: one },
  },
  retryMany: {
    call: (items, o) => items.retryMany([7], o),
    response: { queue_id: 'default', retried_item_ids: [7] },
    route: 'PUT /api/v1/queue/{queue_id}/retry_items_by_id',
    request: { path, body: [7] },
  },
  delete: {
    call: (items, o) => items.delete(7, o),
    response: null,
    result: undefined,
    route: 'DELETE /api/v1/queue/{queue_id}/i/{item_id}',
    request: { path: one },
  },
};

test.each(Object.entries(operations))('%s is one request', async (_, operation) => {
  const { actual, expected } = await runOperation(QueueItemRepository, operation);
  expect(actual).toEqual(expected);
});

test('every method is tested here', () => {
  const methods = Object.getOwnPropertyNames(QueueItemRepository.prototype).filter((name) => name !== 'constructor');
  expect(Object.keys(operations).toSorted()).toEqual(methods.toSorted());
});

test('requests name the queue', async () => {
  const transport = new FakeTransport({ item_ids: [], total_count: 0 });
  await new QueueItemRepository(transport, 'mine').ids();
  expect(transport.requests[0]?.[1]).toEqual({ path: { queue_id: 'mine' }, since: '6.7.0' });
});

test('find resolves to undefined for a missing item, and rejects for one that cannot be read', async () => {
  const missing = new NotFoundError('route', {
    status: 404,
    detail: 'Queue item with id 7 not found in queue default',
  });
  expect(await new QueueItemRepository(new FakeTransport(missing)).find(7)).toBeUndefined();
  const poison = new ServerError('route', { status: 500, detail: 'Unexpected error while fetching queue item: …' });
  await expect(new QueueItemRepository(new FakeTransport(poison)).find(7)).rejects.toBe(poison);
});

test('more than 1 000 ids reject without a request', async () => {
  const transport = new FakeTransport();
  const ids = Array.from({ length: 1_001 }, (_, id) => id);
  for (const method of ['getMany', 'summaries'] as const) {
    await expect(new QueueItemRepository(transport)[method](ids)).rejects.toThrow(
      new InputError('ids', 'must be at most 1 000 ids', 1_000),
    );
  }
  expect(transport.requests).toEqual([]);
});

test('an invalid row rejects the list, or is left out and passed to onInvalid', async () => {
  const bad = { ...summary, item_id: 'seven' };
  await expect(new QueueItemRepository(new FakeTransport([summary, bad])).summaries([7, 8])).rejects.toThrow('item_id');
  const invalid: unknown[] = [];
  const onInvalid = ({ value }: { readonly value: unknown }) => void invalid.push(value);
  const transport = new FakeTransport([summary, bad], [item, { ...item, item_id: 8, session: null }], [item, bad]);
  const items = new QueueItemRepository(transport);
  expect(await items.summaries([7, 8], { onInvalid })).toEqual([summary]);
  expect(await items.getMany([7, 8], { onInvalid })).toEqual([item]);
  expect(await collected(items.list(undefined, { onInvalid }))).toEqual([item]);
  expect(invalid).toHaveLength(3);
});
