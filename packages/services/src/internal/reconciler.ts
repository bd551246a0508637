import { JobLostError } from '../job-errors.js';
import { CHUNK_SIZE } from './chunks.js';
import { ItemLooker } from './item-looker.js';
import type { JobStores } from './job-stores.js';
import { outcomeOf } from './outcome.js';
import type { TrackedItem } from './tracked-item.js';

/** How often to look at the queue, in milliseconds. */
export interface Pace {
  /** While events arrive. */
  readonly heartbeat: number;
  /** While they do not. */
  readonly poll: number;
  /** How long the server may be out of reach before the waits are given up. */
  readonly patience: number;
}

/** Looks at the queue: now and then, when it is told that events may be missing, and for items that have ended. */
export class Reconciler {
  /** Events arrive. */
  hearing = false;
  readonly #looker: ItemLooker;
  readonly #items: ReadonlyMap<number, TrackedItem>;
  readonly #pace: Pace;
  readonly #ended = new Set<TrackedItem>();
  #urged = false;
  #wake: (() => void) | undefined;
  #running: AbortController | undefined;

  constructor(store: JobStores['items'], items: ReadonlyMap<number, TrackedItem>, pace: Pace) {
    this.#looker = new ItemLooker(store);
    this.#items = items;
    this.#pace = pace;
  }

  start(): void {
    if (this.#running) return;
    this.#running = new AbortController();
    void this.#run(this.#running.signal);
  }

  stop(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#wake?.();
    this.#ended.clear();
  }

  /** Looks at all items as soon as possible. */
  urge(): void {
    this.#urged = true;
    this.#wake?.();
  }

  /** Fetches an item that has ended as soon as possible; those that end meanwhile are fetched together. */
  fetch(item: TrackedItem): void {
    this.#ended.add(item);
    this.#wake?.();
  }

  async #run(signal: AbortSignal): Promise<void> {
    let failingSince: number | undefined;
    let looked = Date.now();
    while (!signal.aborted) {
      const pause = failingSince === undefined && this.hearing ? this.#pace.heartbeat : this.#pace.poll;
      if (failingSince !== undefined || !this.#isBusy()) await this.#idle(looked + pause, failingSince !== undefined);
      if (signal.aborted) return;
      try {
        if (this.#urged || this.#ended.size === 0 || Date.now() >= looked + pause) {
          looked = Date.now();
          await this.#look(signal);
        } else await this.#fetchEnded(signal);
        failingSince = undefined;
      } catch (error) {
        if (signal.aborted) return;
        failingSince ??= Date.now();
        looked = Date.now();
        for (const item of this.#items.values()) item.lost = true;
        if (Date.now() - failingSince > this.#pace.patience) this.#giveUp(error);
      }
    }
  }

  #isBusy(): boolean {
    return this.#urged || this.#ended.size > 0;
  }

  /** Waits until it is time to look, or there is something to do; after a failure only until it is time. */
  async #idle(until: number, failing: boolean): Promise<void> {
    const woken = Promise.withResolvers<void>();
    const timer = setTimeout(woken.resolve, Math.max(0, until - Date.now()));
    this.#wake = woken.resolve;
    await woken.promise;
    clearTimeout(timer);
    if (failing && !this.#running?.signal.aborted && Date.now() < until) await this.#idle(until, failing);
  }

  async #fetchEnded(signal: AbortSignal): Promise<void> {
    const wanted = [...this.#ended].slice(0, 100);
    const found = await this.#looker.whole(
      wanted.map(({ id }) => id),
      { signal },
    );
    for (const item of wanted) {
      this.#ended.delete(item);
      const whole = found.get(item.id);
      const outcome = whole && outcomeOf(whole, item.cancelAsked ? 'this' : 'elsewhere');
      if (!whole) item.gone();
      else if (outcome) item.settle(outcome, whole.status);
    }
  }

  /** Looks at the oldest items: those are the next to end. */
  async #look(signal: AbortSignal): Promise<void> {
    this.#urged = false;
    const items = [...this.#items.values()].filter((item) => !this.#ended.has(item)).slice(0, CHUNK_SIZE);
    if (items.length === 0) return;
    const found = await this.#looker.statuses(
      items.map(({ id }) => id),
      { signal },
    );
    for (const item of items) {
      const status = found.get(item.id)?.status;
      if (status === undefined) item.gone();
      else if (status === 'canceled') item.canceled(item.lost && item.status !== 'pending' ? 'restart' : 'elsewhere');
      else if (status === 'completed' || status === 'failed') this.#ended.add(item);
      else item.changed(status, null);
    }
  }

  #giveUp(error: unknown): void {
    for (const item of [...this.#items.values()]) {
      item.settle({ error: new JobLostError(item.id, error) }, 'gone');
    }
  }
}
