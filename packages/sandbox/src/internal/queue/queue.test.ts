import { expect, test } from 'vitest';

import { enqueue, hear, item, nodes, queue, results, run, settled } from '../../__fixtures__/queue.js';
import { createSandbox } from '../../sandbox.js';

const add = { nodes: nodes({ id: 'n', type: 'add', a: 1, b: 2 }) };

test('an item is run, and told of from its enqueueing to its end', async () => {
  using sandbox = createSandbox();
  const heard = hear(sandbox);
  const { item_ids, ...enqueued } = await enqueue(sandbox, { ...add, batch_id: 'b', origin: 'o' });
  expect(enqueued).toMatchObject({ enqueued: 1, requested: 1, priority: 0, batch: { runs: 1, data: null } });
  await settled(sandbox);
  expect(heard.names()).toEqual([
    'batch_enqueued',
    'queue_item_status_changed in_progress',
    'invocation_started',
    'invocation_complete',
    'queue_item_status_changed completed',
  ]);
  expect(heard.events[3]?.payload).toMatchObject({
    item_id: item_ids[0],
    batch_id: 'b',
    origin: 'o',
    invocation_source_id: 'n',
    invocation: { a: 1, b: 2, is_intermediate: false, use_cache: true },
    result: { value: 3, type: 'integer_output', output_meta: null },
  });
  expect(heard.events[4]?.payload).toMatchObject({
    status_sequence: 2,
    batch_status: { completed: 1, total: 1 },
    queue_status: { item_id: null, completed: 1, user_pending: 0 },
  });
  const ended = await item(sandbox, item_ids[0] ?? 0);
  expect(ended).toMatchObject({ status: 'completed', device: 'cpu', user_display_name: 'System', field_values: [] });
  expect(results(ended)).toEqual([{ value: 3 }]);
});

test('a node that fails ends its item, with the status told before the error', async () => {
  using sandbox = createSandbox();
  const heard = hear(sandbox);
  const failed = await run(sandbox, { nodes: nodes({ id: 'd', type: 'div', a: 1, b: 0 }) });
  expect(failed).toMatchObject({
    status: 'failed',
    error_type: 'ZeroDivisionError',
    error_message: 'division by zero',
  });
  expect(Object.values(failed.session['errors'] as object)).toEqual(['ZeroDivisionError: division by zero']);
  expect(heard.names().slice(-2)).toEqual(['queue_item_status_changed failed', 'invocation_error']);
});

test('a graph without nodes is complete as soon as it is begun', async () => {
  using sandbox = createSandbox();
  const heard = hear(sandbox);
  await run(sandbox, { nodes: {} });
  expect(heard.names()).toEqual([
    'batch_enqueued',
    'queue_item_status_changed in_progress',
    'queue_item_status_changed completed',
  ]);
});

test('a paused processor lets nothing begin, and goes on where it was', async () => {
  using sandbox = createSandbox();
  expect(await queue(sandbox, 'PUT processor/pause')).toEqual({ is_started: false, is_processing: false });
  const { item_ids } = await enqueue(sandbox, add);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await item(sandbox, item_ids[0] ?? 0)).toMatchObject({ status: 'pending', started_at: null });
  expect(await queue(sandbox, 'PUT processor/resume')).toMatchObject({ is_started: true });
  await settled(sandbox);
  expect(await item(sandbox, item_ids[0] ?? 0)).toMatchObject({ status: 'completed', status_sequence: 2 });
});
