import { QueueRepository } from '@x/repositories/queue';
import type { Client } from '@x/resources/client';

import { waitUntilIdle } from './wait-until-idle.js';

/** Empties the queue and the invocation cache, pauses the queue, and deletes generated images. */
export async function emptyQueue(client: Client): Promise<void> {
  const { transport } = client;
  const { images } = client.repositories;
  const queue = new QueueRepository(transport);
  await queue.pause();
  await queue.clear();
  await waitUntilIdle(client);
  await transport.send('PUT /api/v1/app/invocation_cache/enable', {});
  await transport.send('DELETE /api/v1/app/invocation_cache', {});
  const { image_names: generated } = await images.names({ image_origin: 'internal' });
  if (generated.length > 0) await images.deleteMany(generated);
}
