import { expect, test } from 'vitest';

import { ModelConfig, ModelList } from '../../src/model-config.js';
import samples from '../support/model-config.json' with { type: 'json' };

const families = Object.entries(samples).filter(([name]) => name.endsWith('ModelConfig'));

test.each(families)('a model of each kind is parsed as such: %s', (_, models) => {
  for (const model of Object.values(models)) {
    const parsed = ModelConfig.parse(model);
    expect(parsed).toMatchObject(model);
    expect(
      Object.keys(parsed)
        .filter((key) => !(key in model))
        .toSorted(),
    ).toEqual(['cover_image', 'description', 'source_api_response', 'source_url'].filter((key) => !(key in model)));
  }
});

test('a type, an architecture and a format of the future are kept with all their fields', () => {
  const [first] = Object.values(samples.MainModelConfig);
  const strange = { ...first, type: 'hologram', base: 'sd-9', format: 'cube', depth: { of: 3 } };
  const models = Array.from({ length: 200 }, (_, index) => (index === 100 ? strange : { ...first, base: 'sd-9' }));
  const parsed = ModelList.parse({ models }).models;
  expect(parsed).toHaveLength(200);
  expect(parsed[100]).toEqual(strange);
});

test.each([
  ['default_settings.weight', { default_settings: { weight: 'much' } }],
  ['name', { name: null }],
  ['file_size', { file_size: 1.5 }],
  ['trigger_phrases.0', { trigger_phrases: [1] }],
  ['type', { type: 7 }],
])('says where a known model is wrong: %s', (path, wrong) => {
  const [first] = Object.values(samples.LoraModelConfig);
  const { error } = ModelConfig.safeParse({ ...first, ...wrong });
  expect(error?.issues[0]?.path.join('.')).toBe(path);
});

test('a model without one of the ten fields that every release sends is refused', () => {
  const { smallest } = samples.MainModelConfig;
  expect(Object.keys(smallest)).toHaveLength(10);
  for (const key of Object.keys(smallest)) {
    expect(ModelConfig.safeParse({ ...smallest, [key]: undefined }).success).toBe(false);
  }
});
