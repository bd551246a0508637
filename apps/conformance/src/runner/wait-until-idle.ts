import { setTimeout as sleep } from 'node:timers/promises';

import { QueueRepository } from '@x/repositories/queue';
import type { Client } from '@x/resources/client';

const TIMEOUT = 60_000;
const POLL_INTERVAL = 20;

/** Waits until the processor of the queue runs no item. On a busy machine a canceled item runs on for seconds. */
export async function waitUntilIdle({ transport }: Pick<Client, 'transport'>): Promise<void> {
  const queue = new QueueRepository(transport);
  for (const deadline = Date.now() + TIMEOUT; Date.now() < deadline; await sleep(POLL_INTERVAL)) {
    if (!(await queue.status()).processor.is_processing) return;
  }
  throw new Error(`the processor is not idle after ${TIMEOUT / 1_000} s`);
}
