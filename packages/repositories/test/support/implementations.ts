import type { Image } from '@x/models/image';
import { createSandbox } from '@x/sandbox/sandbox';
import { createHttpTransport } from '@x/transport/http-transport';
import { vi } from 'vitest';

import { createRepositories } from '../../src/repositories.js';
import { createMemoryRepositories, type MemoryRepositories } from '../../src/test.js';

/** One implementation. Its queue is paused at first. */
interface Implementation extends Omit<MemoryRepositories, 'server'> {
  /** Runs all pending items to their end. */
  run(): Promise<void>;
}

async function overHttp(images: readonly Image[]): Promise<Implementation> {
  const sandbox = createSandbox();
  await sandbox.seed({ images });
  const transport = createHttpTransport({ baseUrl: 'http://sandbox.invalid', fetch: sandbox.fetch });
  const repositories = createRepositories(transport);
  await repositories.queue.pause();
  const run = async () => {
    await repositories.queue.resume();
    await vi.waitUntil(async () => {
      const { queue } = await repositories.queue.status();
      return queue.pending + queue.in_progress === 0;
    });
  };
  return { ...repositories, run };
}

async function inMemory(images: readonly Image[]): Promise<Implementation> {
  const { server, ...repositories } = createMemoryRepositories({ images });
  const { queue } = server;
  const run = async () => {
    for (const { item_id, session } of queue.items.values()) {
      if (queue.get(item_id).status !== 'pending') continue;
      if ('q' in session.graph.nodes) queue.fail(item_id, 'q');
      else queue.run(item_id);
    }
  };
  return { ...repositories, run };
}

/** All implementations of the repository interfaces, by name. */
export const implementations = [
  ['over HTTP', overHttp],
  ['in memory', inMemory],
] as const;
