import { expect, test } from 'vitest';

import { record } from '../../src/internal/validation/record.js';
import { createSandbox } from '../../src/sandbox.js';
import { errorOf, outputOf } from '../support/node.js';
import { nodes } from '../support/queue.js';
import { request } from '../support/request.js';

async function enqueued(type: string, inputs: object): Promise<Record<string, unknown>> {
  using sandbox = createSandbox();
  const graph = { nodes: nodes({ id: 'n', type, ...inputs }) };
  const { body } = await request(sandbox, 'POST /api/v1/queue/default/enqueue_batch', { json: { batch: { graph } } });
  const node = record(record(record(record(body)['batch'])['graph'])['nodes'])['n'];
  return record(node ?? body);
}

test('a node that needs a model gets its defaults', async () => {
  expect(await enqueued('flux_denoise', {})).toMatchObject({ num_steps: 4, guidance: 4, transformer: null });
  expect(Object.keys(await enqueued('anima_denoise_meta', {})).slice(-3)).toEqual(['type', 'vae', 'qwen3_encoder']);
});

test.each([
  ['flux_denoise', { width: 17 }, ['width'], 'Input should be a multiple of 16'],
  ['sd3_model_loader', {}, ['model'], 'Field required'],
  [
    'controlnet',
    { resize_mode: 'no' },
    ['resize_mode'],
    "Input should be 'just_resize', 'crop_resize', 'fill_resize' or 'just_resize_simple'",
  ],
  ['flux_text_encoder', { t5_max_seq_len: '256' }, ['t5_max_seq_len'], 'Input should be 256 or 512'],
  ['controlnet', { control_weight: 7 }, ['control_weight'], 'Input should be less than or equal to 2'],
  ['t2i_adapter', { weight: -3 }, ['weight'], 'Input should be greater than or equal to 0'],
  [
    'llava_onevision_vllm',
    { images: ['a', 'b', 'c', 'd'].map((image_name) => ({ image_name })) },
    ['images'],
    'Value should have at most 3 items after validation, not 4',
  ],
  ['tile_to_properties', { tile: 3 }, ['tile'], 'Input should be a valid dictionary or instance of Tile'],
])('%s of %j is refused at %j', async (type, inputs, path, msg) => {
  const loc = ['body', 'batch', 'graph', 'nodes', 'n', type, ...path];
  expect((await enqueued(type, inputs))['detail']).toMatchObject([{ loc, msg }]);
});

test('one image becomes a list where the server makes it one', async () => {
  const image = { image_name: 'a.png' };
  expect(await enqueued('llava_onevision_vllm', { images: image })).toMatchObject({ images: [image] });
});

test('a list of weights ends in the error without detail of the server', async () => {
  using sandbox = createSandbox();
  const graph = { nodes: nodes({ id: 'n', type: 'controlnet', control_weight: [1] }) };
  const sent = { json: { batch: { graph } } };
  expect(await request(sandbox, 'POST /api/v1/queue/default/enqueue_batch', sent)).toMatchObject({ status: 500 });
});

test('it fails for want of a connection', async () => {
  expect(await errorOf('denoise_latents', {})).toBe(
    'RequiredConnectionException: Node denoise_latents missing connections for field positive_conditioning',
  );
});

test('the OpenAPI document has every node type of the server', async () => {
  using sandbox = createSandbox();
  const { body } = await request(sandbox, 'GET /openapi.json');
  const schemas = Object.values(record(record(record(body)['components'])['schemas']));
  expect(schemas.filter((schema) => record(schema)['class'] === 'invocation')).toHaveLength(309);
});

const model = { key: 'k', hash: 'h', name: 'n', base: 'sd-1', type: 'main' };

test.each([
  ['z_image_lora_loader', { lora: model }, 'ValueError: Unknown lora: k!'],
  ['sdxl_lora_loader', { lora: model }, 'Exception: Unknown lora: k!'],
  ['pid_decoder_loader', { pid_decoder_model: model }, 'Exception: Unknown PiD decoder: k'],
  ['wan_model_loader', { model }, 'UnknownModelException: model not found'],
])('%s fails for want of its model', async (type, inputs, error) => {
  expect(await errorOf(type, inputs)).toBe(error);
});

test('a node that only passes on its inputs runs without its model', async () => {
  expect(await outputOf('lora_selector', { lora: model, weight: 2 })).toMatchObject({
    lora: { lora: model, weight: 2 },
  });
  expect(await outputOf('controlnet', { image: { image_name: 'a' }, control_model: model })).toMatchObject({
    control: { control_weight: 1, control_mode: 'balanced', control_model: model },
  });
  expect(await outputOf('lora_collection_loader', {})).toEqual({ unet: null, clip: null });
});

test.each([
  ['face_off', 'a network that detects faces'],
  ['face_identifier', 'a network that detects faces'],
  ['face_mask_detection', 'a network that detects faces'],
  ['mediapipe_face_detection', 'a network that detects faces'],
])('%s fails with what it needs', async (type, need) => {
  expect(await errorOf(type, { image: { image_name: 'a.png' } })).toBe(
    `NotImplementedError: Not implemented by the sandbox: node type ${type}, which needs ${need}`,
  );
});

test.each([
  ['video_frame_extract', { video: { video_name: 'a.mp4' } }],
  ['extract_video_range', { video: { video_name: 'a.mp4' } }],
  ['video_concat', { videos: [{ video_name: 'a.mp4' }, { video_name: 'b.mp4' }] }],
])('%s fails for want of a video decoder', async (type, inputs) => {
  expect(await errorOf(type, inputs)).toMatch(
    /^NotImplementedError: Not implemented by the sandbox: node type \w+, which needs a video decoder$/,
  );
});
