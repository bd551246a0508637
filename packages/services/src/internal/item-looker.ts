import type { QueueItem, QueueItemSummary } from '@x/models/queue-item';
import { UnsupportedOperationError } from '@x/transport/errors';

import { chunks } from './chunks.js';
import type { JobStores } from './job-stores.js';

/** What a look at an item says; of an item that is not there, nothing. */
export type Seen = Pick<QueueItemSummary, 'batch_id' | 'item_id' | 'origin' | 'status'>;

interface Looking {
  readonly signal?: AbortSignal | undefined;
}

/** Looks items up in as few requests as the server's age allows. */
export class ItemLooker {
  readonly #items: JobStores['items'];
  #lacksSummaries = false;
  #lacksMany = false;

  constructor(items: JobStores['items']) {
    this.#items = items;
  }

  /** Returns where items stand. Those that are not there are left out. */
  async statuses(ids: readonly number[], options: Looking): Promise<Map<number, Seen>> {
    if (this.#lacksSummaries) return this.whole(ids, options);
    try {
      const found = await this.#items.summaries(ids, options);
      return new Map(found.map((item) => [item.item_id, item]));
    } catch (error) {
      if (!(error instanceof UnsupportedOperationError)) throw error;
      this.#lacksSummaries = true;
      return this.whole(ids, options);
    }
  }

  /** Returns whole items. Those that are not there are left out. */
  async whole(ids: readonly number[], options: Looking): Promise<Map<number, QueueItem>> {
    const found = new Map<number, QueueItem>();
    const keep = (item: QueueItem | undefined): unknown => item && found.set(item.item_id, item);
    for (const chunk of this.#lacksMany ? [] : chunks(ids, 100)) {
      try {
        for (const item of await this.#items.getMany(chunk, options)) keep(item);
      } catch (error) {
        if (!(error instanceof UnsupportedOperationError)) throw error;
        this.#lacksMany = true;
        break;
      }
    }
    // An item that the server cannot parse is left out of a list too, so those are asked for one by one.
    for (const id of ids) if (!found.has(id)) keep(await this.#items.find(id, options));
    return found;
  }
}
