import { QueueRepository } from '@x/repositories/queue';
import type { Client } from '@x/resources/client';

import { pollUntil } from './poll-until.js';

/** Waits until the processor of the queue runs no item. On a busy machine a canceled item runs on for seconds. */
export async function waitUntilIdle({ transport }: Pick<Client, 'transport'>): Promise<void> {
  const queue = new QueueRepository(transport);
  const poll = async () => ((await queue.status()).processor.is_processing ? undefined : true);
  await pollUntil('the processor is idle', poll, { timeout: 60_000, interval: 20 });
}
