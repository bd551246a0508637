import { JobLostError } from '../../errors.js';
import type { JobStores } from './job-stores.js';
import { Outage } from './outage.js';
import { ItemLooks } from './poll-items.js';
import type { TrackedItem } from './tracked-item.js';
import { isUnreachable } from './uncertain.js';

/** How often to look at the queue, in milliseconds. */
export interface Pace {
  /** While events arrive. */
  readonly heartbeatInterval: number;
  /** While they do not. */
  readonly pollInterval: number;
  /** How long the server may be out of reach before the waits are given up. */
  readonly maxOutage: number;
}

interface ReconcilerOptions extends Pace {
  /** Called when the server is out of reach. */
  readonly onLost: () => void;
}

/** Looks at the queue: now and then, when it is told that events may be missing, and for items that have ended. */
export class Reconciler {
  /** Events arrive. */
  isHearing = false;
  readonly #looks: ItemLooks;
  readonly #items: ReadonlyMap<number, TrackedItem>;
  readonly #pace: Pace;
  readonly #outage: Outage;
  readonly #onLost: () => void;
  #isUrged = false;
  #looked = 0;
  #wake = (): void => {};
  #running: AbortController | undefined;

  constructor(
    store: JobStores['queueItems'],
    items: ReadonlyMap<number, TrackedItem>,
    { onLost, ...pace }: ReconcilerOptions,
  ) {
    this.#onLost = onLost;
    this.#looks = new ItemLooks(store, items);
    this.#items = items;
    this.#pace = pace;
    this.#outage = new Outage(pace.maxOutage);
  }

  start(): void {
    if (this.#running) return;
    this.#running = new AbortController();
    this.#looked = performance.now();
    void this.#run(this.#running.signal);
  }

  stop(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.isHearing = false;
    this.#isUrged = false;
    this.#looks.clear();
    this.#outage.over();
    this.#wake();
  }

  /** Looks at all items as soon as possible. */
  urge(): void {
    this.#isUrged = true;
    this.#wake();
  }

  /** Fetches an item that has ended as soon as possible; those that end meanwhile are fetched together. */
  fetch(item: TrackedItem): void {
    this.#looks.want(item);
    this.#wake();
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const rest = this.#rest();
      if (rest > 0) await this.#sleep(rest);
      else await this.#step(signal);
    }
  }

  /** Returns how long there is nothing to do. */
  #rest(): number {
    const canFetch = this.#looks.areWanted && !this.#looks.hasDoubts && !this.#outage.isOn;
    return canFetch ? 0 : this.#untilLook();
  }

  #untilLook(): number {
    const { heartbeatInterval, pollInterval } = this.#pace;
    const since = performance.now() - this.#looked;
    if (this.#outage.isOn || this.#looks.hasDoubts) return pollInterval - since;
    if (this.#isUrged) return Math.min(pollInterval / 4, 250) - since;
    return (this.isHearing ? heartbeatInterval : pollInterval) - since;
  }

  async #sleep(milliseconds: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wake = resolve;
    const timer = setTimeout(resolve, milliseconds);
    await promise;
    clearTimeout(timer);
  }

  async #step(signal: AbortSignal): Promise<void> {
    const isLook = this.#untilLook() <= 0;
    const isUrged = isLook && this.#isUrged;
    try {
      this.#looks.hasDoubts = false;
      if (isLook) {
        this.#isUrged = false;
        await this.#looks.look(isUrged, { signal });
      }
      await this.#looks.fetch({ signal });
      this.#outage.over();
    } catch (error) {
      if (signal.aborted) return;
      this.#isUrged ||= isLook;
      this.#failed(error);
    } finally {
      if (isLook || this.#outage.isOn) this.#looked = performance.now();
    }
  }

  #failed(error: unknown): void {
    if (isUnreachable(error)) this.#onLost();
    if (!this.#outage.failed()) return;
    this.#outage.over();
    for (const item of [...this.#items.values()]) {
      item.settle({ error: new JobLostError(item.id, error) }, 'lost');
    }
  }
}
