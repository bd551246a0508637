import type { FieldType, InputTemplate, NodeTemplate, ValueType } from '@x/models/node-template';

import type { NodeTypes } from '../../src/graph.js';

const integer: ValueType = { kind: 'integer' };
const number: ValueType = { kind: 'number' };
const text: ValueType = { kind: 'string' };
const any: ValueType = { kind: 'any' };
const boolean: ValueType = { kind: 'boolean' };
const object = (name: string): ValueType => ({ kind: 'object', name });
const list = (item: ValueType): ValueType => ({ kind: 'list', item });

const single = (name: string): FieldType => ({ name, cardinality: 'single' });
const many = (name: string): FieldType => ({ name, cardinality: 'collection' });

type Input = readonly [type: FieldType, value: ValueType, more?: Partial<InputTemplate>];

const input = (name: string, [type, value, more]: Input): InputTemplate => ({
  ...{ name, title: name, type, value, input: 'any', required: false, default: undefined, hidden: false },
  ...more,
});

const template = (
  type: string,
  inputs: Readonly<Record<string, Input>>,
  outputs: Readonly<Record<string, FieldType>>,
): [string, NodeTemplate] => [
  type,
  {
    ...{ type, title: type, version: '1.2.0', category: 'test', node_pack: 'invokeai', classification: 'stable' },
    inputs: Object.fromEntries(Object.entries(inputs).map(([name, one]) => [name, input(name, one)])),
    outputs: Object.fromEntries(
      Object.entries(outputs).map(([name, field]) => [name, { name, title: name, type: field, value: any }]),
    ),
    use_cache: true,
    keeps_unknown: type === 'core_metadata',
  },
];

const image = single('ImageField');
const group: Input = [
  single('EnumField'),
  { kind: 'choice', values: ['None', 'Group 1', 'Group 2'] },
  { default: 'None' },
];
const generator: Input = [single('AnyField'), any];

/** Node types like those of a server, with the nodes that make batches. */
export const workflowTypes: NodeTypes = {
  objects: new Map(),
  templates: new Map([
    template(
      'integer',
      { value: [single('IntegerField'), integer, { default: 0 }] },
      { value: single('IntegerField') },
    ),
    template('float', { value: [single('FloatField'), number, { default: 0 }] }, { value: single('FloatField') }),
    template('string', { value: [single('StringField'), text, { default: '' }] }, { value: single('StringField') }),
    template('boolean', { value: [single('BooleanField'), boolean] }, { value: single('BooleanField') }),
    template(
      'add',
      {
        a: [
          single('IntegerField'),
          { kind: 'integer', limits: { minimum: 0, maximum: 100, multipleOf: 5 } },
          { default: 0 },
        ],
        b: [single('IntegerField'), integer, { default: 0 }],
      },
      { value: single('IntegerField') },
    ),
    template(
      'range',
      { stop: [single('IntegerField'), integer, { default: 10 }] },
      { collection: many('IntegerField') },
    ),
    template(
      'integer_collection',
      {
        collection: [
          many('IntegerField'),
          { kind: 'list', item: { kind: 'integer', limits: { maximum: 9 } }, length: { maximum: 3 } },
        ],
      },
      { collection: many('IntegerField') },
    ),
    template(
      'collect',
      {
        item: [single('CollectionItemField'), any, { input: 'connection' }],
        collection: [many('CollectionField'), list(any), { input: 'connection' }],
      },
      { collection: many('CollectionField') },
    ),
    template('iterate', { collection: [many('CollectionField'), list(any)] }, { item: single('CollectionItemField') }),
    template(
      'if',
      {
        condition: [single('BooleanField'), boolean],
        true_input: [single('AnyField'), any],
        false_input: [single('AnyField'), any],
      },
      { value: single('AnyField') },
    ),
    template(
      'save',
      {
        image: [image, object('ImageField'), { required: true }],
        board: [single('BoardField'), object('BoardField'), { input: 'direct' }],
        size: [single('IntegerField'), integer, { input: 'direct' }],
      },
      { image, width: single('IntegerField') },
    ),
    template(
      'core_metadata',
      { seed: [single('IntegerField'), integer, { default: null }] },
      { metadata: single('MetadataField') },
    ),
    template(
      'call_saved_workflow',
      { workflow_id: [single('StringField'), text], workflow_inputs: [single('AnyField'), any] },
      { collection: many('AnyField') },
    ),
    template('workflow_return', { collection: [many('AnyField'), list(any)] }, {}),
    template(
      'integer_batch',
      { batch_group_id: group, integers: [many('IntegerField'), list(integer), { required: true }] },
      { value: single('IntegerField') },
    ),
    template(
      'float_batch',
      { batch_group_id: group, floats: [many('FloatField'), list(number)] },
      { value: single('FloatField') },
    ),
    template(
      'image_batch',
      { batch_group_id: group, images: [many('ImageField'), list(object('ImageField')), { required: true }] },
      { image, width: single('IntegerField') },
    ),
    template('integer_generator', { generator }, { integers: many('IntegerField') }),
    template('image_generator', { generator }, { images: many('ImageField') }),
  ]),
};
