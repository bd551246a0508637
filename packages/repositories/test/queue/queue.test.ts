import { FakeTransport } from '@x/transport/test';
import { expect, test } from 'vitest';
import { QueueRepository } from '../../src/queue.js';
import { type Operation, runOperation } from '../support/operation.js';

const counts = {
  queue_id: 'default',
  pending: 1,
  in_progress: 0,
  waiting: 0,
  completed: 2,
  failed: 0,
  canceled: 0,
  total: 3,
};
const current = { item_id: null, batch_id: null, session_id: null, user_pending: 1, user_in_progress: 0 };
const processor = { is_started: true, is_processing: false };
const batch = { batch_id: 'b', graph: { nodes: {}, edges: [] }, runs: 2 };
const enqueued = { queue_id: 'default', enqueued: 2, requested: 2, batch, priority: 1, item_ids: [2, 1] };
const path = { queue_id: 'default' };

const operations: Record<string, Operation<QueueRepository>> = {
  enqueue: {
    call: (queue, o) => queue.enqueue(batch, { prepend: true }, o),
    response: enqueued,
    route: 'POST /api/v1/queue/{queue_id}/enqueue_batch',
    request: { path, body: { batch, prepend: true } },
  },
  status: {
    call: (queue, o) => queue.status(o),
    response: { queue: { ...counts, ...current }, processor },
    route: 'GET /api/v1/queue/{queue_id}/status',
    request: { path },
  },
  batchStatus: {
    call: (queue, o) => queue.batchStatus('b', o),
    response: { ...counts, batch_id: 'b', origin: null, destination: null },
    route: 'GET /api/v1/queue/{queue_id}/b/{batch_id}/status',
    request: { path: { ...path, batch_id: 'b' } },
  },
  countsByDestination: {
    call: (queue, o) => queue.countsByDestination('gallery', o),
    response: { ...counts, destination: 'gallery' },
    route: 'GET /api/v1/queue/{queue_id}/counts_by_destination',
    request: { path, query: { destination: 'gallery' } },
  },
  cancelBatches: {
    call: (queue, o) => queue.cancelBatches(['b', 'c'], o),
    response: { canceled: 3 },
    route: 'PUT /api/v1/queue/{queue_id}/cancel_by_batch_ids',
    request: { path, body: { batch_ids: ['b', 'c'] } },
  },
  cancelByDestination: {
    call: (queue, o) => queue.cancelByDestination('gallery', o),
    response: { canceled: 3 },
    route: 'PUT /api/v1/queue/{queue_id}/cancel_by_destination',
    request: { path, query: { destination: 'gallery' } },
  },
  cancelAllExceptCurrent: {
    call: (queue, o) => queue.cancelAllExceptCurrent(o),
    response: { canceled: 3 },
    route: 'PUT /api/v1/queue/{queue_id}/cancel_all_except_current',
    request: { path },
  },
  deleteByDestination: {
    call: (queue, o) => queue.deleteByDestination('gallery', o),
    response: { deleted: 3 },
    route: 'DELETE /api/v1/queue/{queue_id}/d/{destination}',
    request: { path: { ...path, destination: 'gallery' } },
  },
  deleteAllExceptCurrent: {
    call: (queue, o) => queue.deleteAllExceptCurrent(o),
    response: { deleted: 3 },
    route: 'PUT /api/v1/queue/{queue_id}/delete_all_except_current',
    request: { path },
  },
  clear: {
    call: (queue, o) => queue.clear(o),
    response: { deleted: 3 },
    route: 'PUT /api/v1/queue/{queue_id}/clear',
    request: { path },
  },
  prune: {
    call: (queue, o) => queue.prune(o),
    response: { deleted: 3 },
    route: 'PUT /api/v1/queue/{queue_id}/prune',
    request: { path },
  },
  pause: {
    call: (queue, o) => queue.pause(o),
    response: { ...processor, is_started: false },
    route: 'PUT /api/v1/queue/{queue_id}/processor/pause',
    request: { path },
  },
  resume: {
    call: (queue, o) => queue.resume(o),
    response: processor,
    route: 'PUT /api/v1/queue/{queue_id}/processor/resume',
    request: { path },
  },
};

test.each(Object.entries(operations))('%s is one request', async (_, operation) => {
  const { actual, expected } = await runOperation(QueueRepository, operation);
  expect(actual).toEqual(expected);
});

test('every method is tested here', () => {
  const methods = Object.getOwnPropertyNames(QueueRepository.prototype).filter((name) => name !== 'constructor');
  expect(Object.keys(operations).toSorted()).toEqual(methods.toSorted());
});

test('requests name the queue, and a batch is appended by default', async () => {
  const transport = new FakeTransport({ ...enqueued, queue_id: 'mine' }, { deleted: 0 });
  const queue = new QueueRepository(transport, 'mine');
  await queue.enqueue(batch);
  await queue.clear();
  expect(transport.requests.map(([, { path: to }]) => to)).toEqual([{ queue_id: 'mine' }, { queue_id: 'mine' }]);
  expect(transport.requests[0]?.[1].body).toEqual({ batch, prepend: false });
});

test('an enqueue is not repeatable', async () => {
  const transport = new FakeTransport(enqueued);
  await new QueueRepository(transport).enqueue(batch);
  expect(transport.requests[0]?.[1]).not.toHaveProperty('repeatable', true);
});

test('an invalid batch rejects without a request', async () => {
  const transport = new FakeTransport();
  const queue = new QueueRepository(transport);
  await expect(queue.enqueue({ ...batch, runs: 0 })).rejects.toThrow(/^batch.runs: /);
  await expect(queue.enqueue({ ...batch, runs: 0 })).rejects.toThrow('batch.runs');
  expect(transport.requests).toEqual([]);
});
