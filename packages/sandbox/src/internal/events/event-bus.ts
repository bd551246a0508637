import type { EventName, EventPayload } from '@x/models/event';

/** Something that was told, and to whom: to one room, or to everybody. */
export interface Told {
  readonly name: EventName;
  readonly payload: object;
  readonly room?: string | undefined;
}

/** Carries what happens to whoever listens. */
export class Bus {
  readonly #clock: () => Date;
  readonly #listeners = new Set<(told: Told) => void>();

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  listen(listener: (told: Told) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Tells what happened, and when. */
  tell<N extends EventName>(name: N, payload: Omit<EventPayload<N>, 'timestamp'>, room?: string): void {
    const timestamp = Math.floor(this.#clock().getTime() / 1_000);
    for (const listener of this.#listeners) listener({ name, payload: { timestamp, ...payload }, room });
  }
}
