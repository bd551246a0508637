import { abortable } from '../../async.js';
import type { Connection } from './connection.js';
import type { EventRoom } from './types.js';

/** A room with at least one holder. */
export interface JoinedRoom {
  readonly room: EventRoom;
  holders: number;
  /** The server has acknowledged it over the current connection. */
  live: boolean;
  /** Called with whether the server has acknowledged it. */
  readonly waiting: Set<(isAcknowledged: boolean) => void>;
}

/** How long to wait for the server to acknowledge. */
export interface AckWait {
  readonly signal?: AbortSignal | undefined;
  readonly timeout: number | false;
}

/** The rooms of one socket, each entered for its first holder and left after the last. */
export class Rooms {
  readonly #rooms = new Map<string, JoinedRoom>();
  #emit: Connection['emit'] | undefined;
  #ready: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Enters all rooms over a new connection, and calls `ready` once all are acknowledged or the timeout has passed. */
  connect(emit: Connection['emit'], timeout: number, ready: () => void): void {
    clearTimeout(this.#timer);
    this.#emit = emit;
    this.#ready = ready;
    this.#timer = setTimeout(() => this.#finish(), timeout);
    for (const joined of this.#rooms.values()) this.#requestEntry(joined);
    this.#finishIfLive();
  }

  disconnect(): void {
    this.#emit = undefined;
    this.#ready = undefined;
    clearTimeout(this.#timer);
    for (const joined of this.#rooms.values()) {
      joined.live = false;
      settle(joined, false);
    }
  }

  /** Adds a holder to a room, and enters it for the first one. */
  enter(room: EventRoom): JoinedRoom {
    const key = keyOf(room);
    const known = this.#rooms.get(key);
    const joined = known ?? { room, holders: 0, live: false, waiting: new Set() };
    this.#rooms.set(key, joined);
    joined.holders++;
    if (!known) this.#requestEntry(joined);
    return joined;
  }

  leave(joined: JoinedRoom): void {
    if (--joined.holders > 0) return;
    this.#rooms.delete(keyOf(joined.room));
    this.#emit?.(joined.room.leave, joined.room.payload, () => {});
    joined.live = false;
    settle(joined, false);
    this.#finishIfLive();
  }

  /** Enters the room once more, and returns whether the server acknowledged it. */
  async confirm(joined: JoinedRoom, wait: AckWait): Promise<boolean> {
    if (!this.#emit || joined.holders === 0) return false;
    this.#requestEntry(joined);
    return this.acknowledged(joined, wait);
  }

  /** Returns whether the server acknowledges the room before the connection ends or the timeout has passed. */
  async acknowledged({ waiting }: JoinedRoom, { signal, timeout }: AckWait): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const timer = timeout === false ? undefined : setTimeout(resolve, timeout, false);
    waiting.add(resolve);
    try {
      return await abortable(promise, signal);
    } finally {
      clearTimeout(timer);
      waiting.delete(resolve);
    }
  }

  #requestEntry(joined: JoinedRoom): void {
    this.#emit?.(joined.room.enter, joined.room.payload, () => {
      if (joined.holders === 0) return;
      joined.live = true;
      this.#finishIfLive(); // before the waiting calls settle, so that the socket is open for them
      settle(joined, true);
    });
  }

  #finishIfLive(): void {
    if (this.#emit && [...this.#rooms.values()].every(({ live }) => live)) this.#finish();
  }

  #finish(): void {
    const ready = this.#ready;
    this.#ready = undefined;
    clearTimeout(this.#timer);
    ready?.();
  }
}

const keyOf = ({ enter, leave, payload }: EventRoom): string => JSON.stringify([enter, leave, payload]);

function settle({ waiting }: JoinedRoom, isAcknowledged: boolean): void {
  for (const resolve of waiting) resolve(isAcknowledged);
}
