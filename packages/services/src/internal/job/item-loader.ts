import type { QueueItem, QueueItemSummary } from '@x/models/queue-item';
import type { InvalidRow } from '@x/repositories/options';
import { UnsupportedOperationError } from '@x/transport/errors';

import { chunks } from '../chunks.js';
import { isFinal } from '../unreachable.js';
import type { JobStores } from './job-stores.js';

/** What every server says of an item in a list. */
export type ListedItem = Pick<
  QueueItemSummary,
  'batch_id' | 'destination' | 'field_values' | 'item_id' | 'origin' | 'started_at' | 'status'
>;

/** An item that exists and cannot be read. */
export class Unreadable {
  readonly cause: unknown;

  constructor(cause: unknown) {
    this.cause = cause;
  }
}

/** So many items that a list leaves out are requested one by one, without another list of those that exist. */
const FEW = 10;

interface LoadOptions {
  readonly signal?: AbortSignal | undefined;
}

/** Requests items, in as few requests as the server's release allows. */
export class ItemLoader {
  readonly #items: JobStores['queueItems'];

  constructor(items: JobStores['queueItems']) {
    this.#items = items;
  }

  /** Returns items as a list shows them, by id. Those that do not exist are left out. */
  async list(ids: readonly number[], options: LoadOptions): Promise<Map<number, ListedItem | Unreadable>> {
    const found = new Map<number, ListedItem | Unreadable>();
    const onInvalid = ({ value, message }: InvalidRow): void => {
      if (hasItemId(value)) found.set(value.item_id, new Unreadable(message));
    };
    try {
      for (const item of await this.#items.summaries(ids, { ...options, onInvalid })) found.set(item.item_id, item);
      return found;
    } catch (error) {
      if (!(error instanceof UnsupportedOperationError)) throw error;
      return this.load(ids, options);
    }
  }

  /** Returns whole items, by id, so many in a request. Those that do not exist are left out. */
  async load(ids: readonly number[], options: LoadOptions, size = 100): Promise<Map<number, QueueItem | Unreadable>> {
    const found = new Map<number, QueueItem | Unreadable>();
    for (const chunk of chunks(ids, size)) {
      try {
        const items = await this.#items.getMany(chunk, { ...options, onInvalid: () => {} });
        for (const item of items) found.set(item.item_id, item);
      } catch (error) {
        if (!(error instanceof UnsupportedOperationError)) throw error;
        break;
      }
    }
    // A list leaves out the items that cannot be parsed, by the server or here: each is requested on its own.
    const missing = ids.filter((id) => !found.has(id));
    for (const id of missing.length > FEW ? await this.#existing(missing, options) : missing) {
      const item = await this.#one(id, options);
      if (item) found.set(id, item);
    }
    return found;
  }

  /** Returns the ids that are on the queue, as far as the server's release says so. */
  async #existing(ids: readonly number[], options: LoadOptions): Promise<readonly number[]> {
    const found = new Set<number>();
    const onInvalid = ({ value }: InvalidRow): void => {
      if (hasItemId(value)) found.add(value.item_id);
    };
    try {
      for (const chunk of chunks(ids)) {
        for (const { item_id } of await this.#items.summaries(chunk, { ...options, onInvalid })) found.add(item_id);
      }
      return [...found];
    } catch (error) {
      if (!(error instanceof UnsupportedOperationError)) throw error;
      return ids;
    }
  }

  async #one(id: number, options: LoadOptions): Promise<QueueItem | Unreadable | undefined> {
    try {
      return await this.#items.find(id, options);
    } catch (error) {
      if (isFinal(error)) return new Unreadable(error);
      throw error;
    }
  }
}

const hasItemId = (value: unknown): value is { readonly item_id: number } =>
  typeof value === 'object' && value !== null && 'item_id' in value && typeof value.item_id === 'number';
