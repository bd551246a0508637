import assert from 'node:assert/strict';

import type { Client } from '@x/resources/client';
import { JobCanceledError } from '@x/services/errors';

import { type ModelIdentifier, textToImage } from './text-to-image.js';

const prompt = 'a lighthouse at night';

/** Draws a picture and sees that it is shown as it comes, listed, read for how it was made, and downloaded. */
export async function draw({ services, repositories: { images } }: Client, model: ModelIdentifier): Promise<void> {
  const job = await services.jobs.enqueue(textToImage(model, { prompt, seed: 7, steps: 8 }));
  const previews: string[] = [];
  const shares: number[] = [];
  for await (const event of job.events()) {
    if (event.type !== 'progress') continue;
    if (event.preview) previews.push(event.preview.dataURL);
    if (event.percentage !== null && event.nodeType === 'denoise_latents') shares.push(event.percentage);
  }
  assert.ok(previews.length >= 4, `${previews.length} previews`);
  for (const preview of previews) assert.match(preview, /^data:image\/\w+;base64,/);
  assert.deepEqual(
    shares,
    shares.toSorted((one, other) => one - other),
  );
  assert.equal(shares.at(-1), 1);

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

/** Stops a drawing in the middle, and sees that no picture comes of it. */
export async function drawHalf({ services, repositories }: Client, model: ModelIdentifier): Promise<void> {
  const search = { image_origin: 'internal', search_term: prompt } as const;
  const before = await repositories.images.names(search);
  const job = await services.jobs.enqueue(textToImage(model, { prompt, seed: 8, steps: 900 }));
  const refused = assert.rejects(job.images(), (error) => error instanceof JobCanceledError && error.by === 'handle');
  for await (const event of job.events()) if (event.type === 'progress' && event.preview) break;
  assert.equal(await job.cancel(), true);
  await refused;
  assert.deepEqual(await repositories.images.names(search), before);
}

/** Draws with three seeds, and sees that each picture says which was its own. */
export async function drawThree({ services, repositories }: Client, model: ModelIdentifier): Promise<void> {
  const seeds = [11, 12, 13];
  const graph = textToImage(model, { prompt, seed: 0, steps: 4 });
  const data = [['noise', 'metadata'].map((node_path) => ({ node_path, field_name: 'seed', items: seeds }))];
  const batch = await services.jobs.enqueueBatch({ graph, data });
  const names = (await batch.images()).flat().map(({ image_name }) => image_name);
  const told = await Promise.all(names.map((name) => repositories.images.metadata(name)));
  assert.deepEqual(
    told.map((metadata) => metadata?.['seed']),
    seeds,
  );
  await repositories.images.deleteMany(names);
}
