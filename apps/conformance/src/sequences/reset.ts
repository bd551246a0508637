import { QueueRepository } from '@x/repositories/queue';
import type { Client } from '@x/resources/client';

import { waitUntilIdle } from '../runner/wait-until-idle.js';

/** The queues of generated sequences, `default` last. */
export const QUEUES = ['other', 'é ü', 'default'];

/** Empties a server: queues, images, boards, the invocation cache. Pauses the queue. Clears the queue `default` last. */
export async function reset(client: Client): Promise<void> {
  const { transport } = client;
  const { images, boards } = client.repositories;
  await new QueueRepository(transport).pause();
  await transport.send('PUT /api/v1/app/invocation_cache/enable', {});
  await transport.send('DELETE /api/v1/app/invocation_cache', {});
  const { image_names } = await images.names();
  if (image_names.length > 0) await images.deleteMany(image_names);
  for await (const { board_id } of boards.list({ include_archived: true })) await boards.delete(board_id);
  await waitUntilIdle(client);
  for (const id of QUEUES) await new QueueRepository(transport, id).clear();
}
