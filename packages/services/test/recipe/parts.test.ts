import type { ModelConfig } from '@x/models/model-config';
import { expect, test } from 'vitest';
import type { RecipePlan } from '../../src/recipe.js';
import { mainModel, modelRecord, parts, setUpRecipes } from '../support/recipes-fixture.js';

const prompt = 'a lighthouse';

async function plan(models: readonly ModelConfig[], more: object = {}): Promise<RecipePlan> {
  using it = setUpRecipes(models);
  const [main] = models;
  return it.recipes.plan('textToImage', { model: main?.key ?? '', prompt, ...more });
}

const namesOf = ({ parts: chosen }: RecipePlan) =>
  Object.fromEntries(Object.entries(chosen).map(([part, { name }]) => [part, name]));

test.each([
  ['flux', {}, { vae: 'flux vae', t5Encoder: 't5', clipEmbed: 'clip l' }],
  ['z-image', {}, { vae: 'flux vae', qwen3Encoder: 'qwen3' }],
  ['qwen-image', {}, { vae: 'qwen vae', qwenVlEncoder: 'qwen vl' }],
  ['wan', { variant: 'ti2v_5b' }, { vae: 'wan small vae', wanT5Encoder: 'umt5' }],
  ['wan', { variant: 't2v_a14b' }, { vae: 'wan vae', wanT5Encoder: 'umt5' }],
  ['sd-1', {}, {}],
  ['sd-3', { format: 'diffusers' }, {}],
  ['qwen-image', { format: 'diffusers' }, {}],
  ['wan', { format: 'diffusers', variant: 't2v_a14b' }, {}],
])('a model of %s %j is used with the parts that fit it', async (base, fields, expected) => {
  expect(namesOf(await plan([mainModel(base, fields), ...parts]))).toEqual(expected);
});

test('an SDNQ folder is used with its own parts where it has all of them', async () => {
  const submodels = { text_encoder: {}, text_encoder_2: {}, tokenizer: {}, tokenizer_2: {}, vae: {} };
  const format = 'sdnq_quantized';
  expect(namesOf(await plan([mainModel('flux', { format, submodels }), ...parts]))).toEqual({});
  const { vae: _, ...some } = submodels;
  expect(namesOf(await plan([mainModel('flux', { format, submodels: some }), ...parts]))).toMatchObject({
    vae: 'flux vae',
  });
  expect(namesOf(await plan([mainModel('z-image', { format, submodels })]))).toEqual({});
});

test('a whole model replaces parts that are not installed, and a folder of Z-Image has its own', async () => {
  const source = mainModel('qwen-image', { name: 'whole', format: 'diffusers' });
  expect(namesOf(await plan([mainModel('qwen-image'), source]))).toEqual({ source: 'whole' });
  const some = [mainModel('qwen-image'), source, ...parts.filter(({ type }) => type === 'vae')];
  const mixed = await plan(some);
  expect(namesOf(mixed)).toEqual({ vae: 'qwen vae', source: 'whole' });
  expect(mixed.batch.graph.nodes['model']).toMatchObject({
    ...{ component_source: { name: 'whole' }, vae_model: { name: 'qwen vae' } },
  });
  expect(namesOf(await plan([mainModel('z-image', { format: 'diffusers' }), ...parts]))).toEqual({ source: 'z-image' });
  const small = mainModel('wan', { name: 'small', format: 'diffusers', variant: 'ti2v_5b' });
  await expect(plan([mainModel('wan', { variant: 't2v_a14b' }), small])).rejects.toThrow('it needs a VAE');
});

test.each(['z-image', 'qwen-image', 'wan'])('no model but a folder of %s replaces its parts', async (base) => {
  const others = [mainModel('sd-1', { format: 'diffusers' }), mainModel(base, { name: 'a file' })];
  const lora = modelRecord({ name: 'a folder', type: 'lora', base, format: 'diffusers' });
  await expect(plan([mainModel(base), ...others, lora])).rejects.toThrow('; none is installed');
});

test('parts of the input are used instead of those that are found', async () => {
  const t5 = modelRecord({ name: 'another t5', type: 't5_encoder' });
  const models = [mainModel('flux'), ...parts, t5];
  const found = await plan(models);
  expect(namesOf(found)['t5Encoder']).toBe('t5');
  expect(found.notes).toEqual([
    '2 models may be a text encoder (type "t5_encoder"): "t5" is used; give parts.t5Encoder for another',
  ]);
  const given = await plan(models, { parts: { t5Encoder: 'another t5' } });
  expect(namesOf(given)['t5Encoder']).toBe('another t5');
  expect(given.notes).toEqual([]);
  const whole = mainModel('z-image', { name: 'whole', format: 'diffusers' });
  const explicit = await plan([mainModel('z-image'), whole, ...parts], { parts: { source: 'whole' } });
  expect(namesOf(explicit)).toEqual({ vae: 'flux vae', qwen3Encoder: 'qwen3', source: 'whole' });
});

test('Stable Diffusion 3 takes text encoders and a VAE instead of its own', async () => {
  const vae = modelRecord({ name: 'sd3 vae', type: 'vae', base: 'sd-3' });
  const given = { t5Encoder: 't5', clipL: 'clip l', clipG: 'clip g' };
  const models = [mainModel('sd-3', { format: 'diffusers' }), ...parts, vae];
  const chosen = await plan(models, { vae: 'sd3 vae', parts: given });
  expect(namesOf(chosen)).toEqual({ vae: 'sd3 vae', ...given });
  expect(chosen.batch.graph.nodes).toMatchObject({
    model: {
      ...{ vae_model: { name: 'sd3 vae' }, t5_encoder_model: { name: 't5' } },
      ...{ clip_l_model: { name: 'clip l' }, clip_g_model: { name: 'clip g' } },
    },
    metadata: {
      ...{ vae: { name: 'sd3 vae' }, t5_encoder: { name: 't5' } },
      ...{ clip_l: { name: 'clip l' }, clip_g: { name: 'clip g' } },
    },
  });
  await expect(plan(models, { parts: { clipL: 'clip g' } })).rejects.toThrow('parts.clipL: must be a text encoder');
});

test.each([
  ['z-image', 'qwen3_source_model', 'qwen3_source'],
  ['qwen-image', 'component_source', 'qwen_image_component_source'],
  ['wan', 'component_source', 'wan_component_source'],
])('a whole model of %s is the input %s, and %s in the metadata', async (base, input, field) => {
  const whole = mainModel(base, { name: 'whole', format: 'diffusers' });
  const { batch } = await plan([mainModel(base), whole]);
  expect(batch.graph.nodes).toMatchObject({
    model: { [input]: { name: 'whole' } },
    metadata: { [field]: { name: 'whole' } },
  });
});

test('the other expert of Wan is used where it is installed, and missed where it is not', async () => {
  const a14b = (name: string, expert: string) => mainModel('wan', { name, variant: 't2v_a14b', expert });
  const high = a14b('high', 'high');
  const pair = await plan([high, a14b('high too', 'high'), a14b('low', 'low'), ...parts]);
  expect(namesOf(pair)).toMatchObject({ lowNoise: 'low' });
  const alone = await plan([high, ...parts]);
  expect(namesOf(alone)).not.toHaveProperty('lowNoise');
  expect(alone.notes).toEqual([
    'the single file of the other expert (type "main", base "wan") is not installed: the images are worse without it',
  ]);
});

test.each([
  [
    mainModel('flux', { format: 'diffusers' }),
    'the server generates with FLUX models that are single files or SDNQ folders',
  ],
  [mainModel('flux', { variant: 'dev_fill' }), 'FLUX Fill needs nodes of its own'],
  [mainModel('qwen-image', { variant: 'edit' }), 'Qwen Image Edit needs reference images'],
  [mainModel('wan', { variant: 'i2v_a14b' }), 'this variant of Wan needs a reference image'],
])('a model that no recipe can use is refused with the reason: %#', async (main, reason) => {
  await expect(plan([main, ...parts])).rejects.toThrow(reason);
});

test('a text encoder of an older server, which says no variant, may be the one that is needed', async () => {
  const old = modelRecord({ name: 'old qwen3', type: 'qwen3_encoder' });
  const others = parts.filter(({ type }) => String(type) !== 'qwen3_encoder');
  expect(namesOf(await plan([mainModel('z-image'), ...others, old]))).toMatchObject({ qwen3Encoder: 'old qwen3' });
});

test('FLUX schnell takes four steps', async () => {
  expect((await plan([mainModel('flux', { variant: 'schnell' }), ...parts])).settings?.steps).toBe(4);
  expect((await plan([mainModel('flux', { variant: 'dev' }), ...parts])).settings?.steps).toBe(30);
});
