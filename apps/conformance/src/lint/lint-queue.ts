import { EnqueueBatchResult } from '@x/models/batch';
import { QueueRepository } from '@x/repositories/queue';
import { QueueItemRepository } from '@x/repositories/queue-item';
import { ServerError } from '@x/transport/errors';
import type { Transport } from '@x/transport/transport';

import { pollUntil } from '../runner/poll-until.js';
import type { LintCase } from './lint-case.js';
import { type ServerVerdict, toVerdict } from './server-verdict.js';

/** The number of items of a batch that are read back: enough for all values of a case. */
const READ_BACK = 12;

const Enqueued = EnqueueBatchResult.pick({ enqueued: true, item_ids: true });

/** Enqueues batches to learn whether the server accepts them. Clears the queue after each. */
export class LintQueue {
  readonly #transport: Transport;
  readonly #queue: QueueRepository;
  readonly #items: QueueItemRepository;

  constructor(transport: Transport) {
    this.#transport = transport;
    this.#queue = new QueueRepository(transport);
    this.#items = new QueueItemRepository(transport);
  }

  /** Runs `work` while the queue is paused. */
  async whilePaused<T>(work: () => Promise<T>): Promise<T> {
    await this.#queue.pause();
    try {
      return await work();
    } finally {
      await this.#queue.clear();
      await this.#queue.resume();
    }
  }

  /** Returns the server's verdict on a batch. The queue must be paused. */
  async judge(subject: LintCase): Promise<ServerVerdict> {
    const ids = await this.#enqueue(subject).catch(toVerdict);
    if (!Array.isArray(ids)) return ids;
    if (ids.length === 0) return { outcome: 'empty', reason: 'nothing was enqueued', places: [] };
    try {
      for (const id of ids.slice(-READ_BACK)) await this.#items.get(id);
      return { outcome: 'accepted', reason: '', places: [] };
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
      return { outcome: 'unreadable', reason: error.message.slice(0, 300), places: [] };
    } finally {
      await this.#queue.clear();
    }
  }

  /** Returns whether every run of a batch fails. The queue must not be paused. */
  async fails(subject: LintCase): Promise<boolean> {
    const ids = await this.#enqueue(subject);
    const items = await pollUntil('a batch has ended', async () => {
      const found = await this.#items.getMany(ids);
      return found.every(({ completed_at: ended }) => ended !== null) ? found : undefined;
    });
    await this.#queue.clear();
    return items.every(({ status }) => status === 'failed');
  }

  async #enqueue({ nodes, edges, data, runs }: LintCase): Promise<number[]> {
    const { item_ids: ids } = await this.#transport.json('POST /api/v1/queue/{queue_id}/enqueue_batch', Enqueued, {
      path: { queue_id: 'default' },
      body: { prepend: false, batch: { graph: { nodes, edges }, data: data.length > 0 ? data : null, runs } },
    });
    return ids;
  }
}
