import { type Graph, type GraphNode, ModelIdentifierField } from '@x/models/graph';
import { expect, test } from 'vitest';
import type { RecipePlan } from '../../src/recipe.js';
import { commonEdges, commonNodes, familyGraphs } from '../support/recipe-graphs.js';
import { mainModel, modelRecord, parts, setUpRecipes } from '../support/recipes-fixture.js';

const folder = { format: 'diffusers' };
const mains = [
  ...[mainModel('sd-1'), mainModel('sd-2'), mainModel('sdxl'), mainModel('sd-3', folder), mainModel('flux')],
  ...[mainModel('cogview4', folder), mainModel('z-image'), mainModel('qwen-image'), mainModel('wan', folder)],
];
const bases = mains.map(({ base }) => String(base));
const recipes = ['textToImage', 'imageToImage', 'inpaint'] as const;

const edgesOf = ({ edges }: Graph): string[] =>
  edges.map(
    ({ source, destination }) => `${source.node_id}.${source.field} ${destination.node_id}.${destination.field}`,
  );

async function plan(base: string, recipe: (typeof recipes)[number], more: object = {}): Promise<RecipePlan> {
  using it = setUpRecipes([...mains, ...parts]);
  const image = it.server.addImage('none', { width: 128, height: 128 });
  const images = { textToImage: {}, imageToImage: { image }, inpaint: { image, mask: image } };
  const input = { model: base, prompt: 'a lighthouse', ...images[recipe], ...more };
  return it.recipes.plan(recipe, input as never);
}

test.each(bases.flatMap((base) => recipes.map((recipe) => [base, recipe] as const)))(
  'in the graph of %s and %s each edge is between nodes, each input has one, and each node leads to the image',
  async (base, recipe) => {
    const { graph } = (await plan(base, recipe)).batch;
    const ids = Object.keys(graph.nodes);
    const ends = graph.edges.flatMap(({ source, destination }) => [source.node_id, destination.node_id]);
    expect(ends.filter((id) => !ids.includes(id))).toEqual([]);
    const inputs = graph.edges.map(({ destination }) => `${destination.node_id}.${destination.field}`);
    expect(new Set(inputs).size).toBe(inputs.length);
    const reached = new Set(['image']);
    for (const id of reached)
      for (const { source, destination } of graph.edges) if (destination.node_id === id) reached.add(source.node_id);
    const unused = ids.filter((id) => !reached.has(id));
    expect(unused).toEqual(
      edgesOf(graph).some((edge) => edge.startsWith('negative_prompt.')) ? [] : ['negative_prompt'],
    );
  },
);

test.each([
  ['sd-1', 'txt2img', { cfg_scale: 7.5, scheduler: 'dpmpp_3m_k', rand_device: 'cpu' }, { width: 512, steps: 30 }],
  ['sd-2', 'txt2img', { cfg_scale: 7.5 }, { width: 768, steps: 30 }],
  ['sdxl', 'sdxl_txt2img', { cfg_scale: 7.5 }, { width: 1024, steps: 30 }],
  ['sd-3', 'sd3_txt2img', { cfg_scale: 3.5 }, { width: 1024, steps: 30 }],
  ['flux', 'flux_txt2img', { guidance: 4, scheduler: 'euler', t5_encoder: { name: 't5' } }, { width: 1024, steps: 30 }],
  ['cogview4', 'cogview4_txt2img', { cfg_scale: 3.5 }, { width: 1024, steps: 30 }],
  ['z-image', 'z_image_txt2img', { cfg_scale: 1, qwen3_encoder: { name: 'qwen3' } }, { width: 1024, steps: 9 }],
  [
    'qwen-image',
    'qwen_image_txt2img',
    { cfg_scale: 4, qwen_image_vae: { name: 'qwen vae' } },
    { width: 1024, steps: 40 },
  ],
  ['wan', 'wan_txt2img', { cfg_scale: 4 }, { width: 1024, steps: 40 }],
])('an image of %s has the metadata of %s', async (base, generation_mode, more, settings) => {
  const { batch } = await plan(base, 'textToImage');
  const about = { generation_mode, model: { key: `key-of-${base}` } };
  expect(batch.graph.nodes['metadata']).toMatchObject({ ...about, ...more, ...settings });
  const edges = edgesOf(batch.graph);
  for (const edge of ['seed.value metadata.seed', 'positive_prompt.value metadata.positive_prompt'])
    expect(edges).toContain(edge);
});

test.each([
  ['sd-1', { steps: 7, cfg_scale: 2, scheduler: 'euler', cfg_rescale_multiplier: 0 }],
  ['sdxl', { steps: 7, cfg_scale: 2, scheduler: 'euler', cfg_rescale_multiplier: 0 }],
  ['sd-3', { steps: 7, cfg_scale: 2 }],
  ['flux', { num_steps: 7, guidance: 3, scheduler: 'euler' }],
  ['cogview4', { steps: 7, cfg_scale: 2 }],
  ['z-image', { steps: 7, guidance_scale: 2, scheduler: 'euler' }],
  ['qwen-image', { steps: 7, cfg_scale: 2 }],
  ['wan', { steps: 7, guidance_scale: 2 }],
])('the settings of %s are these inputs: %j', async (base, inputs) => {
  const scheduler = 'scheduler' in inputs ? 'euler' : undefined;
  const more = base === 'flux' ? { guidance: 3 } : { cfgScale: 2 };
  const { graph } = (await plan(base, 'textToImage', { steps: 7, scheduler, ...more })).batch;
  const shared = ['id', 'type', 'width', 'height'];
  const own = Object.entries(graph.nodes['denoise'] ?? {}).filter(([input]) => !shared.includes(input));
  const others = Object.fromEntries(own);
  expect(others).toEqual({ ...inputs, denoising_start: 0, denoising_end: 1 });
});

test('the seed and the size of newer families are inputs of the node that denoises', async () => {
  for (const base of ['sd-3', 'flux', 'cogview4', 'z-image', 'qwen-image', 'wan']) {
    const { graph } = (await plan(base, 'textToImage', { width: 128, height: 256 })).batch;
    expect(graph.nodes['denoise']).toMatchObject({ width: 128, height: 256 });
    expect(graph.nodes['noise']).toBeUndefined();
    expect(edgesOf(graph)).toContain('seed.value denoise.seed');
  }
});

test.each([
  ['sd-1', 1, true],
  ['cogview4', 1, true],
  ['z-image', 1, false],
  ['z-image', 1.5, true],
  ['qwen-image', 1, false],
  ['wan', 4, true],
])('with the scale %2$d a negative prompt of %1$s has an effect: %3$s', async (base, cfgScale, hasEffect) => {
  const { batch, notes } = await plan(base, 'textToImage', { cfgScale, negativePrompt: 'fog' });
  expect(batch.graph.nodes['negative_prompt']).toMatchObject({ value: 'fog' });
  expect(batch.graph.nodes['negative'] !== undefined).toBe(hasEffect);
  const note = 'negativePrompt has no effect where cfgScale is 1';
  expect(notes.includes(note)).toBe(!hasEffect);
});

test.each(bases.flatMap((base) => recipes.map((recipe) => [base, recipe] as const)))(
  'each node type in the graph of %s and %s must be on the server',
  async (base, recipe) => {
    const { graph } = (await plan(base, recipe)).batch;
    const types = new Set(Object.values(graph.nodes).map(({ type }) => type));
    for (const type of types) {
      using it = setUpRecipes([...mains, ...parts]);
      it.nodeTypes.delete(type);
      const image = it.server.addImage('none', { width: 128, height: 128 });
      const images = { textToImage: {}, imageToImage: { image }, inpaint: { image, mask: image } };
      const input = { model: base, prompt: 'a lighthouse', ...images[recipe] };
      const refusal = `this server has no node type "${type}"`;
      await expect(it.recipes.plan(recipe, input as never)).rejects.toThrow(refusal);
    }
  },
);

test('a setting of a record that the family does not have is left out', async () => {
  const default_settings = { guidance: 5, cfg_scale: 6, scheduler: 'heun' };
  const own = (base: string, fields: object = {}) => mainModel(base, { ...fields, default_settings });
  using it = setUpRecipes([own('sd-1'), own('flux'), own('sd-3', folder), ...parts]);
  const settings = await Promise.all(
    ['sd-1', 'flux', 'sd-3'].map(
      async (model) => (await it.recipes.plan('textToImage', { model, prompt: '' })).settings,
    ),
  );
  expect(settings).toMatchObject([
    { cfgScale: 6, guidance: undefined, scheduler: 'heun' },
    { cfgScale: undefined, guidance: 5, scheduler: 'heun' },
    { cfgScale: 6, guidance: undefined, scheduler: undefined },
  ]);
});

test('an empty negative prompt is a space where the text encoder needs one', async () => {
  const values = await Promise.all(
    ['sdxl', 'qwen-image', 'wan'].map(async (base) => {
      const { graph } = (await plan(base, 'textToImage')).batch;
      return [graph.nodes['negative_prompt']?.['value'], graph.nodes['metadata']?.['negative_prompt']];
    }),
  );
  expect(values).toEqual([
    ['', undefined],
    [' ', ''],
    [' ', ''],
  ]);
});

test('the prompt is also the style of SDXL', async () => {
  const edges = edgesOf((await plan('sdxl', 'textToImage')).batch.graph);
  for (const input of ['positive.prompt', 'positive.style']) expect(edges).toContain(`positive_prompt.value ${input}`);
  for (const input of ['clip', 'clip2']) expect(edges).toContain(`model.${input} positive.${input}`);
});

/** A node as `id: type`, with the models in its inputs as `input=name`. */
function describeNode({ id, type, ...inputs }: GraphNode): string {
  const models = Object.entries(inputs).flatMap(([input, value]) => {
    const { success, data } = ModelIdentifierField.safeParse(value);
    return success ? [`${input}=${data.name}`] : [];
  });
  return [`${id}: ${type}`, ...models].join(' ');
}

test.each(Object.entries(familyGraphs))('the graph of %s connects these nodes', async (base, { nodes, edges }) => {
  const hasLoras = nodes.includes('loras: collect');
  const fields = hasLoras ? { variant: 't2v_a14b' } : folder;
  using it = setUpRecipes([
    ...[mainModel(base, fields), mainModel('wan', { name: 'low', variant: 't2v_a14b' }), ...parts],
    modelRecord({ name: 'lora', type: 'lora', base }),
  ]);
  const image = it.server.addImage('none', { width: 128, height: 128 });
  const loras = hasLoras ? [{ model: 'lora' }] : [];
  const input = { model: base, prompt: 'x', image, mask: image, loras, ...(base !== 'flux' && { cfgScale: 2 }) };
  const { graph } = (await it.recipes.plan('inpaint', input)).batch;
  expect(Object.values(graph.nodes).map(describeNode).toSorted()).toEqual([...commonNodes, ...nodes].toSorted());
  expect(edgesOf(graph).toSorted()).toEqual([...commonEdges, ...edges].toSorted());
});
