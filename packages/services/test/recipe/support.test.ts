import { StarterModelDependency } from '@x/models/starter-model';
import { createMemoryRepositories } from '@x/repositories/test';
import { NotFoundError, PermissionError } from '@x/transport/errors';
import { expect, test } from 'vitest';
import { RecipeService } from '../../src/recipe.js';
import { mainModel, modelRecord, parts, setUpRecipes } from '../support/recipes-fixture.js';

test('support says of each family what can be done, and of each model what is missing', async () => {
  const [vae, ...others] = parts;
  if (!vae) throw new Error('no parts');
  using it = setUpRecipes([mainModel('sd-1'), mainModel('flux'), mainModel('flux', { format: 'diffusers' }), vae]);
  const families = new Map((await it.recipes.support()).map((family) => [family.base, family]));
  expect([...families.keys()]).toEqual([
    'sd-1',
    'sd-2',
    'sdxl',
    'sd-3',
    'flux',
    'cogview4',
    'z-image',
    'qwen-image',
    'wan',
  ]);
  const all = { textToImage: true, imageToImage: true, inpaint: true };
  const none = { textToImage: false, imageToImage: false, inpaint: false };
  const sd1 = { family: 'Stable Diffusion 1', grid: 8, recipes: all, reasons: [], models: [{ reasons: [] }] };
  expect(families.get('sd-1')).toMatchObject(sd1);
  expect(families.get('sdxl')).toMatchObject({
    ...{ recipes: none, models: [], reasons: ['no model of type "main", base "sdxl" is installed'] },
  });
  expect(families.get('flux')).toMatchObject({
    recipes: none,
    reasons: [],
    models: [
      {
        reasons: [
          'it needs a text encoder (type "t5_encoder"); none is installed',
          'it needs a text encoder (type "clip_embed", variant "large"); none is installed',
        ],
      },
      { reasons: [expect.stringContaining('not with diffusers folders'), expect.any(String), expect.any(String)] },
    ],
    parts: [
      { name: 'vae', what: 'a VAE (type "vae", base "flux")' },
      { name: 't5Encoder', what: 'a text encoder (type "t5_encoder")' },
      { name: 'clipEmbed', what: 'a text encoder (type "clip_embed", variant "large")' },
    ],
  });
  it.models.push(...others);
  const flux = (await it.recipes.support()).find(({ base }) => base === 'flux');
  expect(flux).toMatchObject({ recipes: all, models: [{ reasons: [] }, { reasons: [expect.any(String)] }] });
});

test('a node type that is missing is a reason, and only what needs it cannot be done', async () => {
  using it = setUpRecipes();
  it.nodeTypes.delete('img_lerp');
  it.nodeTypes.delete('sd3_denoise');
  const families = new Map((await it.recipes.support()).map((family) => [family.base, family]));
  expect(families.get('sd-1')).toMatchObject({
    recipes: { textToImage: true, imageToImage: true, inpaint: false },
    reasons: ['this server has no node type "img_lerp"'],
  });
  expect(families.get('sd-3')?.reasons).toEqual([
    ...['this server has no node type "sd3_denoise"', 'this server has no node type "img_lerp"'],
    'no model of type "main", base "sd-3" is installed',
  ]);
});

test('the parts of each family have names, and say what they are', async () => {
  using it = setUpRecipes([]);
  const entries = (await it.recipes.support()).map(({ family, grid, parts: named }) => [
    ...[family, grid],
    ...named.map(({ name, what }) => `${name}: ${what}`),
  ]);
  const vae = (base: string) => `vae: a VAE (type "vae", base "${base}")`;
  const encoder = (type: string) => `a text encoder (type "${type}")`;
  const clip = (size: string) => `a text encoder (type "clip_embed", variant "${size}")`;
  const folder = (name: string, base: string) =>
    `source: a ${name} model that is a folder (type "main", base "${base}", format "diffusers")`;
  expect(entries).toEqual([
    ['Stable Diffusion 1', 8, vae('sd-1')],
    ['Stable Diffusion 2', 8, vae('sd-2')],
    ['SDXL', 8, vae('sdxl')],
    [
      ...['Stable Diffusion 3', 16, vae('sd-3'), `t5Encoder: ${encoder('t5_encoder')}`],
      ...[`clipL: ${clip('large')}`, `clipG: ${clip('gigantic')}`],
    ],
    ['FLUX', 16, vae('flux'), `t5Encoder: ${encoder('t5_encoder')}`, `clipEmbed: ${clip('large')}`],
    ['CogView 4', 32],
    [
      ...['Z-Image', 16, vae('flux'), 'qwen3Encoder: a text encoder (type "qwen3_encoder", variant "qwen3_4b")'],
      folder('Z-Image', 'z-image'),
    ],
    [
      ...['Qwen Image', 16, vae('qwen-image'), `qwenVlEncoder: ${encoder('qwen_vl_encoder')}`],
      folder('Qwen Image', 'qwen-image'),
    ],
    [
      ...['Wan 2.2', 16, vae('wan'), `wanT5Encoder: ${encoder('wan_t5_encoder')}`],
      ...['lowNoise: the single file of the other expert (type "main", base "wan")', folder('Wan', 'wan')],
    ],
  ]);
});

const t5 = { name: 'T5', base: 'any', type: 't5_encoder', source: 'acme/t5', description: 'an encoder' };
const fluxVae = { name: 'FLUX VAE', base: 'flux', type: 'vae', source: 'acme/vae', description: '' };
const dependency = (model: object) => StarterModelDependency.parse(model);
const starter = (name: string, base: string, dependencies: readonly object[]) => ({
  ...{ name, base, type: 'main', source: `acme/${name}` },
  dependencies: dependencies.map(dependency),
});

/** Returns what is suggested for each architecture that has suggestions. */
async function suggested(it: ReturnType<typeof setUpRecipes>) {
  const families = await it.recipes.support();
  return Object.fromEntries(
    families.flatMap(({ base, install }) => (install.length > 0 ? [[base, install.map(({ source }) => source)]] : [])),
  );
}

test('the parts that are missing are suggested as the server does, each once, and main models where there is none', async () => {
  using it = setUpRecipes([mainModel('flux'), mainModel('sd-1')]);
  it.starters.value = [
    starter('dev', 'flux', [t5, fluxVae]),
    starter('schnell', 'flux', [t5, fluxVae, { ...t5, type: 'siglip', source: 'acme/siglip' }]),
    ...[starter('xl', 'sdxl', []), starter('one', 'sd-1', [t5])],
    { name: 'lora', base: 'sdxl', type: 'lora' },
  ];
  expect(await suggested(it)).toEqual({ flux: ['acme/t5', 'acme/vae'], sdxl: ['acme/xl'] });
  const [flux] = (await it.recipes.support()).filter(({ base }) => base === 'flux');
  expect(flux?.install[0]).toEqual(t5);
  it.models.push(modelRecord({ name: 'vae', type: 'vae', base: 'flux' }));
  expect(await suggested(it)).toEqual({ flux: ['acme/t5'], sdxl: ['acme/xl'] });
  it.models.push(...parts);
  expect(await suggested(it)).toEqual({ sdxl: ['acme/xl'] });
});

test('a user who may not read suggestions has none, and any other failure is one', async () => {
  using it = setUpRecipes([]);
  it.starters.value = new PermissionError('models', { status: 403, detail: 'Admin privileges required' });
  expect(await suggested(it)).toEqual({});
  it.starters.value = new NotFoundError('models', { status: 404, detail: 'Not Found' });
  await expect(it.recipes.support()).rejects.toBe(it.starters.value);
});

test('without the repository of installations nothing is suggested', async () => {
  using it = setUpRecipes([]);
  const { boards, images } = createMemoryRepositories();
  const models = { async *list() {} };
  const nodes = { types: async () => ({ templates: new Map(), objects: new Map() }), lint: async () => [] };
  const jobs = { enqueueBatch: () => Promise.reject(new Error('nothing is enqueued')) };
  const support = await new RecipeService({ boards, images, models }, { jobs, nodes }).support();
  expect(support.flatMap(({ install }) => install)).toEqual([]);
  expect(support).toHaveLength((await it.recipes.support()).length);
});
