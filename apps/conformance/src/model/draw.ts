import assert from 'node:assert/strict';

import type { Client } from '@x/resources/client';
import * as z from 'zod';

import type { Raw } from '../suite/raw.js';
import { eventually } from './eventually.js';
import { type ModelIdentifier, textToImage } from './text-to-image.js';

const Enqueued = z.object({ item_ids: z.array(z.int()).length(1) });
const Output = z.object({ image: z.object({ image_name: z.string() }).optional() });
const Item = z.object({
  status: z.string(),
  error_message: z.string().nullish(),
  session: z.object({ results: z.record(z.string(), Output) }),
});

/** Draws a picture and sees that the SDK lists it, reads how it was made, and downloads it. */
export async function draw(raw: Raw, client: Client, model: ModelIdentifier): Promise<void> {
  const { images } = client.repositories;
  const prompt = 'a lighthouse at night';
  const graph = textToImage(model, prompt, 7);
  const answer = await raw('POST /api/v1/queue/default/enqueue_batch', { json: { batch: { graph, runs: 1 } } });
  const [id] = Enqueued.parse(answer.body).item_ids;
  const item = await eventually('the picture is drawn', async () => {
    const current = Item.parse((await raw(`GET /api/v1/queue/default/i/${id}`)).body);
    assert.ok(!['failed', 'canceled'].includes(current.status), `drawing ${current.status}: ${current.error_message}`);
    return current.status === 'completed' ? current : undefined;
  });
  const drawn = Object.values(item.session.results).flatMap(({ image }) => (image ? [image.image_name] : []));
  const [name = ''] = drawn;
  assert.equal(drawn.length, 1);

  const listed = await images.names({ image_origin: 'internal', search_term: prompt });
  assert.ok(listed.image_names.includes(name));
  const image = await images.get(name);
  assert.deepEqual([image.width, image.height, image.image_origin, image.has_workflow], [64, 64, 'internal', true]);
  const metadata = await images.metadata(name);
  assert.deepEqual([metadata?.['positive_prompt'], metadata?.['seed']], [prompt, 7]);
  assert.match((await images.workflow(name)).graph ?? '', /denoise_latents/);
  assert.ok((await images.full(name)).size > 1_000);
  await images.delete(name);
}
