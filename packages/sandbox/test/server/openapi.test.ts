import { expect, test } from 'vitest';
import { createSandbox } from '../../src/sandbox.js';
import { bodyOf } from '../support/request.js';

interface Document {
  readonly paths: Record<string, Record<string, { tags: string[] }>>;
  readonly components: {
    readonly schemas: Record<string, { properties: Record<string, object>; [key: string]: unknown }>;
  };
}

const read = async () => {
  using sandbox = createSandbox();
  return (await bodyOf(sandbox, 'GET /openapi.json')) as Document;
};

test('describes each node of the sandbox with the hints of the server', async () => {
  const { components } = await read();
  const { properties, ...blur } = components.schemas['ImageBlurInvocation'] ?? { properties: {} };
  expect(blur).toEqual({
    class: 'invocation',
    category: 'image',
    classification: 'stable',
    node_pack: 'invokeai',
    required: ['type', 'id'],
    tags: ['image', 'blur'],
    title: 'Blur Image',
    type: 'object',
    version: '1.2.2',
    output: { $ref: '#/components/schemas/ImageOutput' },
  });
  expect(Object.keys(properties)).toEqual([
    ...['board', 'metadata', 'id', 'is_intermediate', 'use_cache', 'image', 'radius', 'blur_type', 'type'],
  ]);
  expect(properties['image']).toEqual({
    anyOf: [{ $ref: '#/components/schemas/ImageField' }, { type: 'null' }],
    default: null,
    field_kind: 'input',
    input: 'any',
    orig_required: true,
  });
  const radius = { type: 'number', minimum: 0, default: 8, orig_default: 8, orig_required: false };
  expect(properties['radius']).toEqual({ ...radius, field_kind: 'input', input: 'any', title: 'Radius' });
  expect(properties['metadata']).toMatchObject({ field_kind: 'internal', input: 'connection' });
  expect(components.schemas['CoreMetadataInvocation']).toMatchObject({ additionalProperties: true });
});

test('nodes that save an image have a board', async () => {
  const { components } = await read();
  const nodes = Object.entries(components.schemas).filter(
    ([, { output }]) => JSON.stringify(output) === JSON.stringify({ $ref: '#/components/schemas/ImageOutput' }),
  );
  const withoutBoard = nodes.filter(([, { properties }]) => !('board' in properties)).map(([name]) => name);
  expect(withoutBoard.sort()).toEqual([
    ...['CanvasOutputInvocation', 'CenterPadCropInvocation', 'HeuristicResizeInvocation', 'ImageBatchInvocation'],
    ...['ImageInvocation', 'InvokeImageDilateOrErodeInvocation', 'ShowImageInvocation'],
  ]);
});

test('contains every schema that is referred to, and the output of every node', async () => {
  const { components } = await read();
  const names = [...JSON.stringify(components).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name = '']) => name);
  expect(names.filter((name) => !Object.hasOwn(components.schemas, name))).toEqual([]);
  expect(components.schemas['InvocationOutputMap']?.properties['add']).toEqual({
    $ref: '#/components/schemas/IntegerOutput',
  });
});

test('lists every operation under its group', async () => {
  const { paths } = await read();
  const operations = Object.entries(paths).filter(([path]) => path.startsWith('/api/v1/queue/'));
  expect(operations.flatMap(([, methods]) => Object.keys(methods))).toHaveLength(23);
  expect(paths['/api/v1/boards/']).toMatchObject({ get: { tags: ['boards'] }, post: { tags: ['boards'] } });
});

test('describes choices, limits and outputs of inherited classes as the server does', async () => {
  const { components } = await read();
  const property = (className: string, name: string) => components.schemas[className]?.properties[name];
  expect(property('FluxTextEncoderInvocation', 't5_max_seq_len')).toMatchObject({
    anyOf: [{ type: 'integer', enum: [256, 512] }, { type: 'null' }],
  });
  expect(property('FluxIPAdapterInvocation', 'clip_vision_model')).toMatchObject({ type: 'string', const: 'ViT-L' });
  expect(property('ControlNetInvocation', 'control_weight')).toMatchObject({ ge: -1, le: 2 });
  expect(property('LlavaOnevisionVllmInvocation', 'images')).toMatchObject({
    anyOf: [{ anyOf: [{ type: 'array' }, {}], maxLength: 3 }, { type: 'null' }],
  });
  expect(property('VAEField', 'seamless_axes')).not.toHaveProperty('default');
  expect(components.schemas['StringGeneratorField']).not.toHaveProperty('required');
  const output = components.schemas['ModelLoaderOutput'];
  expect(output?.['required']).toEqual(['output_meta', 'vae', 'type', 'clip', 'unet', 'type']);
});
