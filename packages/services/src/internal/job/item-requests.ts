import type { QueueItem } from '@x/models/queue-item';

import { chunks } from '../chunks.js';
import { identityOf } from './identity.js';
import { ItemLoader, type ListedItem, Unreadable } from './item-loader.js';
import type { ItemState, Transition } from './item-state.js';
import type { JobStores } from './job-stores.js';
import type { LoadObservation, Observation, PollObservation } from './observation.js';
import type { Item } from './tracked-item.js';

/** The items to request, and who takes the observations. */
export interface ObservedItems {
  /** All items followed, the oldest first. */
  readonly items: ReadonlyMap<number, Item>;
  /** Returns an item that is followed, or belongs to a batch whose enqueue is in flight. */
  find(id: number): Item | undefined;
  observe(id: number, observation: Observation): Transition['fetch'];
}

interface RequestSignal {
  readonly signal: AbortSignal;
}

/** Requests items and makes observations of the responses. */
export class ItemRequests {
  readonly #loader: ItemLoader;
  readonly #observed: ObservedItems;
  readonly #toLoad = new Set<number>();
  #turn = 0;

  constructor(store: JobStores['queueItems'], observed: ObservedItems) {
    this.#loader = new ItemLoader(store);
    this.#observed = observed;
  }

  /** Items are to be loaded whole. */
  get hasItemsToLoad(): boolean {
    return this.#toLoad.size > 0;
  }

  add(id: number): void {
    this.#toLoad.add(id);
  }

  clear(): void {
    this.#toLoad.clear();
  }

  /**
   * Polls all items; or else the oldest, which are the next to end, and in turn some of the others. Returns whether an
   * item is unconfirmed.
   */
  async poll(areAll: boolean, options: RequestSignal): Promise<boolean> {
    const tracked = [...this.#observed.items.values()].filter(({ state }) => state.phase === 'tracked');
    const groups = [...chunks(tracked)];
    const [oldest, ...others] = groups;
    const other = others[this.#turn++ % others.length];
    let isUnconfirmed = false;
    for (const items of areAll ? groups : [oldest, other].filter((group) => group !== undefined)) {
      const sent = items.map(({ id, state }) => ({ id, hadOutage: hadOutage(state) }));
      const ids = items.map(({ id }) => id);
      const found = await this.#loader.list(ids, options);
      for (const { id, hadOutage } of sent) {
        const fetch = this.#observed.observe(id, pollObservation(found.get(id), hadOutage));
        if (fetch === 'again') isUnconfirmed = true;
      }
    }
    return isUnconfirmed;
  }

  /** Loads items that were added, as many as fit one request. Returns whether an item is unconfirmed. */
  async load(options: RequestSignal): Promise<boolean> {
    this.#dropLoaded();
    const ids = [...this.#toLoad].slice(0, 100);
    if (ids.length === 0) return false;
    const found = await this.#loader.load(ids, options);
    let isUnconfirmed = false;
    for (const id of ids) {
      const fetch = this.#observed.observe(id, loadObservation(found.get(id)));
      if (fetch === 'again') isUnconfirmed = true;
    }
    this.#dropLoaded();
    return isUnconfirmed;
  }

  #dropLoaded(): void {
    for (const id of this.#toLoad) {
      if (this.#observed.find(id)?.state.phase !== 'loading') this.#toLoad.delete(id);
    }
  }
}

const ENDED = ['completed', 'failed'] as const;

const hadOutage = (state: ItemState): boolean => state.phase !== 'settled' && state.hadOutage;

function pollObservation(found: ListedItem | Unreadable | undefined, hadOutage: boolean): PollObservation {
  const about = { from: 'poll', hadOutage } as const;
  if (found === undefined) return { ...about, type: 'missing' };
  if (found instanceof Unreadable) return { ...about, type: 'unreadable' };
  const { status, started_at } = found;
  const named = { ...about, identity: identityOf(found) };
  if (status === 'canceled') return { ...named, type: 'canceled', hasStarted: started_at !== null };
  const ended = ENDED.find((one) => one === status);
  if (ended) return { ...named, type: 'ended', status: ended };
  return { ...named, type: 'active', status };
}

function loadObservation(found: QueueItem | Unreadable | undefined): LoadObservation {
  if (found === undefined) return { from: 'load', type: 'missing' };
  if (found instanceof Unreadable) return { from: 'load', type: 'unreadable', cause: found.cause };
  return { from: 'load', type: 'item', item: found };
}
