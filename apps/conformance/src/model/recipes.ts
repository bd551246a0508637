import assert from 'node:assert/strict';

import type { Image } from '@x/models/image';
import type { Client } from '@x/resources/client';
import type { RecipeRun, TextToImageInput } from '@x/services/recipe';
import sharp from 'sharp';
import { paint, toBlob } from '../images/png.js';
import type { ModelIdentifier } from './text-to-image.js';

const WIDTH = 128;
const HEIGHT = 64;
const CHANNELS = 3;
/** How far the white of a mask reaches into an image, with the edge that fades out. */
const REACH = { white: 24, edge: 40 };

/** Generates, changes, paints and enlarges images by recipes, and checks their pixels, seeds and metadata. */
export async function checkRecipes(client: Client, model: ModelIdentifier): Promise<void> {
  const made: Image[] = [];
  const all = async (run: RecipeRun): Promise<Image[]> => {
    const images = await run.images();
    made.push(...images);
    return images;
  };
  const one = async (run: RecipeRun): Promise<Image> => {
    const [image, ...others] = await all(run);
    assert.ok(image);
    assert.deepEqual(others, []);
    return image;
  };
  const { recipes } = client.services;
  const input = { model, prompt: 'a lighthouse', width: WIDTH, height: HEIGHT, steps: 6, scheduler: 'euler' };
  const pixels = async ({ image_name }: Image): Promise<Buffer> => {
    const file = await client.repositories.images.full(image_name);
    return sharp(Buffer.from(await file.arrayBuffer()))
      .removeAlpha()
      .raw()
      .toBuffer();
  };

  const run = await recipes.textToImage({ ...input, count: 2 });
  let previews = 0;
  for await (const { event } of run.batch.events()) if (event.type === 'progress' && event.preview) previews += 1;
  assert.ok(previews >= 8, `${previews} previews`);
  const images = await all(run);
  const seeds = await Promise.all(images.map((image) => seedOf(client, image)));
  assert.deepEqual(seeds, run.plan.seeds);
  const [first, second] = images;
  assert.ok(first && second);
  const before = await pixels(first);
  assert.ok(!before.equals(await pixels(second)), 'two seeds made the same pixels');
  const again = await one(await recipes.textToImage({ ...input, seed: seeds[0] }));
  assert.notEqual(again.image_name, first.image_name);
  assert.ok(before.equals(await pixels(again)), 'one seed made two images');

  const changed = await one(await recipes.imageToImage({ ...input, image: first, strength: 0.5, seed: 3 }));
  assert.ok(!before.equals(await pixels(changed)));
  const file = toBlob(await paint({ width: 101, height: 75 }).png().toBuffer(), 'image/png');
  const { width: _, height: __, ...unsized } = input;
  const resized = await one(await recipes.imageToImage({ ...unsized, image: file }));
  assert.deepEqual([resized.width, resized.height], [96, 72]);

  const mask = paint({ width: WIDTH, height: HEIGHT, color: [0, 0, 0] });
  const white = await paint({ width: REACH.white, height: HEIGHT, color: [255, 255, 255] })
    .png()
    .toBuffer();
  const painted = await one(
    await recipes.inpaint({
      ...{ ...input, image: first, strength: 1, seed: 77 },
      mask: toBlob(
        await mask
          .composite([{ input: white, left: 0, top: 0 }])
          .png()
          .toBuffer(),
        'image/png',
      ),
    }),
  );
  const differs = differentColumns(before, await pixels(painted));
  assert.ok(differs.slice(0, REACH.white).every(Boolean), 'white of the mask was kept');
  assert.deepEqual(differs.slice(REACH.white + REACH.edge).filter(Boolean), [], 'black of the mask was changed');

  const enlarged = await one(await recipes.upscale({ image: first, scale: 1.5, model: 'none' }));
  assert.deepEqual([enlarged.width, enlarged.height], [WIDTH * 1.5, HEIGHT * 1.5]);
  await client.repositories.images.deleteMany(made.map(({ image_name }) => image_name));
}

async function seedOf({ repositories }: Client, { image_name }: Image): Promise<unknown> {
  return (await repositories.images.metadata(image_name))?.['seed'];
}

/** Returns of each column whether any of its pixels differs. */
const differentColumns = (one: Buffer, other: Buffer): boolean[] =>
  Array.from({ length: WIDTH }, (_, column) =>
    Array.from({ length: HEIGHT }, (__, row) => (row * WIDTH + column) * CHANNELS).some(
      (at) => !one.subarray(at, at + CHANNELS).equals(other.subarray(at, at + CHANNELS)),
    ),
  );

/**
 * Enqueues each recipe with each of the main models that can be used, on a queue that is paused, and cancels it; and
 * enlarges an image with the model for it. Returns how many graphs the server accepted. Rejects when it refuses one, and
 * when a family has no model.
 */
export async function enqueueRecipes({ services, repositories }: Client): Promise<number> {
  const { recipes } = services;
  const { images, models, queue } = repositories;
  const file = toBlob(await paint({ width: 256, height: 128 }).png().toBuffer(), 'image/png');
  const image = await images.upload(file, { is_intermediate: true });
  const loras = new Map<string, string>();
  for await (const { type, base, key } of models.list()) if (type === 'lora') loras.set(base, key);
  const kinds = [
    (input: TextToImageInput) => recipes.textToImage(input),
    (input: TextToImageInput) => recipes.imageToImage({ ...input, image }),
    (input: TextToImageInput) => recipes.inpaint({ ...input, image, mask: image, width: 512, height: 256 }),
  ];
  await queue.pause();
  let accepted = 0;
  try {
    for (const { family, base, models: mains, recipes: possible } of await recipes.support()) {
      assert.deepEqual(possible, { textToImage: true, imageToImage: true, inpaint: true }, family);
      for (const { model, reasons } of mains) {
        if (reasons.length > 0) continue;
        const lora = loras.get(base);
        const hasLoras = lora !== undefined && !['sd-3', 'cogview4'].includes(base);
        const input = { model, prompt: 'a lighthouse', count: 2, ...(hasLoras && { loras: [{ model: lora }] }) };
        for (const kind of kinds) {
          const { batch } = await kind(input);
          assert.equal(await batch.cancel(), 2);
          accepted += 1;
        }
      }
    }
  } finally {
    await queue.resume();
  }
  for (const [scale, width] of [
    [undefined, 512],
    [3, 768],
  ] as const) {
    const [enlarged] = await (await recipes.upscale({ image, scale })).images();
    assert.equal(enlarged?.width, width);
    await images.delete(enlarged.image_name);
  }
  await images.delete(image.image_name);
  return accepted;
}
