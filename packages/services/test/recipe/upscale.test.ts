import { expect, test } from 'vitest';
import { mainModel, modelRecord, setUpRecipes } from '../support/recipes-fixture.js';

const upscaler = (name: string) => modelRecord({ name, type: 'spandrel_image_to_image' });

/** Returns a fixture with an image. */
function setUp(...names: readonly string[]) {
  const it = setUpRecipes([mainModel('sd-1'), ...names.map(upscaler)]);
  const image = it.server.addImage('none', { width: 64, height: 64 });
  return { ...it, image, [Symbol.dispose]: it[Symbol.dispose] };
}

test('an image is enlarged by the factor of a model, or to a scale', async () => {
  using it = setUp('a', 'b');
  const { image } = it;
  const own = await it.recipes.plan('upscale', { image, model: 'b' });
  expect(own.batch.graph.nodes).toMatchObject({
    image: { type: 'spandrel_image_to_image', image: { image_name: image }, image_to_image_model: { name: 'b' } },
    metadata: { type: 'core_metadata', upscale_model: { name: 'b' }, init_image: image },
  });
  expect(own.batch.graph.nodes['image']).toMatchObject({ is_intermediate: false, use_cache: false });
  expect([own.model?.name, own.notes, own.seeds, own.settings]).toEqual(['b', [], [], undefined]);
  const scaled = await it.recipes.plan('upscale', { image, model: 'b', scale: 3 });
  expect(scaled.batch.graph.nodes).toMatchObject({
    image: { type: 'spandrel_image_to_image_autoscale', scale: 3 },
    metadata: { upscale_scale: 3 },
  });
});

test('without a model the first one that is installed is used, and noted where there are others', async () => {
  using one = setUp('a');
  expect(await one.recipes.plan('upscale', { image: one.image })).toMatchObject({ model: { name: 'a' }, notes: [] });
});

test('one of several models is noted', async () => {
  using two = setUp('a', 'b');
  const notes = ['2 models enlarge: "a" is used; give model for another'];
  expect(await two.recipes.plan('upscale', { image: two.image })).toMatchObject({ model: { name: 'a' }, notes });
});

test('without an installed model, and with the model none, the image is resized', async () => {
  using it = setUp();
  const resized = await it.recipes.plan('upscale', { image: it.image });
  expect(resized.batch.graph.nodes).toMatchObject({
    image: { type: 'img_scale', scale_factor: 2, resample_mode: 'lanczos' },
    metadata: { init_image: it.image },
  });
  expect([resized.model, resized.notes]).toEqual([
    undefined,
    ['no model that enlarges is installed: the image is resized'],
  ]);
  it.models.push(upscaler('a'));
  const none = await it.recipes.plan('upscale', { image: it.image, model: 'none', scale: 1.5 });
  expect(none.batch.graph.nodes['image']).toMatchObject({ type: 'img_scale', scale_factor: 1.5 });
  expect([none.model, none.notes]).toEqual([undefined, []]);
});

test('an enlarged image is put on a board that exists, and enqueued as one job', async () => {
  using it = setUp('a');
  const board = it.server.addBoard('large');
  const { batch, plan } = await it.recipes.upscale({ image: it.image, board });
  expect(plan.batch.graph.nodes['image']).toMatchObject({ board: { board_id: board } });
  expect(batch.jobs).toHaveLength(1);
  await expect(it.recipes.upscale({ image: it.image, board: 'none-such' })).rejects.toThrow('Board not found');
});

test('an enlargement is refused where the model, the image or the node type is missing', async () => {
  using it = setUp('a');
  const { image } = it;
  await expect(it.recipes.upscale({ image, model: 'sd-1' })).rejects.toThrow(
    'model: must be a model of type "spandrel_image_to_image"; "sd-1" is type "main"',
  );
  await expect(it.recipes.upscale({ image: 'b.png' })).rejects.toThrow('image: there is no image "b.png"');
  it.nodeTypes.delete('spandrel_image_to_image');
  it.nodeTypes.delete('img_scale');
  await expect(it.recipes.upscale({ image })).rejects.toThrow(
    'upscale cannot be done with "a": this server has no node type "spandrel_image_to_image"',
  );
  await expect(it.recipes.upscale({ image, model: 'none' })).rejects.toThrow('upscale cannot be done with no model');
});
