import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

import { createSandbox } from '../../src/sandbox.js';
import { bodyOf, request } from '../support/request.js';
import { writeTensors } from '../support/tensors.js';

const folder = mkdtempSync(join(tmpdir(), 'x-models-'));
afterAll(() => rmSync(folder, { recursive: true }));

const attention = 'transformer_blocks.0.attn2.to_k';
const down = `lora_unet_down_blocks_0_attentions_0_${attention.replaceAll('.', '_')}.lora_down.weight`;

test.each([
  ['an embedding', { emb_params: [1, 1024] }, { type: 'embedding', format: 'embedding_file', base: 'sd-2' }],
  ['an embedding of XL', { clip_g: [1, 1280], clip_l: [1, 768] }, { type: 'embedding', base: 'sdxl' }],
  [
    'a LoRA',
    { [down]: [4, 768] },
    { type: 'lora', format: 'lycoris', base: 'sd-1', default_settings: { weight: null } },
  ],
  ['a VAE', { 'decoder.conv_in.weight': [8, 4, 3, 3] }, { type: 'vae', format: 'checkpoint', base: 'sd-1' }],
  ['a VAE of FLUX', { 'decoder.conv_in.weight': [8, 16, 3, 3] }, { type: 'vae', base: 'flux' }],
  [
    'a ControlNet',
    { [`control_model.input_blocks.2.1.${attention}.weight`]: [8, 2048] },
    { type: 'controlnet', base: 'sdxl', default_settings: { preprocessor: null, fp8_storage: null } },
  ],
  [
    'a checkpoint',
    {
      [`model.diffusion_model.input_blocks.4.1.${attention}.weight`]: [8, 1280],
      'model.diffusion_model.input_blocks.0.0.weight': [8, 9, 3, 3],
    },
    { type: 'main', format: 'checkpoint', base: 'sdxl-refiner', variant: 'inpaint', prediction_type: 'epsilon' },
  ],
  ['another file', { other: [1] }, { type: 'unknown', format: 'unknown', base: 'unknown' }],
])('%s is identified anew, with the name it was given', async (_, tensors, expected) => {
  using sandbox = createSandbox();
  const path = join(folder, 'model.safetensors');
  writeTensors(path, tensors);
  await sandbox.seed({
    models: [{ key: 'a', path, name: 'Mine', description: 'x', type: 'vae', format: 'checkpoint' }],
  });
  expect(await request(sandbox, 'POST /api/v2/models/i/a/reidentify')).toMatchObject({
    status: 200,
    body: { key: 'a', path, name: 'Mine', description: 'x', ...expected },
  });
  expect(await bodyOf(sandbox, 'GET /api/v2/models/i/a')).toMatchObject(expected);
});

test('a folder is identified by its configuration', async () => {
  using sandbox = createSandbox();
  const path = join(folder, 'pipeline');
  for (const [name, content] of Object.entries({
    'model_index.json': { _class_name: 'StableDiffusionPipeline' },
    'unet/config.json': { cross_attention_dim: 1024, in_channels: 4 },
    'scheduler/scheduler_config.json': { prediction_type: 'v_prediction' },
  })) {
    mkdirSync(join(path, name, '..'), { recursive: true });
    writeFileSync(join(path, name), JSON.stringify(content));
  }
  await sandbox.seed({ models: [{ key: 'a', path }] });
  expect(await bodyOf(sandbox, 'POST /api/v2/models/i/a/reidentify')).toMatchObject({
    ...{ type: 'main', format: 'diffusers', base: 'sd-2', prediction_type: 'v_prediction', variant: 'normal' },
    default_settings: { width: 768, height: 768 },
  });
});

test('files that are gone are not identified', async () => {
  using sandbox = createSandbox();
  await sandbox.seed({ models: [{ key: 'a', path: '/nowhere/a.safetensors' }] });
  expect(await request(sandbox, 'POST /api/v2/models/i/a/reidentify')).toMatchObject({ status: 500 });
  expect(await bodyOf(sandbox, 'POST /api/v2/models/i/bulk_reidentify', { json: { keys: ['a', 'b'] } })).toEqual({
    succeeded: [],
    failed: [
      { key: 'a', error: "[Errno 2] No such file or directory: '/nowhere/a.safetensors'" },
      { key: 'b', error: 'model not found' },
    ],
  });
});

test('only a checkpoint of Stable Diffusion can be converted, and by a real server alone', async () => {
  using sandbox = createSandbox();
  const main = { type: 'main', format: 'checkpoint', base: 'sd-1', variant: 'normal', prediction_type: 'epsilon' };
  await sandbox.seed({ models: [{ key: 'lora' }, { key: 'main', ...main }] });
  const statusOf = async (key: string) => (await request(sandbox, `PUT /api/v2/models/convert/${key}`)).status;
  expect([await statusOf('nobody'), await statusOf('lora'), await statusOf('main')]).toEqual([424, 400, 501]);
});
