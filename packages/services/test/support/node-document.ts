import type { OpenApi } from '@x/models/app';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const orNull = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });
const listOf = (items: object) => ({ type: 'array', items });
const number = (type: 'integer' | 'number', initial: number, limits: object = {}) =>
  given({ type, ...limits }, initial);

/** An input with a default. */
const given = (schema: object, initial: unknown, hints: object = {}) => ({
  ...schema,
  field_kind: 'input',
  input: 'any',
  default: initial,
  orig_required: false,
  ...hints,
});
/** An input without a default. The server accepts null for it until the node runs. */
const asked = (schema: object, hints: object = {}) => ({
  ...orNull(schema),
  field_kind: 'input',
  input: 'any',
  default: null,
  orig_required: true,
  ...hints,
});
const output = (schema: object, hints: object = {}) => ({ ...schema, field_kind: 'output', ...hints });

const attributes = {
  id: { type: 'string', field_kind: 'node_attribute' },
  is_intermediate: { type: 'boolean', default: false, field_kind: 'node_attribute', input: 'direct' },
  use_cache: { type: 'boolean', default: true, field_kind: 'node_attribute' },
};

const node = (type: string, outputs: string, { about, ...inputs }: { about?: object } & Record<string, unknown>) => ({
  class: 'invocation',
  title: `The ${type}`,
  version: '1.2.0',
  category: 'test',
  node_pack: 'invokeai',
  classification: 'stable',
  ...about,
  properties: { ...attributes, ...inputs, type: { const: type, default: type, field_kind: 'node_attribute' } },
  output: ref(outputs),
});
const outputSchema = (outputs: object) => ({
  class: 'output',
  properties: { ...outputs, type: { const: 'an_output', field_kind: 'node_attribute' } },
});
const object = (properties: object, required = Object.keys(properties)) => ({ type: 'object', properties, required });

const part = { type: 'integer', minimum: 0, maximum: 255 };
const number64 = { exclusiveMinimum: 0, maximum: 4096, multipleOf: 8 };
const image = ref('ImageField');

/** An OpenAPI document with a few node types, like that of a server. */
export const nodeDocument: OpenApi = {
  components: {
    schemas: {
      Board: { type: 'object', properties: { board_id: { type: 'string' } } },
      ImageField: object({ image_name: { type: 'string' } }),
      MaskField: object({ image_name: { type: 'string' } }),
      TwinField: object({ key: { type: 'string' }, base: ref('Base') }),
      OpaqueField: { oneOf: [] },
      BoardField: object({ board_id: { type: 'string' } }),
      ColorField: object({ r: part, g: part, b: part, a: part }),
      Base: { enum: ['sd-1', 'sdxl'], type: 'string' },
      LoRAField: object({ key: { type: 'string' }, base: ref('Base') }),
      ControlLoRAField: object({ key: { type: 'string' }, base: ref('Base'), size: { type: 'number' } }),
      TreeField: object({ children: listOf(ref('TreeField')) }),

      ImageOutput: outputSchema({ image: output(image), width: output({ type: 'integer' }) }),
      IntegerOutput: outputSchema({ value: output({ type: 'integer' }) }),
      FloatOutput: outputSchema({ value: output({ type: 'number' }) }),
      StringOutput: outputSchema({ value: output({ type: 'string' }) }),
      BooleanOutput: outputSchema({ value: output({ type: 'boolean' }) }),
      IntegersOutput: outputSchema({ collection: output(listOf({ type: 'integer' })) }),
      IterateOutput: outputSchema({
        item: output({}, { ui_type: 'CollectionItemField' }),
        index: output({ type: 'integer' }),
      }),
      CollectOutput: outputSchema({ collection: output(listOf({}), { ui_type: 'CollectionField' }) }),
      AnyOutput: outputSchema({ value: output(orNull({})) }),
      MaskOutput: outputSchema({
        mask: output(ref('MaskField')),
        twin: output(ref('TwinField')),
        opaque: output(ref('OpaqueField')),
        mode: output({ type: 'string', enum: ['RGBA', 'RGB'] }),
        known: output({ type: 'string', enum: ['RGB'] }),
        other: output({ type: 'string', enum: ['RGB', 'L'] }),
        details: output(orNull({ type: 'object' })),
      }),
      LoRAOutput: outputSchema({ lora: output(ref('LoRAField')), control: output(ref('ControlLoRAField')) }),

      Blank: node('blank_image', 'ImageOutput', {
        board: {
          ...orNull(ref('BoardField')),
          field_kind: 'internal',
          input: 'direct',
          default: null,
          orig_required: false,
        },
        width: number('integer', 512, number64),
        mode: given({ type: 'string', enum: ['RGB', 'RGBA'] }, 'RGB', { ui_order: 1 }),
        color: given(ref('ColorField'), { r: 0, g: 0, b: 0, a: 255 }, { ui_hidden: true }),
      }),
      Resize: node('img_resize', 'ImageOutput', {
        image: asked(image),
        factor: number('number', 2, { exclusiveMinimum: 0 }),
      }),
      Mask: node('mask', 'MaskOutput', {}),
      Integer: node('integer', 'IntegerOutput', { value: number('integer', 0) }),
      Float: node('float', 'FloatOutput', { value: number('number', 0) }),
      String: node('string', 'StringOutput', { value: given({ type: 'string', maxLength: 9 }, '') }),
      Boolean: node('boolean', 'BooleanOutput', { value: given({ type: 'boolean' }, false) }),
      Add: node('add', 'IntegerOutput', { a: number('integer', 0), b: number('integer', 0) }),
      Maybe: node('maybe', 'FloatOutput', { number: given(orNull({ type: 'number' }), null) }),
      Weigh: node('weigh', 'FloatOutput', {
        weight: given({ anyOf: [{ type: 'number' }, listOf({ type: 'number' })], ge: -1, le: 2 }, 1),
        loras: asked({ anyOf: [listOf(ref('LoRAField')), ref('LoRAField')] }, { input: 'connection' }),
      }),
      LoRA: node('lora', 'LoRAOutput', {
        // the server wants a value here before it takes the graph
        model: { ...ref('LoRAField'), field_kind: 'input', input: 'direct', orig_required: true },
      }),
      Range: node('range', 'IntegersOutput', { about: { category: undefined }, stop: number('integer', 10) }),
      Integers: node('integer_collection', 'IntegersOutput', { collection: given(listOf({ type: 'integer' }), []) }),
      Iterate: node('iterate', 'IterateOutput', { collection: given(listOf({}), [], { ui_type: 'CollectionField' }) }),
      Collect: node('collect', 'CollectOutput', {
        item: given(orNull({}), null, { ui_type: 'CollectionItemField', input: 'connection' }),
        collection: given(listOf({}), [], { ui_type: 'CollectionField', input: 'connection' }),
      }),
      If: node('if', 'AnyOutput', {
        condition: given({ type: 'boolean' }, false),
        true_input: given(orNull({}), null, { ui_type: 'AnyField' }),
        false_input: given(orNull({}), null, { ui_type: 'AnyField' }),
      }),
      Metadata: node('core_metadata', 'AnyOutput', {
        about: { additionalProperties: true },
        seed: given(orNull({ type: 'integer' }), null),
      }),
      Tree: node('tree', 'AnyOutput', { tree: asked(ref('TreeField')) }),
      Call: node('call_saved_workflow', 'AnyOutput', { workflow_id: given({ type: 'string' }, '') }),
      ImageBatch: node('image_batch', 'ImageOutput', {
        about: { classification: 'special' },
        images: given(listOf(image), []),
      }),
    },
  },
};
