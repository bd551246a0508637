import { abortable } from '../../async.js';
import type { Link } from './connection.js';
import type { EventRoom } from './types.js';

/** A room with somebody in it. */
export interface Entry {
  readonly room: EventRoom;
  holders: number;
  live: boolean;
  /** Who waits for the server's word. */
  readonly waiting: Set<(answered: boolean) => void>;
}

/** How long to wait for the server's word. */
export interface Wait {
  readonly signal?: AbortSignal | undefined;
  readonly timeout: number | false;
}

/** The rooms of one socket, each entered by the first holder and left by the last. */
export class Rooms {
  readonly #entries = new Map<string, Entry>();
  #emit: Link['emit'] | undefined;
  #ready: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Enters every room over a new connection, which is `ready` when the server has said so of all, or the time is up. */
  connect(emit: Link['emit'], timeout: number, ready: () => void): void {
    this.#emit = emit;
    this.#ready = ready;
    this.#timer = setTimeout(() => this.#finish(), timeout);
    for (const entry of this.#entries.values()) this.#ask(entry);
    this.#look();
  }

  disconnect(): void {
    this.#emit = undefined;
    this.#ready = undefined;
    clearTimeout(this.#timer);
    for (const entry of this.#entries.values()) {
      entry.live = false;
      settle(entry, false);
    }
  }

  /** Takes a place in a room. */
  enter(room: EventRoom): Entry {
    const key = keyOf(room);
    const known = this.#entries.get(key);
    const entry = known ?? { room, holders: 0, live: false, waiting: new Set() };
    this.#entries.set(key, entry);
    entry.holders++;
    if (!known) this.#ask(entry);
    return entry;
  }

  leave(entry: Entry): void {
    if (--entry.holders > 0) return;
    this.#entries.delete(keyOf(entry.room));
    this.#emit?.(entry.room.leave, entry.room.payload, () => {});
    entry.live = false;
    settle(entry, false);
    this.#look();
  }

  /** Asks for the server's word now, and returns whether it came. */
  async confirm(entry: Entry, wait: Wait): Promise<boolean> {
    if (!this.#emit || entry.holders === 0) return false;
    this.#ask(entry);
    return this.answer(entry, wait);
  }

  /** Returns whether the server gives its word before the connection goes or the time is up. */
  async answer({ waiting }: Entry, { signal, timeout }: Wait): Promise<boolean> {
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

  #ask(entry: Entry): void {
    this.#emit?.(entry.room.enter, entry.room.payload, () => {
      if (entry.holders === 0) return;
      entry.live = true;
      this.#look(); // before the others hear of it, so that who has joined finds the socket open
      settle(entry, true);
    });
  }

  #look(): void {
    if (this.#emit && [...this.#entries.values()].every(({ live }) => live)) this.#finish();
  }

  #finish(): void {
    const ready = this.#ready;
    this.#ready = undefined;
    clearTimeout(this.#timer);
    ready?.();
  }
}

const keyOf = ({ enter, leave, payload }: EventRoom): string => JSON.stringify([enter, leave, payload]);

function settle({ waiting }: Entry, answered: boolean): void {
  for (const resolve of waiting) resolve(answered);
}
