import type { Image } from '@x/models/image';
import { expect, test } from 'vitest';
import { mainModel, parts, setUpRecipes } from '../support/recipes-fixture.js';

const models = [...['sd-1', 'flux', 'sd-3', 'cogview4'].map((base) => mainModel(base)), ...parts];

/** Returns a fixture with an image of 500 x 333 pixels, and its record. */
function setUp() {
  const it = setUpRecipes(models);
  const name = it.server.addImage('none', { width: 500, height: 333 });
  const image = it.server.images.get(name) as Image;
  return {
    ...it,
    image,
    input: { model: 'sd-1', prompt: 'a lighthouse', image },
    [Symbol.dispose]: it[Symbol.dispose],
  };
}

test('an image is resized to the grid, and becomes the latents that the denoising begins with', async () => {
  using it = setUp();
  const plan = await it.recipes.plan('imageToImage', { ...it.input, strength: 0.25 });
  expect(plan.settings).toMatchObject({ width: 496, height: 328 });
  expect(plan.image).toEqual(it.image);
  expect(plan.batch.graph.nodes).toMatchObject({
    initial_image: { type: 'img_resize', image: { image_name: it.image.image_name }, width: 496, height: 328 },
    initial_latents: { type: 'i2l' },
    noise: { width: 496, height: 328 },
    denoise: { denoising_start: 0.75, denoising_end: 1 },
    metadata: { generation_mode: 'img2img', strength: 0.25, init_image: it.image.image_name },
  });
  expect(plan.batch.graph.nodes['initial_image']).toMatchObject({ is_intermediate: true });
  const edges = plan.batch.graph.edges.map(({ source, destination }) => [source.node_id, destination.field]);
  for (const edge of [
    ['initial_image', 'image'],
    ['initial_latents', 'latents'],
  ])
    expect(edges).toContainEqual(edge);
});

test('an image of the size of the generation is not resized', async () => {
  using it = setUp();
  it.server.addImage('none', { image_name: 'b.png', width: 64, height: 64 });
  const { batch } = await it.recipes.plan('imageToImage', { ...it.input, image: 'b.png' });
  expect(batch.graph.nodes['initial_image']).toBeUndefined();
  expect(batch.graph.nodes['initial_latents']).toMatchObject({ image: { image_name: 'b.png' } });
});

test('a small image is enlarged to the grid of the family', async () => {
  using it = setUp();
  it.server.addImage('none', { image_name: 'b.png', width: 20, height: 70 });
  const { settings } = await it.recipes.plan('imageToImage', { ...it.input, model: 'cogview4', image: 'b.png' });
  expect(settings).toMatchObject({ width: 32, height: 64 });
});

test.each([
  ['sd-1', 0.25],
  ['cogview4', 0.25],
  ['flux', 1 - 0.75 ** 0.2],
  ['sd-3', 1 - 0.75 ** 0.2],
])('the default strength begins the denoising of %s at %d', async (model, denoising_start) => {
  using it = setUp();
  const { batch } = await it.recipes.plan('imageToImage', { ...it.input, model });
  expect(batch.graph.nodes['denoise']).toMatchObject({ denoising_start });
});

test('a file is uploaded as an intermediate image', async () => {
  using it = setUp();
  const { image } = await it.recipes.plan('imageToImage', {
    ...it.input,
    image: new Blob(['x'], { type: 'image/png' }),
  });
  expect(image).toMatchObject({ is_intermediate: true });
  expect(it.server.requests).toEqual(['models.list', 'images.upload']);
});

test('inpainting inverts the mask for the server, and blends the result into the image', async () => {
  using it = setUp();
  it.server.addImage('none', { image_name: 'mask.png', width: 100, height: 100 });
  const { batch } = await it.recipes.plan('inpaint', { ...it.input, mask: 'mask.png', strength: 1 });
  expect(batch.graph.nodes).toMatchObject({
    sized_mask: { type: 'img_resize', image: { image_name: 'mask.png' }, width: 496, height: 328 },
    gray_mask: { type: 'img_conv', mode: 'L' },
    mask: { type: 'img_lerp', min: 255, max: 0 },
    gradient_mask: { type: 'create_gradient_mask', edge_radius: 16 },
    denoise: { denoising_start: 0 },
    decoded: { type: 'l2i' },
    faded_mask: { type: 'expand_mask_with_fade', fade_size_px: 16 },
    image: { type: 'invokeai_img_blend', is_intermediate: false, use_cache: false },
    metadata: { generation_mode: 'inpaint' },
  });
  const edges = batch.graph.edges.map(
    ({ source, destination }) => `${source.node_id}.${source.field} ${destination.node_id}.${destination.field}`,
  );
  expect(edges).toEqual(
    expect.arrayContaining([
      ...['sized_mask.image gray_mask.image', 'gray_mask.image mask.image', 'mask.image gradient_mask.mask'],
      ...['gradient_mask.denoise_mask denoise.denoise_mask', 'model.unet gradient_mask.unet'],
      ...['gradient_mask.expanded_mask_area faded_mask.mask', 'faded_mask.image image.mask'],
      ...[
        'decoded.image image.layer_upper',
        'initial_image.image image.layer_base',
        'metadata.metadata image.metadata',
      ],
    ]),
  );
});

test('inpainting puts only its result into the gallery', async () => {
  using it = setUp();
  const mask = it.image.image_name;
  for (const model of ['sd-1', 'flux', 'sd-3', 'cogview4']) {
    const { batch } = await it.recipes.plan('inpaint', { ...it.input, model, mask });
    const makesImages = /resize|conv|lerp|gradient|fade|blend|l2i$|decode$/;
    const nodes = Object.values(batch.graph.nodes).filter(({ type }) => makesImages.test(type));
    expect(nodes.length).toBeGreaterThanOrEqual(6);
    expect(nodes.filter(({ is_intermediate }) => !is_intermediate).map(({ id }) => id)).toEqual(['image']);
    expect(batch.graph.nodes['metadata']).toMatchObject({ generation_mode: expect.stringMatching(/inpaint$/) });
  }
});
