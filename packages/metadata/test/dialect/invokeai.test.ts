import { describe, expect, test } from 'vitest';

import { readTexts, valuesOf } from '../support/read-texts.js';

const current = {
  app_version: '6.14.2',
  generation_mode: 'sdxl_txt2img',
  positive_prompt: 'a bridge in fog, 橋',
  negative_prompt: null,
  width: 1024,
  height: 768,
  seed: 1234567890,
  cfg_scale: 5.5,
  steps: 30,
  scheduler: 'dpmpp_3m_k',
  model: { key: 'k1', hash: 'blake3:ab', name: 'Juggernaut', base: 'sdxl', type: 'main' },
  loras: [{ model: { key: 'k2', hash: 'blake3:cd', name: 'Detail', base: 'sdxl', type: 'lora' }, weight: 0.75 }],
  vae: { key: 'k3', hash: 'blake3:ef', name: 'fp16 fix', base: 'sdxl', type: 'vae' },
};

test('the metadata of a current server are read whole, each with its place', async () => {
  const { generation } = await readTexts({ invokeai_metadata: JSON.stringify(current) });
  expect(valuesOf(generation)).toEqual({
    format: 'invokeai',
    prompt: 'a bridge in fog, 橋',
    seed: 1234567890,
    steps: 30,
    cfgScale: 5.5,
    scheduler: 'dpmpp_3m_k',
    width: 1024,
    height: 768,
    model: { key: 'k1', hash: 'blake3:ab', name: 'Juggernaut', base: 'sdxl' },
    vae: { key: 'k3', hash: 'blake3:ef', name: 'fp16 fix', base: 'sdxl' },
    loras: [{ key: 'k2', hash: 'blake3:cd', name: 'Detail', base: 'sdxl', weight: 0.75 }],
    mode: 'sdxl_txt2img',
    version: '6.14.2',
  });
  expect(generation?.record).toEqual({ value: current, from: 'invokeai_metadata' });
  expect(generation?.model?.name?.from).toBe('invokeai_metadata.model.name');
  expect(generation?.loras?.[0]?.weight?.from).toBe('invokeai_metadata.loras.0.weight');
});

test('the models of 3.x have other names', async () => {
  const { generation } = await readTexts({
    invokeai_metadata: JSON.stringify({
      model: { model_name: 'sd 1.5', base_model: 'sd-1' },
      loras: [{ lora: { model_name: 'ink', base_model: 'sd-1' }, weight: 1 }],
    }),
  });
  expect(valuesOf(generation)).toEqual({
    format: 'invokeai',
    model: { name: 'sd 1.5', base: 'sd-1' },
    loras: [{ name: 'ink', base: 'sd-1', weight: 1 }],
  });
});

test('a seed of twenty digits keeps them', async () => {
  const { generation } = await readTexts({ invokeai_metadata: '{"seed": 18446744073709551615, "steps": 4}' });
  expect(generation?.seed).toEqual({ value: 18446744073709551615n, from: 'invokeai_metadata.seed' });
  expect(generation?.steps?.value).toBe(4);
});

test('without metadata the node of the graph that would have written them is read', async () => {
  const graph = JSON.stringify({ nodes: { n1: { type: 'core_metadata', seed: 7 }, n2: { type: 'add' } }, edges: [] });
  const { generation, ...metadata } = await readTexts({ invokeai_graph: graph, invokeai_workflow: '{"nodes":[]}' });
  expect(generation).toEqual({ format: 'invokeai', seed: { value: 7, from: 'invokeai_graph.nodes.n1.seed' } });
  expect(metadata.graph).toEqual({ value: graph, from: 'invokeai_graph' });
  expect(metadata.workflow?.value).toBe('{"nodes":[]}');
});

describe('what is no metadata is absent:', () => {
  test.each([
    '[1]',
    'null',
    '{"seed":',
    '"text"',
    '',
    '{'.repeat(100_000),
    `{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
  ])('%.20s', async (text) => {
    const { generation, texts } = await readTexts({ invokeai_metadata: text });
    expect(generation).toBeUndefined();
    expect(texts[0]?.text).toBe(text);
  });

  test('a field of another type, NaN, and what is inherited', async () => {
    const { generation } = await readTexts({
      invokeai_metadata:
        '{"positive_prompt": 5, "seed": 1.5, "steps": NaN, "cfg_scale": -Infinity, "loras": {"a": 1}, "model": null, "__proto__": {"scheduler": "x"}}',
    });
    expect(valuesOf(generation)).toEqual({ format: 'invokeai' });
  });
});

test('a beta of 3.0.0', async () => {
  const { generation } = await readTexts({
    invokeai: JSON.stringify({
      type: 't2l',
      positive_conditioning: 'a fox',
      negative_conditioning: 'blurry',
      width: 512,
      height: 640,
      seed: 42,
      cfg_scale: 7.5,
      steps: 20,
      scheduler: 'euler',
      model: 'stable-diffusion-1.5',
    }),
  });
  expect(valuesOf(generation)).toEqual({
    format: 'invokeai-beta',
    prompt: 'a fox',
    negativePrompt: 'blurry',
    seed: 42,
    steps: 20,
    cfgScale: 7.5,
    scheduler: 'euler',
    width: 512,
    height: 640,
    mode: 't2l',
    model: { name: 'stable-diffusion-1.5' },
  });
});

describe('1.15 to 2.3', () => {
  const image = { type: 'txt2img', sampler: 'k_lms', seed: 99, cfg_scale: 7.5, steps: 50, width: 512, height: 512 };
  const read = async (prompt: unknown) =>
    (
      await readTexts({
        'sd-metadata': JSON.stringify({
          app_version: '2.3.5',
          model_weights: 'sd-1.5',
          model_hash: 'cc6c',
          image: { ...image, prompt },
        }),
        Dream: '"a fox" -s 50 -S 99',
      })
    ).generations;

  test('the newer of two records is the first', async () => {
    const [first, second] = await read('a fox [blurry, ] in snow');
    expect(valuesOf(first)).toEqual({
      format: 'sd-metadata',
      prompt: 'a fox  in snow',
      negativePrompt: 'blurry',
      seed: 99,
      steps: 50,
      cfgScale: 7.5,
      sampler: 'k_lms',
      width: 512,
      height: 512,
      mode: 'txt2img',
      version: '2.3.5',
      model: { name: 'sd-1.5', hash: 'cc6c' },
    });
    expect(valuesOf(second)).toEqual({ format: 'dream', prompt: 'a fox', seed: 99, steps: 50 });
  });

  test.each([
    ['a list of one', [{ prompt: 'a fox', weight: 1 }], 'a fox'],
    [
      'a weighted list',
      [
        { prompt: 'a fox', weight: 2 },
        { prompt: 'snow', weight: 1 },
      ],
      'a fox:2 snow:1',
    ],
  ])('%s is a prompt', async (_, prompt, expected) => {
    expect((await read(prompt))[0]?.prompt).toEqual({ value: expected, from: 'sd-metadata.image.prompt' });
  });
});

describe('up to 1.14', () => {
  const full = { seed: 42, steps: 50, width: 512, height: 704, cfgScale: 7.5, sampler: 'k_euler_a' };
  test.each([
    [
      'quoted',
      '"a fox [blur] [fog]" -s50 -S42 -W512 -H704 -C7.5 -A k_euler_a',
      { prompt: 'a fox', negativePrompt: '(blur)(fog)', ...full },
    ],
    ['with spaces', '"a fox" -s 50 -S 42 -W 512 -H 704 -C 7.5 -A k_euler_a', { prompt: 'a fox', ...full }],
    ['unquoted', 'a well-known fox -s 50 -S42 -W512 -H704 -C7.5 -A k_euler_a', { prompt: 'a well-known fox', ...full }],
    [
      'with a switch and a quote in the prompt',
      String.raw`"a \"fox\" -s 3" -S 42 -f 0.6`,
      { prompt: 'a "fox" -s 3', seed: 42, strength: 0.6 },
    ],
    ['with a seed beyond 2^53', '"a" -S 18446744073709551615', { prompt: 'a', seed: 18446744073709551615n }],
    ['a prompt alone', 'a fox', { prompt: 'a fox' }],
  ])('a command line %s', async (_, command, expected) => {
    const { generation } = await readTexts({ Dream: command });
    expect(valuesOf(generation)).toEqual({ format: 'dream', ...expected });
  });
});
