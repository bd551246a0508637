import assert from 'node:assert/strict';

import { embedding, lora, vae } from '../../model/tensors.js';
import { modelScenario } from '../../model/with-models.js';
import { requestScenario } from '../../runner/request-cases.js';

const route = '/api/v1/model_relationships/';

export const scenarios = [
  modelScenario('models are related both ways, until one of them is deleted', async ({ client, model }) => {
    const keys = [await model('One', lora), await model('Two', embedding), await model('Three', vae)];
    const { models, modelRelationships } = client.repositories;
    for (const key of keys) await models.get(key);
    const [one = '', two = '', three = ''] = keys;
    assert.deepEqual(await modelRelationships.keys(one), []);
    await modelRelationships.create(one, two);
    await modelRelationships.create(two, one);
    assert.deepEqual(await modelRelationships.keys(two), [one]);
    assert.deepEqual(await modelRelationships.keys(one), [two]);
    await modelRelationships.create(three, two);
    const all = await modelRelationships.keysOfMany([one, two, 'nobody']);
    assert.deepEqual(new Set(all), new Set(keys));
    assert.deepEqual(await modelRelationships.keysOfMany([]), []);
    await modelRelationships.delete(one, two);
    await modelRelationships.delete(one, two);
    assert.deepEqual(await modelRelationships.keys(two), [three]);
    await models.delete(three);
    assert.deepEqual(await modelRelationships.keys(two), []);
  }),
  requestScenario('relationships that the server refuses', [
    ['of nobody', `GET ${route}i/nobody`, {}, 200],
    ['with itself', `POST ${route}`, { json: { model_key_1: 'a', model_key_2: 'a' } }, 400],
    ['of unknown models', `POST ${route}`, { json: { model_key_1: 'a', model_key_2: 'b' } }, 500],
    ['no keys', `POST ${route}`, { json: {} }, 422],
    ['no body', `POST ${route}`, {}, 422],
    ['numbers', `POST ${route}`, { json: { model_key_1: 1, model_key_2: null } }, 422],
    ['end with itself', `DELETE ${route}`, { json: { model_key_1: 'a', model_key_2: 'a' } }, 400],
    ['end of none', `DELETE ${route}`, { json: { model_key_1: 'a', model_key_2: 'b' } }, 204],
    ['batch without keys', `POST ${route}batch`, { json: {} }, 422],
    ['batch of numbers', `POST ${route}batch`, { json: { model_keys: [1] } }, 422],
    ['without the slash at the end', 'DELETE /api/v1/model_relationships', { json: {} }, 405],
  ]),
];
