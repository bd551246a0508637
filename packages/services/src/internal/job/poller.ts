import { unref } from '@x/transport/async';
import { isUnreachable } from '../unreachable.js';
import { ItemRequests, type ObservedItems } from './item-requests.js';
import type { JobStores } from './job-stores.js';
import { Outage } from './outage.js';

/** Milliseconds that the requests of one poll may take while nobody waits: the program cannot end meanwhile. */
const RESTING_TIMEOUT = 5_000;

/** When the queue is polled, in milliseconds. */
export interface PollTimes {
  /** While events arrive. */
  readonly heartbeatInterval: number;
  /** While they do not. */
  readonly pollInterval: number;
  /** How long the server may be unreachable before the waits end. */
  readonly maxOutage: number;
}

interface PollerOptions extends PollTimes, ObservedItems {
  /** Whether events arrive. */
  readonly isLive: () => boolean;
  /** Whether somebody waits. While nobody does the program may end, and is not kept from it. */
  readonly isAwaited: () => boolean;
  /** Called when a request did not reach the server. */
  readonly onUnreachable: () => void;
}

/** Polls the queue: at intervals, when events may have been missed, and for items that have ended. */
export class Poller {
  readonly #requests: ItemRequests;
  readonly #options: PollerOptions;
  readonly #outage: Outage;
  #isPollDue = false;
  /** An item was not found, or not readable: the requests are repeated after an interval. */
  #isUnconfirmed = false;
  #polledAt = 0;
  /** How often it was polled in a row while nobody waited. */
  #rests = 0;
  #wake = (): void => {};
  #running: AbortController | undefined;

  constructor(store: JobStores['queueItems'], options: PollerOptions) {
    this.#requests = new ItemRequests(store, options);
    this.#options = options;
    this.#outage = new Outage(options.maxOutage);
  }

  start(): void {
    if (this.#running) return;
    this.#running = new AbortController();
    this.#polledAt = performance.now();
    void this.#run(this.#running.signal);
  }

  stop(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#isPollDue = false;
    this.#isUnconfirmed = false;
    this.#requests.clear();
    this.#outage.end();
    this.#wake();
  }

  /** Aborts the requests in progress, and starts anew. */
  restart(): void {
    this.#running?.abort();
    this.#wake();
    this.#running = undefined;
    this.start();
  }

  /** Polls all items as soon as possible. */
  pollNow(): void {
    this.#isPollDue = true;
    this.#wake();
  }

  /** Loads an item as soon as possible; those added meanwhile are loaded together. */
  load(id: number): void {
    this.#requests.add(id);
    this.#wake();
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const idle = this.#idleTime();
      if (idle > 0) await this.#sleep(idle);
      else await this.#step(signal);
    }
  }

  /** Returns for how long there is nothing to request. */
  #idleTime(): number {
    const canLoad = this.#requests.hasItemsToLoad && !this.#isUnconfirmed && !this.#outage.isOngoing;
    return canLoad ? 0 : this.#untilPoll();
  }

  #untilPoll(): number {
    const { heartbeatInterval, pollInterval, isAwaited, isLive } = this.#options;
    const since = performance.now() - this.#polledAt;
    const quietInterval = isAwaited() ? pollInterval : Math.min(pollInterval * 2 ** this.#rests, heartbeatInterval);
    if (this.#isUnconfirmed) return pollInterval - since;
    if (this.#outage.isOngoing) return quietInterval - since;
    if (this.#isPollDue) return Math.min(pollInterval / 4, 250) - since;
    return (isLive() ? heartbeatInterval : quietInterval) - since;
  }

  async #sleep(milliseconds: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wake = resolve;
    const timer = setTimeout(resolve, milliseconds);
    if (!this.#options.isAwaited()) unref(timer);
    await promise;
    clearTimeout(timer);
  }

  async #step(signal: AbortSignal): Promise<void> {
    const isPoll = this.#untilPoll() <= 0;
    const areAll = isPoll && this.#isPollDue;
    this.#isUnconfirmed = false;
    if (isPoll) this.#isPollDue = false;
    if (isPoll) this.#rests = this.#options.isAwaited() ? 0 : this.#rests + 1;
    try {
      const request = { signal: this.#options.isAwaited() ? signal : atMost(RESTING_TIMEOUT, signal) };
      const isPollUnconfirmed = isPoll && (await this.#requests.poll(areAll, request));
      const isLoadUnconfirmed = await this.#requests.load(request);
      if (signal.aborted) return;
      this.#isUnconfirmed = isPollUnconfirmed || isLoadUnconfirmed;
      this.#outage.end();
    } catch (error) {
      if (signal.aborted) return;
      this.#isPollDue ||= isPoll;
      this.#fail(error);
    } finally {
      if (isPoll || this.#outage.isOngoing) this.#polledAt = performance.now();
    }
  }

  #fail(error: unknown): void {
    if (isUnreachable(error)) this.#options.onUnreachable();
    if (!this.#outage.fail()) return;
    this.#outage.end();
    for (const id of [...this.#options.items.keys()]) {
      this.#options.observe(id, { from: 'connection', type: 'given up', cause: error });
    }
  }
}

/** Returns a signal that aborts with another one, or after a time, which does not keep the program running. */
const atMost = (milliseconds: number, signal: AbortSignal): AbortSignal =>
  AbortSignal.any([signal, AbortSignal.timeout(milliseconds)]);
