import { expect, test } from 'vitest';
import { readNodeTypes } from '../../src/internal/graph/types/read-node-types.js';
import { nodeDocument } from '../support/node-document.js';

const { templates, objects } = readNodeTypes(nodeDocument);
const inputs = (type: string) => templates.get(type)?.inputs ?? {};

test('reads a template from the schema of a node', () => {
  expect(templates.get('add')).toEqual({
    type: 'add',
    title: 'The add',
    version: '1.2.0',
    category: 'test',
    node_pack: 'invokeai',
    classification: 'stable',
    use_cache: true,
    keeps_unknown: false,
    inputs: { a: expect.objectContaining({ name: 'a' }), b: expect.objectContaining({ name: 'b' }) },
    outputs: {
      value: {
        name: 'value',
        title: 'value',
        type: { name: 'IntegerField', cardinality: 'single' },
        value: { kind: 'integer' },
      },
    },
  });
  expect(templates.get('range')?.category).toBe('other');
  expect(templates.get('core_metadata')?.keeps_unknown).toBe(true);
});

test('ignores schemas that are not nodes', () => {
  expect([...templates.keys()]).toContain('blank_image');
  expect([...templates.keys()].filter((type) => /Board|Output|Field/.test(type))).toEqual([]);
});

test('lists inputs with a position first, and no common inputs', () => {
  expect(Object.keys(inputs('blank_image'))).toEqual(['mode', 'board', 'width', 'color']);
});

test('an input without a default of its own is required', () => {
  expect(inputs('img_resize')['image']).toMatchObject({ required: true, default: null, input: 'any', hidden: false });
  expect(inputs('img_resize')['factor']).toMatchObject({ required: false, default: 2 });
  expect(inputs('blank_image')['color']).toMatchObject({ default: { r: 0, g: 0, b: 0, a: 255 }, hidden: true });
});

test.each([
  ['blank_image', 'width', { name: 'IntegerField', cardinality: 'single' }],
  ['blank_image', 'mode', { name: 'EnumField', cardinality: 'single' }],
  ['blank_image', 'board', { name: 'BoardField', cardinality: 'single' }],
  ['img_resize', 'image', { name: 'ImageField', cardinality: 'single' }],
  ['weigh', 'weight', { name: 'FloatField', cardinality: 'either' }],
  ['weigh', 'loras', { name: 'LoRAField', cardinality: 'either' }],
  ['integer_collection', 'collection', { name: 'IntegerField', cardinality: 'collection' }],
  ['iterate', 'collection', { name: 'CollectionField', cardinality: 'collection' }],
  ['collect', 'item', { name: 'CollectionItemField', cardinality: 'single' }],
  ['if', 'true_input', { name: 'AnyField', cardinality: 'single' }],
])('%s.%s is of type %o', (type, field, expected) => {
  expect(inputs(type)[field]?.type).toEqual(expected);
});

test('reads limits, also of a number or a list of numbers', () => {
  const limits = { exclusiveMinimum: 0, maximum: 4096, multipleOf: 8 };
  expect(inputs('blank_image')['width']?.value).toEqual({ kind: 'integer', limits });
  expect(inputs('weigh')['weight']?.value).toMatchObject({
    members: [{ kind: 'number', limits: { minimum: -1, maximum: 2 } }, { kind: 'list' }],
  });
});

test('reads objects once, even those that refer to themselves', () => {
  expect(objects.get('ColorField')?.required).toEqual(['r', 'g', 'b', 'a']);
  expect(objects.get('TreeField')?.fields).toEqual({
    children: { kind: 'list', item: { kind: 'object', name: 'TreeField' } },
  });
  expect(objects.get('LoRAField')?.fields?.['base']).toEqual({
    kind: 'choice',
    values: ['sd-1', 'sdxl'],
    name: 'Base',
  });
  expect(objects.has('Board')).toBe(false);
});

test('a schema with unknown keywords matches any value, and hides no other', () => {
  const schemas = {
    ...nodeDocument.components.schemas,
    Strange: 7,
    New: {
      class: 'invocation',
      properties: { type: { const: 'new' }, x: { field_kind: 'input', type: ['a', 'b'], items: true, minimum: 'no' } },
    },
  };
  const { templates: read } = readNodeTypes({ components: { schemas } });
  expect(read.get('new')?.inputs['x']).toMatchObject({ value: { kind: 'any' }, type: { name: 'AnyField' } });
  expect(read.size).toBe(templates.size + 1);
});
