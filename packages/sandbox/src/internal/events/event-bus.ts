import type { EventName, EventPayload } from '@x/models/event';

/** An event and its room; without one, who receives it depends on what it is about. */
export interface RoomEvent {
  readonly name: EventName;
  readonly payload: object;
  readonly room?: string | undefined;
}

/** Passes events to its listeners. */
export class EventBus {
  readonly #clock: () => Date;
  readonly #listeners = new Set<(event: RoomEvent) => void>();

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  listen(listener: (event: RoomEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Emits an event with the current time. */
  emit<N extends EventName>(name: N, payload: Omit<EventPayload<N>, 'timestamp'>, room?: string): void {
    const timestamp = Math.floor(this.#clock().getTime() / 1_000);
    for (const listener of this.#listeners) listener({ name, payload: { timestamp, ...payload }, room });
  }
}
