import { JobLostError } from '../../errors.js';
import { chunks } from '../chunks.js';
import { ItemLooker, type Seen, Unreadable } from './item-loader.js';
import type { JobStores } from './job-stores.js';
import { endingOf } from './outcome.js';
import type { TrackedItem } from './tracked-item.js';

interface Looking {
  readonly signal: AbortSignal;
}

/** Looks at the items followed, and takes in what it sees. */
export class ItemLooks {
  /** Something was not as it should be: another look will tell. */
  hasDoubts = false;
  readonly #looker: ItemLooker;
  readonly #items: ReadonlyMap<number, TrackedItem>;
  readonly #ended = new Set<TrackedItem>();
  #turn = 0;

  constructor(store: JobStores['queueItems'], items: ReadonlyMap<number, TrackedItem>) {
    this.#looker = new ItemLooker(store);
    this.#items = items;
  }

  /** Items have ended, and how is not known. */
  get areWanted(): boolean {
    return this.#ended.size > 0;
  }

  want(item: TrackedItem): void {
    this.#ended.add(item);
  }

  clear(): void {
    this.hasDoubts = false;
    this.#ended.clear();
  }

  /** Looks at all items; or else at the oldest, which are the next to end, and in turn at some of the others. */
  async look(areAll: boolean, options: Looking): Promise<void> {
    const groups = [...chunks([...this.#items.values()].filter((item) => !this.#ended.has(item)))];
    const [oldest, ...others] = groups;
    const other = others[this.#turn++ % others.length];
    for (const items of areAll ? groups : [oldest, other].filter((group) => group !== undefined)) {
      const ids = items.map(({ id }) => id);
      const lost = new Set(items.filter((item) => item.lost));
      const found = await this.#looker.statuses(ids, options);
      for (const item of items) {
        if (item.outcome) continue;
        this.#see(item, found.get(item.id));
        if (lost.has(item)) item.lost = false; // those lost meanwhile may have been looked at before
      }
    }
  }

  /** Gets items that have ended, as many as fit one request. */
  async fetch(options: Looking): Promise<void> {
    for (const item of this.#ended) if (item.outcome) this.#ended.delete(item);
    const wanted = [...this.#ended].slice(0, 100);
    if (wanted.length === 0) return;
    const ids = wanted.map(({ id }) => id);
    const found = await this.#looker.whole(ids, options);
    for (const item of wanted) {
      const whole = found.get(item.id);
      const isReadable = whole !== undefined && !(whole instanceof Unreadable);
      if (!isReadable && !item.outcome) this.#doubt(item, whole);
      if (!isReadable) continue;
      this.#ended.delete(item);
      const ending = endingOf(whole, item.cancelAsked ? 'handle' : 'external');
      if (ending) item.settle(ending.outcome, ending.end);
      else item.changed(whole.status, whole.status_sequence);
    }
  }

  #see(item: TrackedItem, seen: Seen | Unreadable | undefined): void {
    if (seen === undefined) {
      this.#doubt(item, seen);
      return;
    }
    if (seen instanceof Unreadable) {
      this.want(item); // the whole may be readable
      return;
    }
    item.doubted = false;
    const { status, started_at } = seen;
    if (status === 'canceled') item.canceled(item.lost && started_at !== null ? 'restart' : 'external');
    else if (status === 'completed' || status === 'failed') this.want(item);
    else item.changed(status, null);
  }

  /** Believes what it saw when it sees the same again. */
  #doubt(item: TrackedItem, seen: Unreadable | undefined): void {
    if (!item.doubted) {
      item.doubted = true;
      this.hasDoubts = true;
      return;
    }
    this.#ended.delete(item);
    if (seen === undefined) item.gone();
    else item.settle({ error: new JobLostError(item.id, seen.cause) }, 'lost');
  }
}
