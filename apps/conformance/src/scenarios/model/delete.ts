import assert from 'node:assert/strict';

import { embedding, lora, vae } from '../../model/tensors.js';
import { modelScenario } from '../../model/with-models.js';
import { requestScenario } from '../../runner/request-cases.js';

export const scenarios = [
  modelScenario('a model is deleted once, and its files stay where they are', async ({ client, raw, model }) => {
    const key = await model('Deleted', lora);
    const { models } = client.repositories;
    await models.delete(key);
    assert.equal(await models.find(key), undefined);
    await raw(`DELETE /api/v2/models/i/${key}`);
    const again = await model('Deleted', lora);
    assert.equal((await models.get(again)).name, 'Deleted');
  }),
  modelScenario('several models are deleted, and those that do not exist are named', async ({ client, model }) => {
    const keys = [await model('First', embedding), await model('Second', vae)];
    const { models } = client.repositories;
    for (const key of keys) await models.get(key);
    const result = await models.deleteMany([...keys, 'nobody', ...keys]);
    assert.deepEqual(result.deleted, keys);
    assert.equal(result.failed.length, 3);
    assert.deepEqual((await models.deleteMany([])).deleted, []);
  }),
  requestScenario('deletions of models that the server refuses', [
    ['unknown key', 'DELETE /api/v2/models/i/nobody', {}, 404],
    ['no body', 'POST /api/v2/models/i/bulk_delete', {}, 422],
    ['no keys', 'POST /api/v2/models/i/bulk_delete', { json: {} }, 422],
    ['null', 'POST /api/v2/models/i/bulk_delete', { json: { keys: null } }, 422],
    ['a text', 'POST /api/v2/models/i/bulk_delete', { json: { keys: 'a' } }, 422],
    ['a number', 'POST /api/v2/models/i/bulk_delete', { json: { keys: [1] } }, 422],
  ]),
];
