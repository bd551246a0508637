import assert from 'node:assert/strict';

import { embedding, lora, otherEmbedding, unknown, vae } from '../../model/tensors.js';
import { modelScenario } from '../../model/with-models.js';
import { requestScenario } from '../../runner/request-cases.js';

const route = '/api/v2/models/';

export const scenarios = [
  modelScenario(
    'models are listed, filtered and sorted',
    async ({ client, raw, model }) => {
      const keys = [await model('Beta', lora), await model('alpha', embedding), await model('gamma', vae)];
      for (const key of keys) await raw(`GET ${route}i/${key}`);
      const { models } = client.repositories;
      const names = async (query?: Parameters<typeof models.list>[0]) => {
        const found: string[] = [];
        for await (const { name } of models.list(query)) found.push(name);
        return found.join(' ');
      };
      assert.equal(await names(), 'alpha Beta gamma');
      assert.equal(await names({ direction: 'DESC' }), 'gamma Beta alpha');
      assert.equal(await names({ order_by: 'default' }), 'alpha Beta gamma');
      assert.equal(await names({ order_by: 'default', direction: 'DESC' }), 'gamma Beta alpha');
      for (const order_by of ['type', 'format', 'size', 'path', 'created_at'] as const) await names({ order_by });
      assert.equal(await names({ base_models: ['sdxl', 'sd-1'] }), 'alpha Beta gamma');
      assert.equal(await names({ base_models: ['sd-1', 'sd-1'] }), 'alpha Beta gamma alpha Beta gamma');
      assert.equal(await names({ model_type: 'lora' }), 'Beta');
      assert.equal(await names({ model_name: 'beta' }), '');
      assert.equal(await names({ model_name: '' }), 'alpha Beta gamma');
      assert.equal(await names({ model_format: 'checkpoint', base_models: ['sd-1'] }), 'gamma');
    },
    { exclusive: true },
  ),
  modelScenario('a model is found by its hash and by its attributes', async ({ client, model }) => {
    const key = await model('Sought', otherEmbedding);
    const { models } = client.repositories;
    const { hash } = await models.get(key);
    assert.equal((await models.findByHash(hash))?.key, key);
    assert.equal(await models.findByHash(`${hash}0`), undefined);
    assert.equal(await models.findByHash(''), undefined);
    const attributes = { name: 'Sought', type: 'embedding', base: 'sd-2' } as const;
    assert.equal((await models.findByAttributes(attributes))?.key, key);
    assert.equal(await models.findByAttributes({ ...attributes, base: 'sd-1' }), undefined);
    assert.equal(await models.exists(key), true);
  }),
  modelScenario('a file that is no known model is one of an unknown type', async ({ client, model }) => {
    const { type, base, format } = await client.repositories.models.get(await model('Strange', unknown));
    assert.deepEqual([type, base, format], ['unknown', 'unknown', 'unknown']);
  }),
  requestScenario('requests for models that do not exist, and words that are none', [
    ['unknown key', `GET ${route}i/nobody`, {}, 404],
    ['HEAD of a model', `HEAD ${route}i/nobody`, {}, 200],
    ['no attributes', `GET ${route}get_by_attrs`, {}, 422],
    ['unknown type', `GET ${route}get_by_attrs`, { query: { name: 'a', type: 'x', base: 'sd-1' } }, 422],
    ['no such attributes', `GET ${route}get_by_attrs`, { query: { name: 'a', type: 'vae', base: 'sd-1' } }, 404],
    ['no hash', `GET ${route}get_by_hash`, {}, 422],
    ['unknown base', `GET ${route}`, { query: 'base_models=sd-1&base_models=sd-9' }, 422],
    ['unknown type of a list', `GET ${route}`, { query: { model_type: 'x' } }, 422],
    ['unknown format of a list', `GET ${route}`, { query: { model_format: 'x' } }, 422],
    ['unknown order', `GET ${route}`, { query: { order_by: 'x' } }, 422],
    ['a slash too many', `GET ${route}i/nobody/`, {}, 200],
    ['a slash too few', 'GET /api/v2/models', {}, 200],
    ['a slash too many in a change', `PATCH ${route}i/nobody/`, { json: {} }, 405],
    ['a list that is changed', `POST ${route}`, { json: {} }, 405],
    ['unknown direction', `GET ${route}`, { query: { direction: 'asc' } }, 422],
  ]),
];
