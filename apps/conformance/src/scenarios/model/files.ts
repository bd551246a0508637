import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';

import { embedding, lora, otherEmbedding, tensorFile, vae } from '../../model/tensors.js';
import { modelScenario } from '../../model/with-models.js';
import { requestScenario } from '../../runner/request-cases.js';

export const scenarios = [
  modelScenario('a model is identified anew from its files', async ({ client, model }) => {
    const key = await model('Identified', lora);
    const { models } = client.repositories;
    await models.update(key, {
      name: 'Mine',
      description: 'Words',
      type: 'unknown',
      base: 'unknown',
      format: 'unknown',
    });
    const again = await models.reidentify(key);
    assert.deepEqual([again.type, again.base, again.name, again.description], ['lora', 'sd-1', 'Mine', 'Words']);
    tensorFile('Identified.safetensors', otherEmbedding);
    assert.equal((await models.reidentify(key)).base, 'sd-2');
    const { succeeded, failed } = await models.reidentifyMany([key, 'nobody']);
    assert.deepEqual([succeeded, failed.map((model) => model.key)], [[key], ['nobody']]);
  }),
  modelScenario(
    'a model whose files are gone is missing and cannot be identified',
    async ({ client, raw, model }) => {
      const key = await model('Gone', embedding);
      const { models } = client.repositories;
      const { path } = await models.get(key);
      const missing = async () => {
        const keys: string[] = [];
        for await (const { key } of models.listMissing()) keys.push(key);
        return keys;
      };
      assert.deepEqual(await missing(), []);
      rmSync(path);
      assert.deepEqual(await missing(), [key]);
      await raw(`POST /api/v2/models/i/${key}/reidentify`);
      await models.reidentifyMany([key]);
      await models.get(key);
    },
    { exclusive: true },
  ),
  modelScenario('only a checkpoint of Stable Diffusion is converted', async ({ raw, model }) => {
    const key = await model('Unconverted', vae);
    await raw(`GET /api/v2/models/i/${key}`);
    assert.equal((await raw(`PUT /api/v2/models/convert/${key}`)).status, 400);
    assert.equal((await raw('PUT /api/v2/models/convert/nobody')).status, 424);
  }),
  requestScenario('models that cannot be identified', [
    ['unknown key', 'POST /api/v2/models/i/nobody/reidentify', {}, 404],
    ['no keys', 'POST /api/v2/models/i/bulk_reidentify', { json: {} }, 422],
    ['no body', 'POST /api/v2/models/i/bulk_reidentify', {}, 422],
  ]),
];
