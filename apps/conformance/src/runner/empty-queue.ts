import { QueueRepository } from '@x/repositories/queue';
import type { Client } from '@x/resources/client';

/** Makes a server as if its queue had never been used, and pauses it. What was drawn is deleted. */
export async function emptyQueue({ transport, repositories: { images } }: Client): Promise<void> {
  const queue = new QueueRepository(transport);
  await queue.pause();
  await queue.clear();
  await transport.send('PUT /api/v1/app/invocation_cache/enable', {});
  await transport.send('DELETE /api/v1/app/invocation_cache', {});
  const { image_names: drawn } = await images.names({ image_origin: 'internal' });
  if (drawn.length > 0) await images.deleteMany(drawn);
}
