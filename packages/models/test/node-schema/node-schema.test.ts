import { expect, test } from 'vitest';

import { FieldSchema, NodeSchema, ValueSchema } from '../../src/node-schema.js';

const value = {
  $ref: '#/components/schemas/ImageField',
  type: 'integer',
  title: 'Seed',
  const: true,
  enum: ['a', 1, false],
  minimum: 0,
  maximum: 9.5,
  exclusiveMinimum: -1,
  exclusiveMaximum: 10,
  multipleOf: 0.5,
  ge: 1,
  le: 2,
  minLength: 1,
  maxLength: 2,
  minItems: 3,
  maxItems: 4,
  required: ['image_name'],
  items: { type: 'string', required: [] },
  anyOf: [{ type: 'null', required: [] }],
  properties: { image_name: { type: 'string', required: [] } },
  additionalProperties: { type: 'string', required: [] },
};
const field = {
  ...value,
  field_kind: 'input',
  input: 'any',
  default: { any: ['thing', null] },
  orig_required: true,
  ui_hidden: false,
  ui_order: 3,
  ui_type: 'DEPRECATED',
};
const node = {
  class: 'invocation',
  title: 'Add',
  version: '1.0.1',
  category: 'math',
  node_pack: 'invokeai',
  classification: 'stable',
  properties: { a: field },
  output: { $ref: '#/components/schemas/IntegerOutput' },
  additionalProperties: true,
};

const without = (object: object, key: string): object =>
  Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));

test('parses all fields of a value, a field and a node', () => {
  expect(ValueSchema.parse(value)).toEqual(value);
  expect(FieldSchema.parse(field)).toEqual(field);
  expect(NodeSchema.parse(node)).toEqual(node);
  expect(ValueSchema.parse({})).toEqual({ required: [] });
});

test.each(Object.keys(value))('an unexpected %s of a value is absent', (key) => {
  const rest = without(value, key);
  expect(ValueSchema.parse({ ...rest, [key]: 7n })).toEqual(key === 'required' ? { ...rest, required: [] } : rest);
});

test.each(Object.keys(field).filter((key) => !(key in value) && key !== 'default'))(
  'an unexpected %s of a field is absent',
  (key) => {
    const rest = without(field, key);
    expect(FieldSchema.parse({ ...rest, [key]: 7n })).toEqual(rest);
  },
);

test.each(Object.keys(node).filter((key) => !['class', 'properties'].includes(key)))(
  'an unexpected %s of a node is absent',
  (key) => {
    const rest = without(node, key);
    expect(NodeSchema.parse({ ...rest, [key]: 7n })).toEqual(rest);
  },
);

test.each(['any', 'direct', 'connection'])('accepts the input kind %s', (input) => {
  expect(FieldSchema.parse({ input }).input).toBe(input);
});

test.each(['elsewhere', ''])('an unexpected input kind "%s" is absent', (input) => {
  expect(FieldSchema.parse({ input }).input).toBeUndefined();
});

test.each(['invocation', 'output'])('parses a schema of class %s', (kind) => {
  expect(NodeSchema.parse({ class: kind, properties: {} })).toEqual({ class: kind, properties: {} });
});

test.each([
  ['without a class', { properties: {} }],
  ['of another class', { class: 'model', properties: {} }],
  ['of an empty class', { class: '', properties: {} }],
  ['without properties', { class: 'output' }],
  ['with a property that is none', { class: 'output', properties: { a: 7 } }],
])('refuses a schema %s', (_, schema) => {
  expect(NodeSchema.safeParse(schema).success).toBe(false);
});

test('the output of a node is a reference, or absent', () => {
  expect(NodeSchema.parse({ ...node, output: {} }).output).toBeUndefined();
});
