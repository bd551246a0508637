import assert from 'node:assert/strict';

import type { Client } from '@x/resources/client';
import { JobCanceledError } from '@x/services/errors';

import { type ModelIdentifier, textToImage } from './text-to-image.js';

const prompt = 'a lighthouse at night';

/** Generates an image, and checks its previews, its place in lists, its metadata and its file. */
export async function generateImage(
  { services, repositories: { images } }: Client,
  model: ModelIdentifier,
): Promise<void> {
  const job = await services.jobs.enqueue(textToImage(model, { prompt, seed: 7, steps: 8 }));
  const previews: string[] = [];
  const percentages: number[] = [];
  for await (const event of job.events()) {
    if (event.type !== 'progress') continue;
    if (event.preview) previews.push(event.preview.dataURL);
    if (event.percentage !== null && event.nodeType === 'denoise_latents') percentages.push(event.percentage);
  }
  assert.ok(previews.length >= 4, `${previews.length} previews`);
  for (const preview of previews) assert.match(preview, /^data:image\/\w+;base64,/);
  assert.deepEqual(
    percentages,
    percentages.toSorted((one, other) => one - other),
  );
  assert.equal(percentages.at(-1), 1);

  const [image, ...others] = await job.images();
  assert.ok(image);
  assert.deepEqual(others, []);
  assert.deepEqual([image.width, image.height, image.image_origin, image.has_workflow], [64, 64, 'internal', true]);
  const listed = await images.names({ image_origin: 'internal', search_term: prompt });
  assert.ok(listed.image_names.includes(image.image_name));
  const metadata = await images.metadata(image.image_name);
  assert.deepEqual([metadata?.['positive_prompt'], metadata?.['seed']], [prompt, 7]);
  assert.match((await images.workflow(image.image_name)).graph ?? '', /denoise_latents/);
  assert.ok((await images.full(image.image_name)).size > 1_000);
  await images.delete(image.image_name);
}

/** Cancels a running generation, and checks that it creates no image. */
export async function cancelGeneration({ services, repositories }: Client, model: ModelIdentifier): Promise<void> {
  const search = { image_origin: 'internal', search_term: prompt } as const;
  const before = await repositories.images.names(search);
  const job = await services.jobs.enqueue(textToImage(model, { prompt, seed: 8, steps: 900 }));
  const rejected = assert.rejects(job.images(), (error) => error instanceof JobCanceledError && error.by === 'handle');
  for await (const event of job.events()) if (event.type === 'progress' && event.preview) break;
  assert.equal(await job.cancel(), true);
  await rejected;
  assert.deepEqual(await repositories.images.names(search), before);
}

/** Generates images with three seeds, and checks the seed in the metadata of each. */
export async function generateBatch({ services, repositories }: Client, model: ModelIdentifier): Promise<void> {
  const seeds = [11, 12, 13];
  const graph = textToImage(model, { prompt, seed: 0, steps: 4 });
  const data = [['noise', 'metadata'].map((node_path) => ({ node_path, field_name: 'seed', items: seeds }))];
  const batch = await services.jobs.enqueueBatch({ graph, data });
  const names = (await batch.images()).flat().map(({ image_name }) => image_name);
  const metadata = await Promise.all(names.map((name) => repositories.images.metadata(name)));
  assert.deepEqual(
    metadata.map((one) => one?.['seed']),
    seeds,
  );
  await repositories.images.deleteMany(names);
}
