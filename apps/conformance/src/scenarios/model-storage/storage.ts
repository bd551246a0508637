import assert from 'node:assert/strict';

import { graph } from '../../runner/graph.js';
import { pollUntil } from '../../runner/poll-until.js';
import { requestScenario } from '../../runner/request-cases.js';
import { scenario } from '../../runner/scenario.js';

const route = '/api/v2/models/sync/orphaned';

export const scenarios = [
  scenario(
    'no folder is orphaned on a new server, and those that do not exist are not deleted',
    async ({ client, raw }) => {
      const { modelStorage } = client.repositories;
      assert.deepEqual(await modelStorage.orphaned(), []);
      const { deleted, errors } = await modelStorage.deleteOrphans(['nobody', 'no/body'], { destroy: true });
      assert.deepEqual([deleted, Object.keys(errors)], [[], ['nobody', 'no/body']]);
      await raw(`DELETE ${route}`, { json: { paths: ['../x', '/etc', '.convert_tmp', '.convert_tmp/x', 'a/../b'] } });
      assert.deepEqual((await modelStorage.deleteOrphans([], { destroy: true })).deleted, []);
    },
    { exclusive: true },
  ),
  scenario('the cache of models is emptied', async ({ client }) => {
    await client.repositories.modelStorage.emptyCache();
  }),
  scenario('the cache has statistics once an item was run', async ({ client, unrecorded }) => {
    const job = await unrecorded.services.jobs.enqueue(graph({ sum: { type: 'add', a: 1, b: 2 } }));
    await job.result();
    const stats = await pollUntil('there are statistics', () => unrecorded.repositories.modelStorage.cacheStats());
    assert.deepEqual(Object.keys(stats), [
      ...['hits', 'misses', 'high_watermark', 'in_cache', 'cleared', 'cache_size', 'loaded_model_sizes'],
    ]);
    await client.repositories.app.version();
  }),
  requestScenario('deletions of folders that the server refuses', [
    ['no paths', `DELETE ${route}`, { json: {} }, 422],
    ['no body', `DELETE ${route}`, {}, 422],
    ['a text', `DELETE ${route}`, { json: { paths: 'a' } }, 422],
    ['a number', `DELETE ${route}`, { json: { paths: [1] } }, 422],
  ]),
];
