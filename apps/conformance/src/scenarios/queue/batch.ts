import assert from 'node:assert/strict';

import { graph } from '../../runner/graph.js';
import { queueScenario } from '../../runner/queue-scenario.js';

const sum = graph({ sum: { type: 'add' } });
const division = graph({ quotient: { type: 'div', a: 6 } });
const text = graph({ text: { type: 'string' }, both: { type: 'string_join' } }, ['text.value both.string_left']);
const a = { node_path: 'sum', field_name: 'a' };
const b = { node_path: 'sum', field_name: 'b' };

export const scenarios = [
  queueScenario('lists of one group are zipped', async ({ items, enqueue }) => {
    const data = [
      [
        { ...a, items: [1, 2, 3] },
        { ...b, items: [10, 20, 30] },
      ],
    ];
    const ids = await enqueue({ graph: sum, data });
    assert.equal(ids.length, 3);
    await items.getMany(ids);
    await items.summaries(ids);
  }),
  queueScenario(
    'groups are combined, the first changing slowest and runs slowest of all',
    async ({ items, enqueue }) => {
      const ids = await enqueue({ graph: sum, data: [[{ ...a, items: [1, 2] }], [{ ...b, items: [7, 8] }]], runs: 2 });
      const values = (await items.summaries(ids)).map(({ field_values }) => field_values?.map(({ value }) => value));
      const once = [
        [1, 7],
        [1, 8],
        [2, 7],
        [2, 8],
      ];
      assert.deepEqual(values, [...once, ...once]);
      await items.getMany(ids);
    },
  ),
  queueScenario('a batch of strings, numeric strings and booleans', async ({ raw, items, enqueue }) => {
    const send = (data: unknown) =>
      raw('POST /api/v1/queue/default/enqueue_batch', { json: { batch: { graph: sum, data } } });
    const texts = [{ node_path: 'text', field_name: 'value', items: ['a fox', '', 'Füchse 🦊'] }];
    await items.getMany(await enqueue({ graph: text, data: [texts] }));
    await send([[{ ...a, items: ['7', '8'] }]]);
    await send([[{ ...a, items: [7.0, 8] }]]);
    await send([[{ ...a, items: [true, false] }]]);
    await send([[{ ...a, field_name: 'use_cache', items: [true] }]]);
    await items.getMany((await items.ids({ order_dir: 'ASC' })).item_ids);
  }),
  queueScenario('an empty batch enqueues nothing', async ({ raw, queue }) => {
    const send = (batch: object) =>
      raw('POST /api/v1/queue/default/enqueue_batch', { json: { batch: { graph: sum, ...batch } } });
    await send({ data: [[{ ...a, items: [] }]] });
    await send({ data: [[a]] });
    await send({ data: [[]] });
    await send({ data: [[], [{ ...a, items: [1] }]] });
    await send({ data: [] });
    await send({ data: null, runs: 3 });
    assert.equal((await queue.status()).queue.pending, 4);
  }),
  queueScenario('a batch of three, of which the second fails', async ({ queue, enqueue, finish }) => {
    const data = [[{ node_path: 'quotient', field_name: 'b', items: [1, 0, 3] }]];
    const ended = await finish(await enqueue({ graph: division, data, destination: 'a shelf' }));
    assert.deepEqual(
      ended.map(({ status }) => status),
      ['completed', 'failed', 'completed'],
    );
    await queue.batchStatus(ended[0]?.batch_id ?? '');
    await queue.countsByDestination('a shelf');
    await queue.status();
  }),
  queueScenario('a value of the wrong type blocks the queue', async ({ queue, raw, enqueue }) => {
    const [id] = await enqueue({ graph: sum, data: [[{ ...a, items: [5.5] }]], destination: 'a shelf' });
    await enqueue({ graph: sum });
    const route = '/api/v1/queue/default/';
    for (const path of [`i/${id}`, 'list_all', 'next', 'current', 'item_ids', 'status'])
      await raw(`GET ${route}${path}`);
    await raw(`PUT ${route}i/${id}/cancel`);
    await raw(`DELETE ${route}i/${id}`);
    await raw(`POST ${route}items_by_ids`, { json: { item_ids: [id] } });
    await raw(`POST ${route}item_summaries_by_ids`, { json: { item_ids: [id] } });
    await queue.cancelByDestination('a shelf');
    await raw(`POST ${route}item_summaries_by_ids`, { json: { item_ids: [id] } });
    await queue.prune();
    await queue.status();
  }),
];
