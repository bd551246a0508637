import type { QueueItem, QueueItemSummary } from '@x/models/queue-item';
import type { InvalidRow } from '@x/repositories/options';
import { UnsupportedOperationError } from '@x/transport/errors';

import { chunks } from '../chunks.js';
import type { JobStores } from './job-stores.js';
import { isFinal } from './uncertain.js';

/** What a look at an item says; of an item that is not there, nothing. */
export type Seen = Pick<QueueItemSummary, 'batch_id' | 'item_id' | 'origin' | 'started_at' | 'status'>;

/** An item that is there and cannot be read. */
export class Unreadable {
  readonly cause: unknown;

  constructor(cause: unknown) {
    this.cause = cause;
  }
}

interface Looking {
  readonly signal?: AbortSignal | undefined;
}

/** Looks items up in as few requests as the server's age allows. */
export class ItemLooker {
  readonly #items: JobStores['queueItems'];
  #lacksSummaries = false;
  #lacksMany = false;

  constructor(items: JobStores['queueItems']) {
    this.#items = items;
  }

  /** Returns where items stand. Those that are not there are left out. */
  async statuses(ids: readonly number[], options: Looking): Promise<Map<number, Seen | Unreadable>> {
    if (this.#lacksSummaries) return this.whole(ids, options);
    const found = new Map<number, Seen | Unreadable>();
    const onInvalid = ({ value, message }: InvalidRow): unknown => {
      const { item_id } = Object(value);
      return found.set(item_id, new Unreadable(message));
    };
    try {
      for (const item of await this.#items.summaries(ids, { ...options, onInvalid })) found.set(item.item_id, item);
      return found;
    } catch (error) {
      if (!(error instanceof UnsupportedOperationError)) throw error;
      this.#lacksSummaries = true;
      return this.whole(ids, options);
    }
  }

  /** Returns whole items. Those that are not there are left out. */
  async whole(ids: readonly number[], options: Looking): Promise<Map<number, QueueItem | Unreadable>> {
    const found = new Map<number, QueueItem | Unreadable>();
    for (const chunk of this.#lacksMany ? [] : chunks(ids, 100)) {
      try {
        const items = await this.#items.getMany(chunk, { ...options, onInvalid: () => {} });
        for (const item of items) found.set(item.item_id, item);
      } catch (error) {
        if (!(error instanceof UnsupportedOperationError)) throw error;
        this.#lacksMany = true;
        break;
      }
    }
    // An item that cannot be parsed, by the server or here, is left out of a list, so those are asked for one by one.
    for (const id of ids) {
      const item = found.has(id) ? undefined : await this.#one(id, options);
      if (item) found.set(id, item);
    }
    return found;
  }

  async #one(id: number, options: Looking): Promise<QueueItem | Unreadable | undefined> {
    try {
      return await this.#items.find(id, options);
    } catch (error) {
      if (isFinal(error)) return new Unreadable(error);
      throw error;
    }
  }
}
