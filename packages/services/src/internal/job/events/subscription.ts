import type { EventRoom, EventRoomLease } from '@x/transport/event-socket';

import type { QueueEvents } from '../job-stores.js';

export interface SubscriptionOptions {
  readonly room: EventRoom;
  /** Milliseconds without an event after which the socket is pinged, and that a response may take. */
  readonly pingInterval: number;
  /** Milliseconds until it is taken that no events arrive at first. Left out, `pingInterval`. */
  readonly joinTimeout?: number | undefined;
  /** Listens to the events of the queue, calls back with each, and returns how to stop. */
  readonly listen: (events: QueueEvents, onEvent: () => void) => (() => void)[];
  /** Called when `isLive` changes. */
  readonly onChange: (isLive: boolean) => void;
}

/** The room with the events of a queue. */
export const queueRoom = (queueId: string): EventRoom => ({
  enter: 'subscribe_queue',
  leave: 'unsubscribe_queue',
  payload: { queue_id: queueId },
});

/** A subscription to the events of one queue. */
export class QueueSubscription {
  /** Resolves when it is known whether events arrive. */
  readonly ready: Promise<void>;
  readonly #events: QueueEvents;
  readonly #options: SubscriptionOptions;
  readonly #stops: (() => void)[] = [];
  readonly #stopping = new AbortController();
  #isLive = false;
  #hadEvent = false;
  #isPinging = false;

  constructor(events: QueueEvents, options: SubscriptionOptions) {
    this.#events = events;
    this.#options = options;
    this.ready = this.#start().catch(() => {}); // the socket is closed for good: the queue is polled
  }

  /** Events arrive, as far as is known. */
  get isLive(): boolean {
    return this.#isLive;
  }

  stop(): void {
    this.#stopping.abort();
    for (const stop of this.#stops.splice(0)) stop();
  }

  async #start(): Promise<void> {
    const { room, pingInterval, joinTimeout = pingInterval, listen } = this.#options;
    const { signal } = this.#stopping;
    this.#stops.push(this.#events.onState(({ state }) => this.#change(state === 'open')));
    const onEvent = (): void => {
      this.#hadEvent = true;
      this.#change(true);
    };
    this.#stops.push(...listen(this.#events, onEvent));
    const lease = await this.#events.join(room, { signal, timeout: joinTimeout });
    if (signal.aborted) return lease.leave();
    this.#stops.push(() => lease.leave());
    this.#change(this.#events.state === 'open');
    const timer = setInterval(() => void this.#ping(lease), pingInterval);
    this.#stops.push(() => clearInterval(timer));
  }

  /** A connection that was lost without being closed is as quiet as one without events, so the server is asked. */
  async #ping(lease: EventRoomLease): Promise<void> {
    const hadEvent = this.#hadEvent;
    this.#hadEvent = false;
    if (hadEvent || this.#isPinging || this.#events.state !== 'open') return;
    this.#isPinging = true;
    const { signal } = this.#stopping;
    const isConfirmed = await lease.confirm({ signal, timeout: this.#options.pingInterval }).catch(() => false);
    this.#isPinging = false;
    if (!signal.aborted) this.#change((isConfirmed || this.#hadEvent) && this.#events.state === 'open');
  }

  #change(isLive: boolean): void {
    if (this.#isLive === isLive) return;
    this.#isLive = isLive;
    this.#options.onChange(isLive);
  }
}
