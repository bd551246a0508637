import type { EventRoom, EventRoomLease } from '@x/transport/event-socket';

import type { QueueEvents } from './job-stores.js';

export interface ListeningOptions {
  readonly room: EventRoom;
  /** Milliseconds without any event after which the server is asked whether it still answers. */
  readonly pulse: number;
  /** Listens to the events of the queue, calls back with each, and returns how to stop. */
  readonly subscribe: (events: QueueEvents, onEvent: () => void) => (() => void)[];
  /** Called when events begin to arrive, or do so no more. */
  readonly onHearing: (isHearing: boolean) => void;
}

/** The events of one queue, listened to until it is stopped. */
export class Listening {
  /** Resolves when it is known whether events arrive. */
  readonly ready: Promise<void>;
  readonly #events: QueueEvents;
  readonly #options: ListeningOptions;
  readonly #stops: (() => void)[] = [];
  readonly #stopping = new AbortController();
  #isHearing = false;
  #heardLately = false;
  #isAsking = false;

  constructor(events: QueueEvents, options: ListeningOptions) {
    this.#events = events;
    this.#options = options;
    this.ready = this.#start().catch(() => {}); // the socket is closed for good: they are followed by asking
  }

  stop(): void {
    this.#stopping.abort();
    for (const stop of this.#stops.splice(0)) stop();
  }

  async #start(): Promise<void> {
    const { room, pulse, subscribe } = this.#options;
    const { signal } = this.#stopping;
    this.#stops.push(this.#events.onState(({ state }) => this.#hearing(state === 'open')));
    const heard = (): void => {
      this.#heardLately = true;
      this.#hearing(true);
    };
    this.#stops.push(...subscribe(this.#events, heard));
    const lease = await this.#events.join(room, { signal, timeout: pulse });
    if (signal.aborted) return lease.leave();
    this.#stops.push(() => lease.leave());
    this.#hearing(this.#events.state === 'open');
    const timer = setInterval(() => void this.#ask(lease), pulse);
    this.#stops.push(() => clearInterval(timer));
  }

  /** A line that is dead without a word looks like one on which nothing happens, so the server is asked. */
  async #ask(lease: EventRoomLease): Promise<void> {
    const heardLately = this.#heardLately;
    this.#heardLately = false;
    if (heardLately || this.#isAsking || this.#events.state !== 'open') return;
    this.#isAsking = true;
    const { signal } = this.#stopping;
    const isAnswered = await lease.confirm({ signal, timeout: this.#options.pulse }).catch(() => false);
    this.#isAsking = false;
    if (!signal.aborted) this.#hearing((isAnswered || this.#heardLately) && this.#events.state === 'open');
  }

  #hearing(isHearing: boolean): void {
    if (this.#isHearing === isHearing) return;
    this.#isHearing = isHearing;
    this.#options.onHearing(isHearing);
  }
}
