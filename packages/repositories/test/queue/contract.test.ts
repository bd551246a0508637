import type { Graph } from '@x/models/graph';
import { InputError, NotFoundError } from '@x/transport/errors';
import { describe, expect, test } from 'vitest';

import { implementations } from '../support/implementations.js';

const adding: Graph = {
  nodes: { a: { id: 'a', type: 'integer', value: 1 }, b: { id: 'b', type: 'add', b: 1 } },
  edges: [{ source: { node_id: 'a', field: 'value' }, destination: { node_id: 'b', field: 'a' } }],
};
const dividing: Graph = { nodes: { q: { id: 'q', type: 'div', a: 1, b: 0 } }, edges: [] };

describe.each(implementations)('a queue %s', (_, open) => {
  test('a batch is an item for each combination of values, times its runs', async () => {
    const { queue, queueItems } = await open([]);
    const values = (node_path: string, field_name: string, items: number[]) => ({ node_path, field_name, items });
    const data = [[values('a', 'value', [1, 2]), values('b', 'b', [3, 4])], [values('b', 'a', [5, 6])]];
    const batch = { batch_id: 'mine', graph: adding, data, runs: 2, origin: 'me', destination: 'gallery' };
    const enqueued = await queue.enqueue(batch);
    expect(enqueued).toMatchObject({ queue_id: 'default', enqueued: 8, requested: 8, priority: 0 });
    expect(enqueued.item_ids).toEqual(enqueued.item_ids.toSorted((a, b) => b - a));
    const items = await queueItems.getMany(enqueued.item_ids.toReversed());
    expect(items.map(({ field_values }) => field_values?.map(({ value }) => value))).toEqual(
      [1, 2].flatMap(() => [
        [1, 3, 5],
        [1, 3, 6],
        [2, 4, 5],
        [2, 4, 6],
      ]),
    );
    expect(items[3]?.session.graph.nodes).toMatchObject({ a: { value: 2 }, b: { a: 6, b: 4 } });
    expect(items[0]).toMatchObject({ status: 'pending', batch_id: 'mine', origin: 'me', destination: 'gallery' });
    expect(await queue.batchStatus('mine')).toMatchObject({ batch_id: 'mine', pending: 8, total: 8, origin: 'me' });
    expect(await queue.batchStatus('nobody')).toMatchObject({ batch_id: 'nobody', pending: 0, total: 0, origin: null });
    expect(await queue.countsByDestination('gallery')).toMatchObject({ destination: 'gallery', pending: 8, total: 8 });
    expect(await queue.countsByDestination('nowhere')).toMatchObject({ destination: 'nowhere', pending: 0, total: 0 });
    await expect(queue.enqueue({ graph: adding, runs: 0 })).rejects.toBeInstanceOf(InputError);
  });

  test('a batch without an id is given one, and a prepended batch has a higher priority', async () => {
    const { queue } = await open([]);
    const first = await queue.enqueue({ graph: adding });
    expect(first.batch.batch_id).toMatch(/./);
    expect((await queue.enqueue({ graph: adding }, { prepend: true })).priority).toBe(1);
    expect((await queue.enqueue({ graph: adding }, { prepend: true })).priority).toBe(2);
    expect((await queue.enqueue({ graph: adding })).priority).toBe(0);
  });

  test('items are found by their ids, whole or as summaries', async () => {
    const { queue, queueItems } = await open([]);
    const [second = 0, first = 0] = (await queue.enqueue({ graph: adding, runs: 2 })).item_ids;
    expect(await queueItems.ids({ order_dir: 'ASC' })).toEqual({ item_ids: [first, second], total_count: 2 });
    expect((await queueItems.ids()).total_count).toBe(2);
    expect((await queueItems.getMany([second, 99_999, first])).map(({ item_id }) => item_id)).toEqual([second, first]);
    const [summary] = await queueItems.summaries([first, 99_999]);
    expect(summary).toMatchObject({ item_id: first, status: 'pending', started_at: null });
    expect(summary).not.toHaveProperty('session');
    expect(await queueItems.find(first)).toEqual(await queueItems.get(first));
    expect(await queueItems.find(99_999)).toBeUndefined();
    await expect(queueItems.get(99_999)).rejects.toBeInstanceOf(NotFoundError);
    const ids = Array.from({ length: 1_001 }, (_item, id) => id);
    await expect(queueItems.getMany(ids)).rejects.toBeInstanceOf(InputError);
    await expect(queueItems.summaries(ids)).rejects.toBeInstanceOf(InputError);
  });

  test('an item that has run has a result for each node', async () => {
    const { queue, queueItems, run } = await open([]);
    const [id = 0] = (await queue.enqueue({ graph: adding })).item_ids;
    await run();
    const { status, session, error_type } = await queueItems.get(id);
    expect({ status, error_type }).toEqual({ status: 'completed', error_type: null });
    const sources = Object.keys(session.results).map((prepared) => session.prepared_source_mapping[prepared]);
    expect(sources.toSorted()).toEqual(['a', 'b']);
    expect(session.executed_history).toEqual(['a', 'b']);
    expect((await queue.status()).queue).toMatchObject({ pending: 0, in_progress: 0, completed: 1, total: 1 });
  });

  test('an item that has failed names the error and the node', async () => {
    const { queue, queueItems, run } = await open([]);
    const [id = 0] = (await queue.enqueue({ graph: dividing })).item_ids;
    await run();
    const { status, session, error_type } = await queueItems.get(id);
    expect({ status, error_type }).toEqual({ status: 'failed', error_type: 'ZeroDivisionError' });
    const [[prepared = '', message] = []] = Object.entries(session.errors);
    expect([session.prepared_source_mapping[prepared], message]).toEqual(['q', expect.stringMatching(/^ZeroDiv/)]);
  });

  test('an item that has ended is not canceled, and a missing one is not found', async () => {
    const { queue, queueItems, run } = await open([]);
    const [id = 0] = (await queue.enqueue({ graph: adding })).item_ids;
    await run();
    expect((await queueItems.cancel(id)).status).toBe('completed');
    await expect(queueItems.cancel(99_999)).rejects.toBeInstanceOf(NotFoundError);
  });

  test('failed and canceled items are retried as new ones, and others are skipped', async () => {
    const { queue, queueItems, run } = await open([]);
    const [completed = 0] = (await queue.enqueue({ graph: adding })).item_ids;
    const [failed = 0] = (await queue.enqueue({ graph: dividing, origin: 'me' })).item_ids;
    await run();
    expect((await queueItems.retryMany([completed, failed, failed, 99_999])).retried_item_ids).toEqual([failed]);
    const [newest = 0] = (await queueItems.ids({ order_dir: 'ASC' })).item_ids.slice(-1);
    expect(await queueItems.get(newest)).toMatchObject({ retried_from_item_id: failed, origin: 'me' });
  });

  test('a deleted item is gone, and a missing one is not found', async () => {
    const { queue, queueItems } = await open([]);
    const [id = 0] = (await queue.enqueue({ graph: adding })).item_ids;
    await queueItems.delete(id);
    expect(await queueItems.find(id)).toBeUndefined();
    await expect(queueItems.delete(id)).rejects.toBeInstanceOf(NotFoundError);
  });

  test('pending items of several batches are canceled together', async () => {
    const { queue, queueItems } = await open([]);
    for (const batch_id of ['one', 'two', 'three']) await queue.enqueue({ batch_id, graph: adding, runs: 2 });
    expect(await queue.cancelBatches(['one', 'three', 'nobody'])).toEqual({ canceled: 4 });
    expect(await queue.batchStatus('one')).toMatchObject({ canceled: 2, pending: 0 });
    expect(await queue.batchStatus('two')).toMatchObject({ canceled: 0, pending: 2 });
    const [id = 0] = (await queueItems.ids({ order_dir: 'ASC' })).item_ids;
    expect((await queueItems.cancel(id)).status).toBe('canceled');
  });

  test('an abort rejects with its own reason', async () => {
    const { queue, queueItems } = await open([]);
    const signal = AbortSignal.abort('never mind');
    const calls = [queue.enqueue({ graph: adding }, {}, { signal }), queueItems.ids({}, { signal })];
    for (const call of calls) await expect(call).rejects.toBe('never mind');
  });
});
