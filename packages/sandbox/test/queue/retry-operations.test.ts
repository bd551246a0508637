import { expect, test } from 'vitest';
import { record } from '../../src/internal/validation/record.js';
import { createSandbox } from '../../src/sandbox.js';
import { enqueue, item, nodes, queue, recordEvents, run, settled } from '../support/queue.js';
import { request } from '../support/request.js';

const failing = { nodes: nodes({ id: 'd', type: 'div', a: 1 }) };
const retry = 'PUT retry_items_by_id';

test('retries failed and canceled items as new items of the same batch', async () => {
  using sandbox = createSandbox();
  const data = [[{ node_path: 'd', field_name: 'b', items: [0, 1] }]];
  await run(sandbox, { ...failing, batch_id: 'b', origin: 'o', destination: 'x', data });
  await queue(sandbox, 'PUT processor/pause');
  const log = recordEvents(sandbox);
  expect(await queue(sandbox, retry, [1, 2, 1, 99])).toEqual({ queue_id: 'default', retried_item_ids: [1] });
  expect(log.events).toMatchObject([
    { name: 'queue_items_retried', payload: { retried_item_ids: [1], retried_item_ids_by_user: { system: [1] } } },
  ]);
  const again = { batch_id: 'b', origin: 'o', destination: 'x', status: 'pending', status_sequence: 0 };
  const values = { field_values: [{ value: 0 }], session: { graph: { nodes: { d: { b: 0 } } }, errors: {} } };
  expect(await item(sandbox, 3)).toMatchObject({ ...again, ...values, retried_from_item_id: 1 });
});

test('a retry of a retry refers to the first item, and an empty list of values becomes null', async () => {
  using sandbox = createSandbox();
  await run(sandbox, failing);
  for (const id of [1, 2]) {
    await queue(sandbox, retry, [id]);
    await settled(sandbox);
  }
  expect(await item(sandbox, 3)).toMatchObject({ retried_from_item_id: 1, field_values: null });
});

test('a full queue accepts no retries and sends no event', async () => {
  using sandbox = createSandbox();
  await run(sandbox, failing);
  await queue(sandbox, 'PUT processor/pause');
  await enqueue(sandbox, { ...failing, runs: 10_000 });
  const log = recordEvents(sandbox);
  expect(await queue(sandbox, retry, [1])).toMatchObject({ retried_item_ids: [] });
  expect(log.events).toEqual([]);
});

test('the body is a list of ids of items of this queue', async () => {
  using sandbox = createSandbox();
  await run(sandbox, failing);
  const response = async (path: string, json: unknown) => {
    const { status, body } = await request(sandbox, `PUT /api/v1/queue/${path}/retry_items_by_id`, { json });
    return [status, record(body)['detail']];
  };
  expect(await response('zz', [1])).toEqual([404, 'Queue item with id 1 not found in queue zz']);
  expect(await response('default', { item_ids: [1] })).toMatchObject([422, [{ type: 'list_type', loc: ['body'] }]]);
  expect(await response('default', ['x'])).toMatchObject([422, [{ type: 'int_parsing', loc: ['body', 0] }]]);
  expect(await response('default', null)).toMatchObject([422, [{ type: 'missing', loc: ['body'] }]]);
});
