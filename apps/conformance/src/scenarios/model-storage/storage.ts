import assert from 'node:assert/strict';

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
  requestScenario('deletions of folders that the server refuses', [
    ['no paths', `DELETE ${route}`, { json: {} }, 422],
    ['no body', `DELETE ${route}`, {}, 422],
    ['a text', `DELETE ${route}`, { json: { paths: 'a' } }, 422],
    ['a number', `DELETE ${route}`, { json: { paths: [1] } }, 422],
  ]),
];
