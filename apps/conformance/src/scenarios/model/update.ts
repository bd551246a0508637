import assert from 'node:assert/strict';

import { embedding, lora, vae } from '../../model/tensors.js';
import { modelScenario } from '../../model/with-models.js';
import { record } from '../../record.js';
import { checkRequests } from '../../runner/request-cases.js';

const route = (key: string) => `PATCH /api/v2/models/i/${key}`;

export const scenarios = [
  modelScenario('the record of a model is changed, field by field', async ({ client, model }) => {
    const key = await model('Changed', lora);
    const { models } = client.repositories;
    await models.update(key, {});
    await models.update(key, { name: '', description: 'Words' });
    const changed = await models.update(key, {
      name: 'Changed again',
      source_url: 'https://example.org/model',
      trigger_phrases: ['one', 'two', 'one'],
      default_settings: { weight: 0.5, weight_max: 1 },
    });
    assert.equal(changed.type, 'lora');
    const cleared = await models.update(key, {
      description: null,
      source_url: null,
      trigger_phrases: null,
      default_settings: null,
    });
    assert.equal(cleared.description, null);
    assert.deepEqual(await models.get(key), cleared);
  }),
  modelScenario('a change that a model of its kind does not have is dropped', async ({ client, model }) => {
    const key = await model('Dropped', embedding);
    const { models } = client.repositories;
    const changed = await models.update(key, { cpu_only: true, config_path: 'a', trigger_phrases: ['a'] });
    assert.deepEqual(Object.keys(changed), Object.keys(await models.get(key)));
    assert.ok(!('cpu_only' in changed));
  }),
  modelScenario('another base or type makes a model one of another class', async ({ client, raw, model }) => {
    const key = await model('Corrected', vae);
    const { models } = client.repositories;
    assert.equal((await models.update(key, { base: 'sd-2' })).base, 'sd-2');
    assert.equal((await models.update(key, { cpu_only: true })).type, 'vae');
    assert.equal((await models.update(key, { base: 'flux', type: 'flux_redux' })).type, 'flux_redux');
    assert.equal((await models.update(key, { base: 'any', type: 'spandrel_image_to_image' })).base, 'any');
    assert.equal((await models.update(key, { base: 'unknown', type: 'unknown', format: 'unknown' })).type, 'unknown');
    await raw(route(key), { json: { type: 'prompt_enhancer' } });
    await raw(route(key), { json: { type: 'clip_embed', format: 'diffusers', base: 'any' } });
    await raw(route(key), { json: { type: 'clip_embed', format: 'diffusers', base: 'any', variant: 'large' } });
  }),
  modelScenario('changes that the server refuses', async (context) => {
    const key = await context.model('Refused', lora);
    const other = await context.model('Other', embedding);
    const { body } = await context.raw(`GET /api/v2/models/i/${other}`);
    const patch = route(key);
    await checkRequests(context, [
      ['no body', patch, {}, 422],
      ['null', patch, { json: null }, 422],
      ['a list', patch, { json: [] }, 422],
      ['a text', patch, { json: 'name' }, 422],
      ['broken JSON', patch, { body: '{"name":', headers: { 'content-type': 'application/json' } }, 422],
      ['unknown keys', patch, { json: { nonsense: 1, shape: {} } }, 200],
      ['another key', patch, { json: { key: 'other' } }, 422],
      ['its own key', patch, { json: { key } }, 200],
      ['no name', patch, { json: { name: null } }, 409],
      ['no name, no path, no size', patch, { json: { name: null, path: null, file_size: null } }, 409],
      ['no type of a source', patch, { json: { source_type: null } }, 409],
      ['a number for a name', patch, { json: { name: 7 } }, 422],
      ['an unknown base', patch, { json: { base: 'sd-9' } }, 422],
      ['a base without such models', patch, { json: { base: 'cogview4' } }, 409],
      ['no base', patch, { json: { base: null } }, 409],
      ['an unknown format', patch, { json: { format: 'cube' } }, 409],
      ['an unknown variant', patch, { json: { variant: 'x' } }, 422],
      ['a wrong URL', patch, { json: { source_url: 'ftp://example.org' } }, 422],
      ['a number for a URL', patch, { json: { source_url: 7 } }, 422],
      ['an empty URL', patch, { json: { source_url: '' } }, 200],
      ['a text for phrases', patch, { json: { trigger_phrases: 'a' } }, 422],
      ['numbers for phrases', patch, { json: { trigger_phrases: [1] } }, 422],
      ['a text for a size', patch, { json: { file_size: 'x' } }, 422],
      ['a digit for a size', patch, { json: { file_size: '7' } }, 200],
      ['a word for a boolean', patch, { json: { cpu_only: 'x' } }, 422],
      ['settings of a main model', patch, { json: { default_settings: { steps: 3 } } }, 409],
      ['empty settings', patch, { json: { default_settings: {} } }, 409],
      ['unknown settings', patch, { json: { default_settings: { nonsense: 1 } } }, 422],
      ['a text for settings', patch, { json: { default_settings: 'x' } }, 422],
      ['a weight out of range', patch, { json: { default_settings: { weight: 5 } } }, 422],
      ['a range without values', patch, { json: { default_settings: { weight_min: 3, weight_max: 2 } } }, 422],
      ['wrong settings', patch, { json: { default_settings: { steps: 0, width: 65, cfg_scale: 0 } } }, 422],
      ['the path of another model', patch, { json: { path: record(body)['path'] } }, 500],
      ['an unknown model', route('nobody'), { json: { name: 'a' } }, 404],
      ['an unknown model and wrong input', route('nobody'), { json: { name: 7 } }, 422],
    ]);
    await context.raw(`GET /api/v2/models/i/${key}`);
  }),
];
