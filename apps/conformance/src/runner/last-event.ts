import { QueueRepository } from '@x/repositories/queue';
import type { Client } from '@x/resources/client';

import { record } from '../record.js';
import type { ServerEvent } from './events.js';
import { graph } from './graph.js';

/** Milliseconds after which an event that did not arrive never will. */
const MAX_DELAY = 5_000;

/** A batch that is enqueued for its event: when it arrives, all earlier events have. */
export class LastEvent {
  readonly #client: Client;
  readonly #batchId = `last ${crypto.randomUUID()}`;
  readonly #arrived = Promise.withResolvers<void>();
  #hasArrived = false;

  constructor(client: Client) {
    this.#client = client;
  }

  readonly listener = (event: ServerEvent): void => {
    if (record(event.payload)['batch_id'] !== this.#batchId) return;
    this.#hasArrived = true;
    this.#arrived.resolve();
  };

  /** Says whether an event is the last one, or comes after it. */
  isOf({ payload }: ServerEvent): boolean {
    return this.#hasArrived || record(payload)['batch_id'] === this.#batchId;
  }

  /** Resolves when every event of earlier requests has arrived. Pauses the queue. */
  async arrived(): Promise<void> {
    const queue = new QueueRepository(this.#client.transport);
    await queue.pause();
    await queue.enqueue({ graph: graph({ sum: { type: 'add' } }), batch_id: this.#batchId });
    const limit = setTimeout(() => this.#arrived.resolve(), MAX_DELAY);
    await this.#arrived.promise;
    clearTimeout(limit);
  }
}
