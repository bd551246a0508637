import { expect, test } from 'vitest';
import { Batch, BatchItem, EnqueueBatchResult } from '../../src/batch.js';
import { Graph } from '../../src/graph.js';
import { BatchStatus, QueueStatus } from '../../src/queue.js';
import batches from '../support/batch.json' with { type: 'json' };
import graphs from '../support/graph.json' with { type: 'json' };
import queues from '../support/queue.json' with { type: 'json' };

test('a graph keeps every input of its nodes', () => {
  const graph = graphs.Graph['6.14.2'];
  expect(Graph.parse(graph)).toEqual(graph);
  expect(Graph.parse({})).toEqual({ nodes: {}, edges: [] });
});

test('refuses a node without a type, and an edge without an end', () => {
  expect(Graph.safeParse({ nodes: { a: { id: 'a' } } }).error?.issues[0]?.path).toEqual(['nodes', 'a', 'type']);
  const half = { source: { node_id: 'a', field: 'value' } };
  expect(Graph.safeParse({ edges: [half] }).error?.issues[0]?.path).toEqual(['edges', 0, 'destination']);
});

test.each([[null], [{ r: 1, g: 2, b: 3, a: 4 }], [{ board_id: 'b' }], [[[1]]]])('%j cannot be batched', (item) => {
  expect(BatchItem.safeParse(item).success).toBe(false);
});

test.each([0, -1, 1.5])('a batch cannot run %d times', (runs) => {
  expect(Batch.safeParse({ graph: {}, runs }).error?.issues[0]?.path).toEqual(['runs']);
});

test('5.15 does not return the ids of the items', () => {
  const { '5.15 without ids': response } = batches.EnqueueBatchResult;
  expect(EnqueueBatchResult.parse(response).item_ids).toEqual([]);
  expect(EnqueueBatchResult.safeParse({ ...response, enqueued: undefined }).success).toBe(false);
});

test('no item waits for workflows before 6.14', () => {
  expect(QueueStatus.parse(queues.QueueStatus['before 6.12'])).toMatchObject({ waiting: 0, user_pending: null });
  expect(BatchStatus.parse(queues.BatchStatus['before 6.14']).waiting).toBe(0);
  expect(BatchStatus.safeParse({ ...queues.BatchStatus['6.14.2'], total: '1' }).success).toBe(false);
});

test('an integer that a number cannot hold can be batched as a bigint', () => {
  expect(BatchItem.parse(18446744073709551615n)).toBe(18446744073709551615n);
});
