import type { ValueType } from '@x/models/node-template';
import { expect, test } from 'vitest';

import { normaliseMetadata, normaliseValue } from '../../src/internal/workflow/load/normalise-value.js';

const model = { key: 'k', hash: 'h', name: 'n', base: 'sdxl', type: 'main' };
const color = { r: 1, g: 2, b: 3, a: 4 };

test.each([
  ['an integer', 7, 7],
  ['a number for an integer', 2.5, 2.5],
  ['a large integer', 2n ** 60n, 2n ** 60n],
  ['a text', 'auto', 'auto'],
  ['a boolean', false, false],
  ['numbers', [1, 2.5], [1, 2.5]],
  ['texts', ['a', ''], ['a', '']],
  ['nothing in a list', [], []],
  ['an image with its size', { image_name: 'a.png', width: 8 }, { image_name: 'a.png' }],
  ['images', [{ image_name: 'a.png', x: 1 }], [{ image_name: 'a.png' }]],
  ['a video', { video_name: 'a.mp4', x: 1 }, { video_name: 'a.mp4' }],
  ['a board', { board_id: 'b', board_name: 'B' }, { board_id: 'b' }],
  ['a style preset', { style_preset_id: 's', x: 1 }, { style_preset_id: 's' }],
  ['a model', { ...model, more: 1 }, model],
  ['a part of a model', { ...model, submodel_type: null }, { ...model, submodel_type: null }],
  ['LoRAs', [{ lora: { ...model, x: 1 }, weight: 0.5, y: 1 }], [{ lora: model, weight: 0.5 }]],
  ['a color', { ...color, x: 1 }, color],
  [
    'a generator',
    { type: 'integer_generator_parse_string', input: '1' },
    { type: 'integer_generator_parse_string', input: '1' },
  ],
  ['nothing', undefined, undefined],
])('%s is kept, without what its kind does not have', (_, value, result) => {
  expect(normaliseValue(value)).toEqual({ status: 'kept', value: result });
});

test.each([
  ['null', null],
  ['booleans', [true]],
  ['a mixed list', ['a', 1]],
  ['a list with null', ['a', null]],
  ['unknown objects', [{ x: 1 }]],
  ['a model without a hash', { ...model, hash: '' }],
  ['an object of a type that is no generator', { type: 'circle' }],
])('%s is dropped', (_, value) => {
  expect(normaliseValue(value).status).toBe('dropped');
});

test.each([
  ['a color without opacity', { r: 1, g: 2, b: 3 }],
  ['a model of schema 1.0.0', { model_name: 'n', base_model: 'sd-1', model_type: 'main' }],
])('%s is kept as it is', (_, value) => {
  expect(normaliseValue(value)).toEqual({ status: 'unknown', value });
});

test.each([
  ['base', { ...model, base: 'sd-99' }],
  ['type', { ...model, type: 'brain' }],
])('a model of a %s that the server does not know is dropped', (_, value) => {
  const base: ValueType = { kind: 'choice', values: ['sdxl'] };
  const type: ValueType = { kind: 'choice', values: ['main'] };
  const models = { name: 'ModelIdentifierField', fields: { base, type }, required: [] };
  expect(normaliseValue(value, models).status).toBe('dropped');
  expect(normaliseValue([{ lora: value, weight: 1 }], models).status).toBe('dropped');
  expect(normaliseMetadata(value, models).status).toBe('dropped');
  expect(normaliseValue(model, models).status).toBe('kept');
  expect(normaliseValue(value, { ...models, fields: undefined }).status).toBe('kept');
});

test.each([[null], [['a', null]], [[{ x: 1 }]]])('metadata may be %j', (value) => {
  expect(normaliseMetadata(value)).toEqual({ status: 'kept', value });
});
