import * as fc from 'fast-check';

import type { Value } from '../reference.js';
import type { Step } from '../step.js';
import { graphs, sums } from './graphs.js';
import { created, direction, flag, item, items, mostly, some } from './values.js';

const queue = fc.constantFrom<Value>('default', 'default', 'default', 'other', 'é ü');
const destination = fc.constantFrom<Value>('a shelf', 'a wall', 'nowhere', '');
const batch = mostly(created('batches'), 'nobody');
const data = fc
  .array(fc.integer({ min: -1, max: 4 }), { maxLength: 4 })
  .map((list): Value => [[{ node_path: 'sum', field_name: 'b', items: list }]]);
const labels = { origin: fc.constantFrom<Value>('a test', null), destination, runs: fc.integer({ min: 0, max: 3 }) };
const enqueue = (fields: fc.Arbitrary<Record<string, Value>>, graph: fc.Arbitrary<Value>): fc.Arbitrary<Step> =>
  fc.tuple(queue, fields, graph, some({ prepend: flag })).map(([id, rest, batchGraph, more]) => ({
    route: 'POST /api/v1/queue/{}/enqueue_batch',
    path: [id],
    json: { batch: { graph: batchGraph, ...rest }, ...more },
  }));

const read = (path: string): fc.Arbitrary<Step> =>
  queue.map((id) => ({ route: `GET /api/v1/queue/{}/${path}`, path: [id] }));
const change = (path: string): fc.Arbitrary<Step> =>
  queue.map((id) => ({ route: `PUT /api/v1/queue/{}/${path}`, path: [id] }));
const one = (verb: string, suffix: string, member: fc.Arbitrary<Value>): fc.Arbitrary<Step> =>
  fc.tuple(queue, member).map(([id, value]) => ({ route: `${verb} /api/v1/queue/{}/${suffix}`, path: [id, value] }));

/** Steps about the queue that leave it as it is. */
export const queueReads: readonly fc.Arbitrary<Step>[] = [
  ...['status', 'list_all', 'next', 'current', 'item_ids'].map(read),
  fc.tuple(queue, direction).map(([id, order_dir]) => ({
    ...{ route: 'GET /api/v1/queue/{}/item_ids', path: [id], query: { order_dir } },
  })),
  fc.tuple(queue, destination).map(([id, value]) => ({
    ...{ route: 'GET /api/v1/queue/{}/list_all', path: [id], query: { destination: value } },
  })),
  fc.tuple(queue, destination).map(([id, value]) => ({
    ...{ route: 'GET /api/v1/queue/{}/counts_by_destination', path: [id], query: { destination: value } },
  })),
  one('GET', 'i/{}', item),
  one('GET', 'b/{}/status', batch),
  fc
    .tuple(queue, items, fc.constantFrom('items_by_ids', 'item_summaries_by_ids'))
    .map(([id, item_ids, list]) => ({ route: `POST /api/v1/queue/{}/${list}`, path: [id], json: { item_ids } })),
];

/** Steps that change the queue. */
export const queueChanges: readonly fc.Arbitrary<Step>[] = [
  enqueue(some({ ...labels, data }), sums),
  enqueue(some(labels), graphs),
  one('PUT', 'i/{}/cancel', item),
  one('DELETE', 'i/{}', item),
  fc.tuple(queue, items).map(([id, json]) => ({ route: 'PUT /api/v1/queue/{}/retry_items_by_id', path: [id], json })),
  fc.tuple(queue, fc.array(batch, { maxLength: 2 })).map(([id, batch_ids]) => ({
    ...{ route: 'PUT /api/v1/queue/{}/cancel_by_batch_ids', path: [id], json: { batch_ids } },
  })),
  fc.tuple(queue, destination).map(([id, value]) => ({
    ...{ route: 'PUT /api/v1/queue/{}/cancel_by_destination', path: [id], query: { destination: value } },
  })),
  one('DELETE', 'd/{}', destination),
];

/** Steps that end or delete many items at once. */
export const queueDeletions = ['clear', 'prune', 'cancel_all_except_current', 'delete_all_except_current'].map(change);
