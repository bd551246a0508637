import { describe, expect, test } from 'vitest';

import { readTexts, valuesOf } from '../support/read-texts.js';

const read = async (parameters: string) => (await readTexts({ parameters })).generation;

test('prompts and settings are read, each with its place', async () => {
  const generation = await read(
    [
      'a bridge, (fog:1.2), <lora:ink:0.8>',
      'second line',
      'Negative prompt: blurry,',
      'low quality',
      'Steps: 20, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 7.5, Seed: 123, Size: 512x768, Model hash: 6ce0161689, Model: v1-5, VAE hash: 735e, VAE: vae.pt, Denoising strength: 0.5, Lora hashes: "ink: aabb, other: ccdd", Version: v1.10.1',
    ].join('\n'),
  );
  expect(valuesOf(generation)).toEqual({
    format: 'automatic1111',
    prompt: 'a bridge, (fog:1.2), <lora:ink:0.8>\nsecond line',
    negativePrompt: 'blurry,\nlow quality',
    seed: 123,
    steps: 20,
    cfgScale: 7.5,
    sampler: 'DPM++ 2M',
    scheduler: 'Karras',
    strength: 0.5,
    width: 512,
    height: 768,
    model: { name: 'v1-5', hash: '6ce0161689' },
    vae: { name: 'vae.pt', hash: '735e' },
    loras: [{ name: 'ink', weight: 0.8, hash: 'aabb' }],
    version: 'v1.10.1',
  });
  expect(generation?.seed?.from).toBe('parameters.Seed');
});

describe('a text that is hard to read:', () => {
  test.each([
    ['no prompt', 'Steps: 20, Seed: 1', { steps: 20, seed: 1 }],
    ['no settings', 'a\nNegative prompt: b', { prompt: 'a', negativePrompt: 'b' }],
    ['a prompt alone', 'a fox', { prompt: 'a fox' }],
    [
      'the settings in the prompt',
      'Steps: 1, Seed: 2\nof stone\nSteps: 20, Seed: 3',
      { prompt: 'Steps: 1, Seed: 2\nof stone', steps: 20, seed: 3 },
    ],
    [
      'the word in the prompt',
      'a Negative prompt: b\nNegative prompt: c\nSteps: 2',
      { prompt: 'a Negative prompt: b', negativePrompt: 'c', steps: 2 },
    ],
    [
      'a quoted value with commas',
      'a\nSteps: 2, Template: "x \\", Seed: 9, y", Seed: 3',
      { prompt: 'a', steps: 2, seed: 3 },
    ],
    [
      'a seed of twenty digits',
      'a\nSteps: 2, Seed: 18446744073709551615',
      { prompt: 'a', steps: 2, seed: 18446744073709551615n },
    ],
    ['lines of Windows', 'a\r\nNegative prompt: b\r\nSteps: 2', { prompt: 'a', negativePrompt: 'b', steps: 2 }],
    ['a size and seed that are none', 'a\nSteps: 2, Size: big, Seed: random', { prompt: 'a', steps: 2 }],
  ])('%s', async (_, text, expected) => {
    expect(valuesOf(await read(text))).toEqual({ format: 'automatic1111', ...expected });
  });
});

test('what Civitai used is in its list', async () => {
  const generation = await read(
    'a fox\nSteps: 20, Seed: 1, Civitai resources: [{"type":"checkpoint","modelVersionId":1,"modelName":"M"},{"type":"lora","weight":0.6,"modelName":"Ink, wet"}], Civitai metadata: {"a":1}',
  );
  expect(valuesOf(generation?.loras)).toEqual([{ name: 'Ink, wet', weight: 0.6 }]);
  expect(generation?.loras?.[0]?.name?.from).toBe('parameters.Civitai resources.1.modelName');
});

test('a description that is no such text is kept, and is no generation', async () => {
  const { generation, texts } = await readTexts({ Description: 'a holiday' });
  expect(generation).toBeUndefined();
  expect(texts.map(({ text }) => text)).toEqual(['a holiday']);
});

test('an empty text names no generator', async () => {
  expect((await readTexts({ parameters: ' \n' })).generation).toBeUndefined();
});
