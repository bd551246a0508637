import { describe, expect, test } from 'vitest';

import { readTexts, valuesOf } from '../support/read-texts.js';

const read = async (texts: Readonly<Record<string, string>>) => valuesOf((await readTexts(texts)).generation);

test('SwarmUI', async () => {
  const parameters = JSON.stringify({
    sui_image_params: {
      prompt: 'a fox',
      negativeprompt: 'b',
      model: 'sdxl',
      seed: '18446744073709551615',
      steps: 20,
      cfgscale: '7.5',
      width: 1024,
      height: 768,
      sampler: 'euler',
      scheduler: 'normal',
      loras: ['ink', 'wet'],
      loraweights: ['0.5', '1'],
      swarm_version: '0.9',
    },
    sui_models: [
      { name: 'ink', param: 'loras', hash: '0xc' },
      { name: 'sdxl', param: 'model', hash: '0xab' },
    ],
  });
  expect(await read({ parameters })).toEqual({
    format: 'swarmui',
    prompt: 'a fox',
    negativePrompt: 'b',
    seed: 18446744073709551615n,
    steps: 20,
    cfgScale: 7.5,
    sampler: 'euler',
    scheduler: 'normal',
    width: 1024,
    height: 768,
    model: { name: 'sdxl', hash: '0xab' },
    loras: [
      { name: 'ink', weight: 0.5 },
      { name: 'wet', weight: 1 },
    ],
    version: '0.9',
  });
});

test('NovelAI', async () => {
  const texts = {
    Software: 'NovelAI',
    Description: 'a fox',
    Source: 'Stable Diffusion XL 7BCCAA2C',
    Comment:
      '{"steps": 28, "height": 1216, "width": 832, "scale": 5.0, "uc": "blurry", "seed": 42, "sampler": "k_euler", "noise_schedule": "karras"}',
  };
  expect(await read(texts)).toEqual({
    format: 'novelai',
    prompt: 'a fox',
    negativePrompt: 'blurry',
    seed: 42,
    steps: 28,
    cfgScale: 5,
    sampler: 'k_euler',
    scheduler: 'karras',
    width: 832,
    height: 1216,
    model: { name: 'Stable Diffusion XL', hash: '7BCCAA2C' },
  });
  expect(await read({ ...texts, Software: 'GIMP' })).toBeUndefined();
});

test('Fooocus', async () => {
  const parameters = JSON.stringify({
    prompt: 'a fox',
    negative_prompt: 'b',
    seed: '77',
    steps: 30,
    guidance_scale: 4,
    sampler: 'dpmpp_2m',
    scheduler: 'karras',
    resolution: '(1152, 896)',
    base_model: 'jugger',
    base_model_hash: 'd91d',
    loras: [['offset', 0.1, '4852']],
    lora_combined_1: 'ink : 0.5',
    version: 'Fooocus v2.5',
  });
  const expected = {
    format: 'fooocus',
    prompt: 'a fox',
    negativePrompt: 'b',
    seed: 77,
    steps: 30,
    cfgScale: 4,
    sampler: 'dpmpp_2m',
    scheduler: 'karras',
    width: 1152,
    height: 896,
    model: { name: 'jugger', hash: 'd91d' },
    loras: [
      { name: 'offset', weight: 0.1, hash: '4852' },
      { name: 'ink', weight: 0.5 },
    ],
    version: 'Fooocus v2.5',
  };
  expect(await read({ parameters, fooocus_scheme: 'fooocus' })).toEqual(expected);
  expect(await read({ parameters })).toEqual(expected);
});

describe('ComfyUI', () => {
  const common = {
    '4': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'sdxl.safetensors' } },
    '5': { class_type: 'EmptyLatentImage', inputs: { width: 1024, height: 768, batch_size: 1 } },
    '6': { class_type: 'CLIPTextEncode', inputs: { text: 'a fox', clip: ['4', 1] } },
    '7': { class_type: 'CLIPTextEncode', inputs: { text: 'blurry', clip: ['4', 1] } },
    '9': { class_type: 'SaveImage', inputs: { images: ['8', 0] } },
    '8': { class_type: 'VAEDecode', inputs: { samples: ['3', 0], vae: ['4', 2] } },
  };
  const settings = { steps: 20, cfg: 7, sampler_name: 'euler', scheduler: 'normal', denoise: 1 };
  const expected = {
    format: 'comfyui',
    prompt: 'a fox',
    negativePrompt: 'blurry',
    seed: 5,
    steps: 20,
    cfgScale: 7,
    sampler: 'euler',
    scheduler: 'normal',
    strength: 1,
    width: 1024,
    height: 768,
    model: { name: 'sdxl.safetensors' },
  };
  const links = { model: ['4', 0], positive: ['6', 0], negative: ['7', 0], latent_image: ['5', 0] };
  const readGraph = (nodes: object) => read({ prompt: JSON.stringify({ ...common, ...nodes }) });

  test('a sampler with all its settings', async () => {
    expect(await readGraph({ '3': { class_type: 'KSampler', inputs: { seed: 5, ...settings, ...links } } })).toEqual(
      expected,
    );
  });

  test('a seed, a prompt and LoRAs of other nodes, and a control of both prompts', async () => {
    const graph = {
      '3': {
        class_type: 'KSampler',
        inputs: { seed: ['20', 0], ...settings, ...links, model: ['22', 0], positive: ['23', 0], negative: ['23', 1] },
      },
      '6': { class_type: 'CLIPTextEncode', inputs: { text: ['21', 0], clip: ['4', 1] } },
      '20': { class_type: 'Seed', inputs: { seed: 18446744073709 } },
      '21': { class_type: 'Text', inputs: { value: 'a fox' } },
      '22': { class_type: 'LoraLoader', inputs: { model: ['24', 0], lora_name: 'wet', strength_model: 0.5 } },
      '24': {
        class_type: 'Power',
        inputs: {
          model: ['4', 0],
          lora_1: { on: true, lora: 'ink', strength: 1 },
          lora_2: { on: false, lora: 'off', strength: 1 },
        },
      },
      '23': { class_type: 'ControlNetApplyAdvanced', inputs: { positive: ['6', 0], negative: ['7', 0], strength: 1 } },
    };
    const loras = [
      { name: 'ink', weight: 1 },
      { name: 'wet', weight: 0.5 },
    ];
    expect(await readGraph(graph)).toEqual({ ...expected, seed: 18446744073709, loras });
  });

  test('a sampler whose parts are nodes of their own', async () => {
    const graph = {
      '3': {
        class_type: 'SamplerCustomAdvanced',
        inputs: { noise: ['30', 0], guider: ['31', 0], sampler: ['32', 0], sigmas: ['33', 0], latent_image: ['5', 0] },
      },
      '30': { class_type: 'RandomNoise', inputs: { noise_seed: 5 } },
      '31': { class_type: 'BasicGuider', inputs: { model: ['4', 0], conditioning: ['34', 0] } },
      '32': { class_type: 'KSamplerSelect', inputs: { sampler_name: 'euler' } },
      '33': { class_type: 'BasicScheduler', inputs: { model: ['4', 0], scheduler: 'normal', steps: 20, denoise: 1 } },
      '34': { class_type: 'FluxGuidance', inputs: { guidance: 3.5, conditioning: ['6', 0] } },
    };
    const { negativePrompt: _, cfgScale: __, ...rest } = expected;
    expect(await readGraph(graph)).toEqual(rest);
  });

  test('two prompts that are combined are not one', async () => {
    const graph = {
      '3': { class_type: 'KSampler', inputs: { seed: 5, ...settings, ...links, positive: ['40', 0] } },
      '40': { class_type: 'ConditioningCombine', inputs: { conditioning_1: ['6', 0], conditioning_2: ['7', 0] } },
    };
    const { prompt: _, ...rest } = expected;
    expect(await readGraph(graph)).toEqual(rest);
  });

  test.each([
    ['no sampler', {}],
    [
      'a circle',
      {
        '3': {
          class_type: 'KSampler',
          inputs: { seed: ['3', 0], model: ['3', 0], positive: ['3', 0], latent_image: ['3', 0] },
        },
      },
    ],
    [
      'links to nowhere',
      { '3': { class_type: 'KSampler', inputs: { model: ['x', 0], positive: [null, {}], seed: [] } } },
    ],
  ])('%s is a graph of which nothing is known', async (_, nodes) => {
    expect(await readGraph(nodes)).toEqual({ format: 'comfyui' });
  });

  test('100 000 nodes in a row end in time', async () => {
    const row = Array.from({ length: 100_000 }, (_, index) => [
      index,
      { class_type: 'SaveImage', inputs: { images: [`${index + 1}`, 0] } },
    ]);
    expect(await read({ prompt: JSON.stringify(Object.fromEntries(row)) })).toEqual({ format: 'comfyui' });
  });
});

test('a picture of two programs has two generations, and the graph is the stronger', async () => {
  const { generations } = await readTexts({
    parameters: 'a\nSteps: 2',
    prompt: '{"1":{"class_type":"A","inputs":{}}}',
  });
  expect(generations.map(({ format }) => format)).toEqual(['comfyui', 'automatic1111']);
});
