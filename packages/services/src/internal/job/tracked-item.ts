import type { QueueItemStatus } from '@x/models/queue-item';
import { notify } from '@x/transport/async';

import type { JobEvent, JobStatus } from './event.js';
import { type ItemState, initialState, observe, type Transition } from './item-state.js';
import type { Observation } from './observation.js';
import { type ItemOutcome, toOutcome } from './outcome.js';

/** Receives the events of an item. One listener may listen to many items. */
export interface ItemListener {
  readonly onEvent: (event: JobEvent) => void;
}

/** An item for those who may read it. Only the tracker changes it. */
export type Item = Omit<TrackedItem, 'observe'>;

const NO_LISTENERS: readonly ItemListener[] = [];

/** One item of the queue: its state and its listeners. */
export class TrackedItem {
  readonly id: number;
  #state: ItemState;
  #outcome: ItemOutcome | undefined;
  // An array, for there may be ten thousand of these, with one listener each.
  #listeners = NO_LISTENERS;

  constructor(id: number, state: ItemState = initialState()) {
    this.id = id;
    this.#state = state;
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
    if (state.phase === 'settled') this.#listeners = NO_LISTENERS;
    return fetch;
  }

  /** Adds a listener for the events from now on. */
  addListener(listener: ItemListener): void {
    this.#listeners = [...this.#listeners, listener];
  }

  removeListener(listener: ItemListener): void {
    this.#listeners = this.#listeners.filter((other) => other !== listener);
  }
}
