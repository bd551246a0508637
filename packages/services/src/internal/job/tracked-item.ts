import type { QueueItemStatus } from '@x/models/queue-item';
import { notify } from '@x/transport/async';

import type { JobIdentity } from '../../errors.js';
import type { JobEvent, JobStatus } from './events/event.js';
import { type ItemState, observe, type Transition } from './item-state.js';
import type { Observation } from './observation.js';
import { type ItemOutcome, toOutcome } from './outcome.js';

/** Receives the events of an item. One listener may listen to many items. */
export interface ItemListener {
  readonly onEvent: (event: JobEvent) => void;
}

/** What is known of an item besides its state. Items may share it. */
export interface ItemOptions {
  /** It was enqueued as the only item of its batch. */
  readonly isAlone?: boolean | undefined;
  /** Called with how many more listeners, or less, there are. */
  readonly onListeners?: ((change: number) => void) | undefined;
}

/** An item for those who may read it. Only the tracker changes it. */
export type Item = Omit<TrackedItem, 'observe'>;

const NO_LISTENERS: readonly ItemListener[] = [];

/** One item of the queue: its state and its listeners. */
export class TrackedItem {
  readonly id: number;
  /** It was enqueued as the only item of its batch. */
  readonly isAlone: boolean;
  #state: ItemState;
  #outcome: ItemOutcome | undefined;
  readonly #onListeners: ItemOptions['onListeners'];
  // An array, for there may be ten thousand of these, with one listener each.
  #listeners = NO_LISTENERS;

  constructor(id: number, state: ItemState, { isAlone = false, onListeners }: ItemOptions = {}) {
    this.id = id;
    this.isAlone = isAlone;
    this.#state = state;
    this.#onListeners = onListeners;
  }

  /** What the job is known by, besides its id. */
  get identity(): JobIdentity {
    return this.#state.identity;
  }

  get state(): ItemState {
    return this.#state;
  }

  /** The status on the queue, as far as is known. */
  get status(): QueueItemStatus {
    return this.#state.status;
  }

  /** How the job ended; `undefined` until it has. */
  get finalStatus(): JobStatus | undefined {
    return this.#state.phase === 'settled' ? this.#state.ending.status : undefined;
  }

  /** What a wait resolves to or rejects with, the same object each time; `undefined` until the job has ended. */
  get outcome(): ItemOutcome | undefined {
    if (this.#state.phase === 'settled') this.#outcome ??= toOutcome(this.id, this.#state.ending);
    return this.#outcome;
  }

  /** Changes the state, notifies the listeners, and returns what to request. */
  observe(observation: Observation): Transition['fetch'] {
    const { state, emit, fetch } = observe(this.#state, observation);
    this.#state = state;
    for (const event of emit) {
      for (const { onEvent } of this.#listeners) notify(onEvent, event);
    }
    if (state.phase === 'settled') this.#listenTo(NO_LISTENERS);
    return fetch;
  }

  /** Adds a listener for the events from now on. */
  addListener(listener: ItemListener): void {
    this.#listenTo([...this.#listeners, listener]);
  }

  removeListener(listener: ItemListener): void {
    this.#listenTo(this.#listeners.filter((other) => other !== listener));
  }

  #listenTo(listeners: readonly ItemListener[]): void {
    const change = listeners.length - this.#listeners.length;
    this.#listeners = listeners;
    if (change !== 0) this.#onListeners?.(change);
  }
}
