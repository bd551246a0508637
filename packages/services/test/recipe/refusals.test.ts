import { InputError } from '@x/transport/errors';
import { expect, test } from 'vitest';
import { RecipeUnavailableError } from '../../src/errors.js';
import { RecipeService } from '../../src/recipe.js';
import { mainModel, modelRecord, parts, setUpRecipes } from '../support/recipes-fixture.js';

const prompt = 'a lighthouse';
const text = { model: 'sd-1', prompt };
const image = 'a.png';

/** Input that no server is asked about: the recipe, what is wrong, and the message. */
const wrong: readonly (readonly [string, unknown, string])[] = [
  ['textToImage', undefined, 'input: must be an object, got undefined'],
  ['textToImage', [text], 'input: must be an object, got a list of 1 item'],
  ['textToImage', { prompt }, 'model: must be the key, the hash or the name of a model, or its record, got undefined'],
  [
    'textToImage',
    { ...text, model: '' },
    'model: must be the key, the hash or the name of a model, or its record, got ""',
  ],
  ['textToImage', { ...text, model: { key: 5 } }, 'model: must be the key, the hash or the name'],
  ['textToImage', { model: 'sd-1' }, 'prompt: must be a text, got undefined'],
  ['textToImage', { ...text, prompt: '\ud800' }, 'prompt: '],
  ['textToImage', { ...text, negativePrompt: 5 }, 'negativePrompt: must be a text, got 5'],
  ['textToImage', { ...text, width: 500 }, 'width: must be a multiple of 8 from 8 to 16384, got 500'],
  ['textToImage', { ...text, height: 0 }, 'height: must be a multiple of 8 from 8 to 16384, got 0'],
  ['textToImage', { ...text, height: 20_000 }, 'height: must be a multiple of 8 from 8 to 16384, got 20000'],
  ['textToImage', { ...text, width: '512' }, 'width: must be a multiple of 8 from 8 to 16384, got "512"'],
  ['textToImage', { ...text, steps: 0 }, 'steps: must be a whole number from 1 to 1000, got 0'],
  ['textToImage', { ...text, steps: 1.5 }, 'steps: must be a whole number from 1 to 1000, got 1.5'],
  ['textToImage', { ...text, cfgScale: 0.5 }, 'cfgScale: must be a number from 1 to 200, got 0.5'],
  ['textToImage', { ...text, cfgScale: Number.NaN }, 'cfgScale: must be a number from 1 to 200, got NaN'],
  ['textToImage', { ...text, guidance: -1 }, 'guidance: must be a number from 0 to 200, got -1'],
  ['textToImage', { ...text, scheduler: '' }, 'scheduler: must be a name, got ""'],
  ['textToImage', { ...text, seed: -1 }, 'seed: must be a whole number from 0 to 4294967295, got -1'],
  ['textToImage', { ...text, seed: 2 ** 32 }, 'seed: must be a whole number from 0 to 4294967295, got 4294967296'],
  ['textToImage', { ...text, count: 0 }, 'count: must be a whole number from 1 to 10000, got 0'],
  ['textToImage', { ...text, loras: 'a' }, 'loras: must be a list, got "a"'],
  ['textToImage', { ...text, loras: ['a'] }, 'loras.0: must be an object, got "a"'],
  [
    'textToImage',
    { ...text, loras: [{ model: 'a', weight: 11 }] },
    'loras.0.weight: must be a number from -10 to 10, got 11',
  ],
  [
    'textToImage',
    { ...text, loras: [{ model: 'a', wait: 1 }] },
    'loras.0.wait: is no field of this input; it has model, weight',
  ],
  ['textToImage', { ...text, vae: 5 }, 'vae: must be the key, the hash or the name of a model, or its record, got 5'],
  ['textToImage', { ...text, parts: [] }, 'parts: must be an object of models by their names, got a list of 0 items'],
  ['textToImage', { ...text, parts: { t5Encoder: 5 } }, 'parts.t5Encoder: must be the key, the hash or the name'],
  ['textToImage', { ...text, board: '' }, 'board: must be a name, got ""'],
  [
    'textToImage',
    { ...text, cfg_scale: 5 },
    'cfg_scale: is no field of this input; it has model, prompt, negativePrompt',
  ],
  ['textToImage', { ...text, constructor: 5 }, 'constructor: is no field of this input'],
  ['textToImage', { ...text, image }, 'image: is no field of this input'],
  ['imageToImage', text, 'image: must be the name of an image, its record, or a file, got undefined'],
  ['imageToImage', { ...text, image: '' }, 'image: must be a name, got ""'],
  ['imageToImage', { ...text, image: {} }, 'image: must be the name of an image, its record, or a file, got an object'],
  ['imageToImage', { ...text, image, strength: 1.1 }, 'strength: must be a number from 0 to 1, got 1.1'],
  ['imageToImage', { ...text, image, strength: '1' }, 'strength: must be a number from 0 to 1, got "1"'],
  ['inpaint', { ...text, image }, 'mask: must be the name of an image, its record, or a file, got undefined'],
  ['upscale', { image, scale: 0 }, 'scale: must be a number above 0, at most 16, got 0'],
  ['upscale', { image, scale: 17 }, 'scale: must be a number above 0, at most 16, got 17'],
  ['upscale', { image, prompt }, 'prompt: is no field of this input; it has image, model, scale, board'],
  ['textToVideo', text, 'recipe: must be one of textToImage, imageToImage, inpaint, upscale, got "textToVideo"'],
];

test.each(wrong)('%s refuses %j before a request', async (recipe, input, message) => {
  using it = setUpRecipes();
  const error = await it.recipes.plan(recipe as 'textToImage', input as never).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(InputError);
  expect(String(error)).toContain(message);
  expect(it.server.requests).toEqual([]);
});

test.each([
  ['sd-1', { width: 8, height: 16_384, steps: 1, cfgScale: 1, seed: 0, count: 1, loras: [] }],
  ['sd-1', { steps: 1_000, cfgScale: 200, seed: 0xffff_ffff, count: 10_000, prompt: '' }],
  [
    'sd-1',
    {
      loras: [
        { model: 'lora', weight: 10 },
        { model: 'lora', weight: -10 },
      ],
    },
  ],
  ['flux', { guidance: 0 }],
  ['flux', { guidance: 200, negativePrompt: '' }],
])('%s takes values at the limits: %j', async (model, more) => {
  using it = setUpRecipes([
    ...[mainModel('sd-1'), mainModel('flux'), ...parts, modelRecord({ name: 'lora', type: 'lora', base: 'sd-1' })],
  ]);
  const plan = await it.recipes.plan('textToImage', { model, prompt, ...more });
  expect(plan.seeds).toHaveLength('count' in more ? more.count : 1);
});

test('images take strengths and scales at the limits', async () => {
  using it = setUpRecipes();
  const a = it.server.addImage('none', { width: 64, height: 64 });
  for (const strength of [0, 1]) await it.recipes.plan('imageToImage', { ...text, image: a, strength });
  const { batch } = await it.recipes.plan('upscale', { image: a, scale: 16 });
  expect(batch.graph.nodes['image']).toMatchObject({ scale_factor: 16 });
});

test.each([
  ['a blob', new Blob(['x'], { type: 'image/png' })],
  ['bytes', new Uint8Array([1])],
  ['a buffer', new Uint8Array([1]).buffer],
  ['a stream', { name: 'a.png', type: 'image/png', stream: new Blob(['x']).stream(), size: 1 }],
])('%s is uploaded as an image', async (_, file) => {
  using it = setUpRecipes();
  const { image: uploaded } = await it.recipes.plan('upscale', { image: file });
  expect(uploaded?.is_intermediate).toBe(true);
});

test('fields that are undefined are as if they were left out', async () => {
  using it = setUpRecipes();
  const plan = await it.recipes.plan('textToImage', { ...text, steps: undefined, vae: undefined, loras: undefined });
  expect(plan.settings?.steps).toBe(30);
});

const lora = modelRecord({ name: 'xl lora', type: 'lora', base: 'sdxl' });
const models = [
  ...['sd-1', 'sdxl', 'sd-3', 'flux', 'cogview4', 'z-image'].map((base) => mainModel(base)),
  ...[...parts, lora, mainModel('sd-1', { name: 'twin', key: 'one' }), mainModel('sd-1', { name: 'twin', key: 'two' })],
];

/** Input that the models decide about. */
const unfit: readonly (readonly [object, string])[] = [
  [{ model: 'none such' }, 'model: must be a model of type "main"; no model is "none such", installed: sd-1, sdxl'],
  [{ model: { key: 'sd-1' } }, 'model: must be a model of type "main"; no model is "sd-1"'],
  [
    { model: 'xl lora' },
    'model: must be a model of type "main"; "xl lora" is type "lora", base "sdxl", format "checkpoint"',
  ],
  [{ model: 'twin' }, 'model: 2 models have the name "twin"; give a key: one, two'],
  [
    { loras: [{ model: 'xl lora' }] },
    'loras.0.model: must be a model of type "lora", base "sd-1"; "xl lora" is type "lora"',
  ],
  [
    { model: 'sd-3', loras: [{ model: 'xl lora' }] },
    'loras: Stable Diffusion 3 has no nodes for LoRAs; leave them out',
  ],
  [{ vae: 'flux vae' }, 'vae: must be a VAE (type "vae", base "sd-1"); "flux vae" is type "vae", base "flux"'],
  [{ vae: 'x' }, 'vae: must be a VAE (type "vae", base "sd-1"); no model is "x", none is installed'],
  [{ model: 'cogview4', vae: 'flux vae' }, 'vae: is no part of a model of CogView 4; it has none'],
  [{ parts: { t5Encoder: 't5' } }, 'parts.t5Encoder: is no part of a model of Stable Diffusion 1; it has vae'],
  [
    { model: 'flux', parts: { clipEmbed: 'clip g' } },
    'parts.clipEmbed: must be a text encoder (type "clip_embed", variant "large")',
  ],
  [{ model: 'flux', width: 520 }, 'width: must be a multiple of 16 for FLUX, got 520'],
  [{ model: 'cogview4', height: 1040 }, 'height: must be a multiple of 32 for CogView 4, got 1040'],
  [{ model: 'flux', cfgScale: 5 }, 'cfgScale: FLUX has no such setting, got 5'],
  [{ model: 'flux', negativePrompt: 'fog' }, 'negativePrompt: FLUX has no negative prompt; leave it out'],
  [{ guidance: 5 }, 'guidance: Stable Diffusion 1 has no such setting, got 5'],
  [{ model: 'sd-3', scheduler: 'euler' }, 'scheduler: Stable Diffusion 3 has no such setting, got "euler"'],
];

test.each(unfit)('%j is refused before anything is uploaded or enqueued', async (input, message) => {
  using it = setUpRecipes(models);
  const file = new Blob(['x'], { type: 'image/png' });
  const error = await it.recipes.imageToImage({ ...text, image: file, ...input }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(InputError);
  expect(String(error)).toContain(message);
  expect(it.server.requests).toEqual(['models.list']);
});

test('a problem of the graph names the input that it is about, and nothing is enqueued', async () => {
  using it = setUpRecipes();
  const warning = { severity: 'warning', code: 'unknown_field', message: 'unimportant' } as const;
  it.findings.push(warning);
  await it.recipes.plan('textToImage', text);
  it.findings.push({
    severity: 'error',
    code: 'value_choice',
    nodeId: 'denoise',
    field: 'scheduler',
    message: 'no "x"',
  });
  await expect(it.recipes.textToImage({ ...text, scheduler: 'x' })).rejects.toThrow('scheduler: no "x"');
  it.findings[1] = { severity: 'error', code: 'missing_input', nodeId: 'image', field: 'vae', message: 'needs a VAE' };
  await expect(it.recipes.textToImage(text)).rejects.toThrow('input: needs a VAE');
  expect(it.server.queue.items.size).toBe(0);
});

test('an image or a mask that does not exist is refused', async () => {
  using it = setUpRecipes();
  const a = it.server.addImage('none');
  await expect(it.recipes.imageToImage({ ...text, image: 'b.png' })).rejects.toThrow(
    'image: there is no image "b.png"',
  );
  await expect(it.recipes.inpaint({ ...text, image: a, mask: 'b.png' })).rejects.toThrow(
    'mask: there is no image "b.png"',
  );
});

test('what the server lacks is an error that lists it', async () => {
  using it = setUpRecipes([mainModel('flux'), mainModel('anima')]);
  it.nodeTypes.delete('flux_denoise');
  const error = await it.recipes.textToImage({ model: 'flux', prompt }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(RecipeUnavailableError);
  expect(error).toMatchObject({
    recipe: 'textToImage',
    reasons: [
      'it needs a VAE (type "vae", base "flux"); none is installed',
      'it needs a text encoder (type "t5_encoder"); none is installed',
      'it needs a text encoder (type "clip_embed", variant "large"); none is installed',
      'this server has no node type "flux_denoise"',
    ],
  });
  expect(String(error)).toContain('textToImage cannot be done with "flux" (base "flux"): it needs a VAE');
  await expect(it.recipes.textToImage({ model: 'anima', prompt })).rejects.toThrow(
    'textToImage cannot be done with "anima" (base "anima"): no recipe knows models of base "anima"',
  );
});

test('an abort rejects with the reason of the signal, and nothing is enqueued', async () => {
  using it = setUpRecipes();
  const reason = new Error('enough');
  const controller = new AbortController();
  const run = it.recipes.textToImage(text, { signal: controller.signal });
  controller.abort(reason);
  await expect(run).rejects.toBe(reason);
  expect(it.server.queue.items.size).toBe(0);
});

test('repositories that are missing are refused', () => {
  expect(() => new RecipeService({} as never, {} as never)).toThrow('stores: must have a repository "models"');
});
