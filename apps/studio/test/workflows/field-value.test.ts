import type { ExposedInput } from '@x/services/workflow';
import { expect, test } from 'vitest';

import { initialValues, toValues } from '../../src/features/workflows/form/field-value.js';
import { makeInput } from '../support/make-input.js';

const type = (name: string, cardinality: ExposedInput['type']['cardinality'] = 'single') => ({ name, cardinality });

test('fields hold the values of the workflow, else those of the server, as they are typed', () => {
  const inputs = [
    makeInput({ type: type('IntegerField'), value: 30 }),
    makeInput({ type: type('FloatField'), default: 0.5 }),
    makeInput({ type: type('ImageField'), value: { image_name: 'a.png' } }),
    makeInput({ type: type('BoardField'), value: { board_id: 'b1' } }),
    makeInput({ type: type('ModelIdentifierField'), value: { key: 'k', name: 'Painter' } }),
    makeInput({ type: type('StringField', 'collection'), value: ['a', 'b'] }),
    makeInput({
      type: type('EnumField'),
      value: 'x',
      choices: [
        { value: 'w', label: 'W' },
        { value: 'x', label: 'X' },
      ],
    }),
    makeInput({ type: type('LoRAField', 'collection'), value: [{ lora: { key: 'l' }, weight: 0.7 }] }),
  ];
  expect(Object.values(initialValues(inputs))).toEqual([
    '30',
    '0.5',
    'a.png',
    'b1',
    'k',
    ['a', 'b'],
    '1',
    [{ model: 'l', weight: '0.7' }],
  ]);
});

test('a run is given what was changed, as the service takes it', () => {
  const inputs = [
    makeInput({ key: 'Steps', type: type('IntegerField'), value: 30 }),
    makeInput({ key: 'Kept', type: type('IntegerField'), value: 1 }),
    makeInput({
      key: 'Mode',
      choices: [
        { value: 1, label: 'one' },
        { value: 2, label: 'two' },
      ],
      value: 1,
    }),
    makeInput({ key: 'LoRAs', type: type('LoRAField', 'collection'), value: [] }),
    makeInput({ key: 'Any', type: type('AnyField'), value: 1 }),
    makeInput({ key: 'Given', type: type('IntegerField'), value: 1, isConnected: true }),
  ];
  const fields = {
    ...{ input0: '12', input1: '1', input2: '1', input3: [{ model: 'l', weight: '0.5' }] },
    ...{ input4: '{"a":1}', input5: '7' },
  };
  expect(toValues(inputs, fields)).toEqual({
    ...{ Steps: 12, Mode: 2, Any: { a: 1 } },
    LoRAs: [{ lora: 'l', weight: 0.5 }],
  });
});

test('what is no number stays a text, and an emptied field is refused only where it would not be empty', () => {
  const inputs = [
    makeInput({ key: 'Typed', type: type('IntegerField'), value: 1 }),
    makeInput({ key: 'Emptied', type: type('IntegerField'), value: 1 }),
    makeInput({ key: 'Optional', type: type('IntegerField'), default: 1 }),
    makeInput({ key: 'Image', type: type('ImageField'), value: { image_name: 'a.png' } }),
  ];
  const values = toValues(inputs, { input0: '1,000', input1: ' ', input2: '', input3: '' });
  expect(values).toEqual({ Typed: '1,000', Emptied: '', Optional: undefined, Image: '' });
});
