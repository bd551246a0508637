import { expect, test } from 'vitest';
import { mainModel, modelRecord, setUpRecipes } from '../support/recipes-fixture.js';

const input = { model: 'sd-1', prompt: 'a lighthouse' } as const;

test('a prompt becomes a graph with the defaults of the family, and a random seed that is reported', async () => {
  using it = setUpRecipes();
  const { batch, settings, seeds, parts, notes, data } = await planOf(it);
  const defaults = { width: 512, height: 512, steps: 30, cfgScale: 7.5, scheduler: 'dpmpp_3m_k' };
  expect(settings).toEqual({ ...defaults, guidance: undefined });
  expect([parts, notes, data]).toEqual([{}, [], undefined]);
  const [seed] = seeds;
  expect(batch.graph.nodes).toMatchObject({
    model: { type: 'main_model_loader', model: { key: 'key-of-sd-1', base: 'sd-1', type: 'main' } },
    positive_prompt: { type: 'string', value: 'a lighthouse' },
    negative_prompt: { type: 'string', value: '' },
    seed: { type: 'integer', value: seed },
    noise: { type: 'noise', width: 512, height: 512, use_cpu: true },
    denoise: { type: 'denoise_latents', steps: 30, cfg_scale: 7.5, denoising_start: 0, denoising_end: 1 },
    metadata: { type: 'core_metadata', generation_mode: 'txt2img', steps: 30, cfg_scale: 7.5, rand_device: 'cpu' },
    image: { type: 'l2i', fp32: true, is_intermediate: false, use_cache: false },
  });
  expect(edgesOf(batch.graph)).toEqual(
    [
      ...['model.unet denoise.unet', 'model.clip positive.clip', 'model.clip negative.clip', 'model.vae image.vae'],
      ...['positive_prompt.value positive.prompt', 'negative_prompt.value negative.prompt'],
      ...['positive.conditioning denoise.positive_conditioning', 'negative.conditioning denoise.negative_conditioning'],
      ...['seed.value noise.seed', 'noise.noise denoise.noise', 'denoise.latents image.latents'],
      ...['seed.value metadata.seed', 'positive_prompt.value metadata.positive_prompt'],
      ...['negative_prompt.value metadata.negative_prompt', 'metadata.metadata image.metadata'],
    ].toSorted(),
  );
  const another = await planOf(it);
  expect(another.seeds).not.toEqual(seeds);
});

async function planOf(it: ReturnType<typeof setUpRecipes>, more: object = {}) {
  const plan = await it.recipes.plan('textToImage', { ...input, ...more });
  return { ...plan, data: plan.batch.data };
}

interface Edges {
  readonly edges: readonly {
    readonly source: { readonly node_id: string; readonly field: string };
    readonly destination: { readonly node_id: string; readonly field: string };
  }[];
}

const edgesOf = ({ edges }: Edges): string[] =>
  edges
    .map(({ source, destination }) => `${source.node_id}.${source.field} ${destination.node_id}.${destination.field}`)
    .toSorted();

test('several images are one batch over their seeds, which go on at 0 after the last one', async () => {
  using it = setUpRecipes();
  const { plan, batch } = await it.recipes.textToImage({ ...input, seed: 0xffff_fffe, count: 3 });
  expect(plan.seeds).toEqual([0xffff_fffe, 0xffff_ffff, 0]);
  expect(batch.jobs).toHaveLength(3);
  expect(it.server.requests.filter((request) => request.startsWith('queue.enqueue'))).toHaveLength(1);
  const values = [...it.server.queue.items.values()].map(({ field_values }) => field_values);
  expect(values).toEqual(plan.seeds.map((value) => [{ node_path: 'seed', field_name: 'value', value }]));
});

test('the images of a run are those of the gallery, in the order of the seeds', async () => {
  using it = setUpRecipes();
  const run = await it.recipes.textToImage({ ...input, count: 2 });
  for (const item_id of it.server.queue.items.keys()) {
    const hidden = it.server.addImage('none', { image_name: `hidden-${item_id}.png`, is_intermediate: true });
    const shown = it.server.addImage('none', { image_name: `shown-${item_id}.png` });
    const output = (image_name: string) => ({ type: 'image_output', image: { image_name }, width: 64, height: 64 });
    it.server.queue.start(item_id);
    const runs = [hidden, shown].map((name) => ({ node: name, output: output(name) }));
    it.server.queue.finishNodes(item_id, runs);
    it.server.queue.complete(item_id);
  }
  expect((await run.images()).map(({ image_name }) => image_name)).toEqual(['shown-1.png', 'shown-2.png']);
});

test('nothing is enqueued for a plan', async () => {
  using it = setUpRecipes();
  await planOf(it);
  expect(it.server.requests).toEqual(['models.list']);
});

test('the settings of a record replace those of the family, and those of the input replace both', async () => {
  const default_settings = {
    ...{ steps: 12, cfg_scale: 3, width: 640, height: 384, scheduler: 'heun', vae: 'key-of-own' },
    ...{ vae_precision: 'fp16', cfg_rescale_multiplier: 0.5 },
  };
  const vae = (name: string) => modelRecord({ name, type: 'vae', base: 'sd-1' });
  using it = setUpRecipes([mainModel('sd-1', { default_settings }), vae('another'), vae('own')]);
  const own = await planOf(it);
  expect(own.settings).toMatchObject({ width: 640, height: 384, steps: 12, cfgScale: 3, scheduler: 'heun' });
  expect(own.batch.graph.nodes).toMatchObject({
    vae: { type: 'vae_loader', vae_model: { key: 'key-of-own' } },
    denoise: { cfg_rescale_multiplier: 0.5 },
    image: { fp32: false },
    metadata: { vae: { key: 'key-of-own' }, width: 640, cfg_rescale_multiplier: 0.5, clip_skip: 0 },
  });
  expect(edgesOf(own.batch.graph)).toContain('vae.vae image.vae');
  expect(Object.keys(own.batch.graph.nodes['model'] ?? {})).toEqual(['id', 'type', 'model']);
  const given = await planOf(it, { width: 64, height: 72, steps: 4, cfgScale: 5, scheduler: 'euler', vae: 'another' });
  expect(given.settings).toMatchObject({ width: 64, height: 72, steps: 4, cfgScale: 5, scheduler: 'euler' });
  expect([given.parts['vae']?.name, given.notes]).toEqual(['another', []]);
});

test('LoRAs are applied to the model and to its text encoders, each with its weight', async () => {
  const lora = (name: string, more: object) => modelRecord({ name, type: 'lora', base: 'sd-1', ...more });
  using it = setUpRecipes([
    ...[mainModel('sd-1'), lora('a', { default_settings: { weight: 0.4 } }), lora('b', {}), lora('c', {})],
  ]);
  const { batch } = await planOf(it, { loras: [{ model: 'a' }, { model: 'b' }, { model: 'c', weight: -1 }] });
  expect(batch.graph.nodes).toMatchObject({
    lora_1: { lora: { name: 'a' }, weight: 0.4 },
    lora_2: { lora: { name: 'b' }, weight: 0.75 },
    lora_3: { lora: { name: 'c' }, weight: -1 },
    model_with_loras: { type: 'lora_collection_loader' },
    metadata: { loras: [{ model: { name: 'a' }, weight: 0.4 }, { weight: 0.75 }, { weight: -1 }] },
  });
  const edges = edgesOf(batch.graph);
  for (const edge of ['unet denoise.unet', 'clip positive.clip', 'clip negative.clip'])
    expect(edges).toContain(`model_with_loras.${edge}`);
  expect(edges.filter((edge) => edge.startsWith('model.'))).toEqual(
    ['model.clip model_with_loras.clip', 'model.unet model_with_loras.unet', 'model.vae image.vae'].toSorted(),
  );
});

test('the images are put on a board that exists', async () => {
  using it = setUpRecipes();
  const board = it.server.addBoard('a');
  expect((await planOf(it, { board })).batch.graph.nodes['image']).toMatchObject({ board: { board_id: board } });
  await expect(planOf(it, { board: 'none-such' })).rejects.toThrow('Board not found');
});

test('a model is found by its key, its hash, its name and its record', async () => {
  using it = setUpRecipes([mainModel('sdxl'), mainModel('sd-1')]);
  const record = it.models[1];
  for (const model of ['key-of-sd-1', 'blake3:sd-1', 'sd-1', record]) {
    expect((await planOf(it, { model })).model).toBe(record);
  }
});
