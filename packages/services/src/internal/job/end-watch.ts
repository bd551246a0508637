import { abortable } from '@x/transport/async';
import type { RequestOptions } from '@x/transport/options';

import { requireStores } from '../arguments.js';
import { chunks } from '../chunks.js';
import { isUnreachable } from '../unreachable.js';
import { listenToQueue } from './events/queue-events.js';
import { QueueSubscription, queueRoom } from './events/subscription.js';
import { ItemLoader, type ListedItem, Unreadable } from './item-loader.js';
import type { JobStores } from './job-stores.js';
import { Outage } from './outage.js';
import { PollPace } from './poll-pace.js';

/** How items are watched, in milliseconds. */
export interface EndWatchTimes {
  /** Before the first poll, where no events arrive. */
  readonly pollInterval: number;
  /** Until it is taken that no events arrive at first. */
  readonly joinTimeout: number;
  /** How long the server may be unreachable. */
  readonly maxOutage: number;
}

/**
 * Milliseconds. A busy server may respond to nothing for half a minute: a late response is no reason to poll. A connection
 * that is dead ends before, for want of the server's own pings.
 */
const PING_INTERVAL = 60_000;

const ENDED: ReadonlySet<string> = new Set(['completed', 'failed', 'canceled']);

/**
 * Notices which items of a queue have ended, of thousands: by its events, and by polls where those may be missing. It
 * receives events from its creation on, so that items which are enqueued later are never missed.
 */
export class EndWatch {
  /** Resolves when it is known whether events arrive. */
  readonly ready: Promise<void>;
  readonly #loader: ItemLoader;
  readonly #times: EndWatchTimes;
  readonly #subscription: QueueSubscription | undefined;
  #ended = new Set<number>();
  #hasMissed = false;
  #wake = (): void => {};

  constructor(stores: Pick<JobStores, 'events' | 'queue' | 'queueItems'>, times: EndWatchTimes) {
    requireStores(stores, ['queue', 'queueItems']);
    const { queue, queueItems, events } = stores;
    this.#loader = new ItemLoader(queueItems);
    this.#times = times;
    this.#subscription = events && this.#subscribe(events, queue.queueId);
    this.ready = (this.#subscription?.ready ?? Promise.resolve()).then(() => {
      this.#hasMissed = false; // nothing was watched before
    });
  }

  /**
   * Yields items that have ended or are no longer on the queue, as soon as that is known, until all have. Each is yielded
   * once. They must have been on the queue, and open, after `ready`. While events arrive only a silence is polled;
   * without them the intervals grow, to what the progress so far suggests.
   *
   * Rejects when the server was unreachable for longer than `maxOutage`, with the error of the last poll.
   */
  async *ends(itemIds: Iterable<number>, options: RequestOptions = {}): AsyncGenerator<number[]> {
    const open = new Set(itemIds);
    const total = open.size;
    const { pollInterval, maxOutage } = this.#times;
    const pace = new PollPace(pollInterval);
    const outage = new Outage(maxOutage);
    const facts = () => ({ isLive: this.#isLive, hasMissed: this.#hasMissed, total, open: open.size });
    while (open.size > 0) {
      const ended = this.#take(open);
      if (ended.length === 0 && pace.untilPoll(facts()) <= 0) {
        pace.notePoll(facts());
        this.#hasMissed = false;
        ended.push(...(await this.#poll(open, outage, options)));
      }
      for (const id of ended) open.delete(id);
      if (ended.length > 0) yield ended;
      // Events that arrived during the poll have woken nobody.
      else if (this.#ended.size === 0) await this.#sleep(Math.max(Math.ceil(pace.untilPoll(facts())), 0), options);
    }
  }

  /** Stops receiving events. */
  stop(): void {
    this.#subscription?.stop();
  }

  get #isLive(): boolean {
    return this.#subscription?.isLive ?? false;
  }

  #subscribe(events: NonNullable<JobStores['events']>, queueId: string): QueueSubscription {
    return new QueueSubscription(events, {
      room: queueRoom(queueId),
      pingInterval: PING_INTERVAL,
      joinTimeout: this.#times.joinTimeout,
      listen: (socket, onEvent) =>
        listenToQueue(socket, {
          onEvent,
          observe: ({ item_id }, { type }) => {
            if (ENDED.has(type)) this.#note([item_id]);
          },
          onDequeued: () => {},
          onCanceled: (ids) => this.#note(ids),
          onCleared: () => this.#suspect(),
        }),
      onChange: () => this.#suspect(),
    });
  }

  #note(ids: readonly number[]): void {
    for (const id of ids) this.#ended.add(id);
    this.#wake();
  }

  /** What happened while no events arrived, and which items were deleted, the events do not say. */
  #suspect(): void {
    this.#hasMissed = true;
    this.#wake();
  }

  /** Returns those of which an event said that they have ended. */
  #take(open: ReadonlySet<number>): number[] {
    const ended = [...this.#ended].filter((id) => open.has(id));
    this.#ended = new Set();
    return ended;
  }

  async #poll(open: ReadonlySet<number>, outage: Outage, options: RequestOptions): Promise<number[]> {
    const found = new Map<number, ListedItem | Unreadable>();
    try {
      for (const chunk of chunks([...open])) {
        for (const [id, item] of await this.#loader.list(chunk, options)) found.set(id, item);
      }
      outage.end();
    } catch (error) {
      options.signal?.throwIfAborted();
      if (!isUnreachable(error) || outage.fail()) throw error;
      this.#hasMissed = true;
      return [];
    }
    return [...open].filter((id) => {
      const item = found.get(id);
      return item === undefined || (!(item instanceof Unreadable) && ENDED.has(item.status));
    });
  }

  async #sleep(milliseconds: number, { signal }: RequestOptions): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wake = resolve;
    const timer = setTimeout(resolve, milliseconds);
    try {
      await abortable(promise, signal);
    } finally {
      clearTimeout(timer);
    }
  }
}
