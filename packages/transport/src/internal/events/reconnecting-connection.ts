import { SocketError } from '../../errors.js';
import { unref } from '../unref.js';
import type { Connect, Connection, ConnectionEnd } from './connection.js';
import type { SocketState, SocketStateChange } from './types.js';

const minBackoff = 250;
const maxBackoff = 10_000;

export interface ReconnectingOptions {
  readonly connect: Connect;
  readonly linger: number;
  readonly clock: () => number;
  readonly random: () => number;
}

export interface ReconnectingHandlers {
  /** Called with each new connection, which counts as open once `ready` is called. */
  onConnect(emit: Connection['emit'], ready: () => void): void;
  onDisconnect(): void;
  onEvent(name: string, payload: unknown): void;
  onChange(change: SocketStateChange): void;
}

/** Keeps one connection open as long as it is held, and reconnects with backoff. */
export class ReconnectingConnection {
  readonly #options: ReconnectingOptions;
  readonly #handlers: ReconnectingHandlers;
  #state: SocketState = 'idle';
  #connection: Connection | undefined;
  #holders = 0;
  #failures = 0;
  #openedAt = 0;
  #missed = false;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #lingerTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ReconnectingOptions, handlers: ReconnectingHandlers) {
    this.#options = options;
    this.#handlers = handlers;
  }

  get state(): SocketState {
    return this.#state;
  }

  /** Holds the connection, opens it for the first holder, and returns a function that releases it. */
  hold(): () => void {
    this.#holders++;
    clearTimeout(this.#lingerTimer);
    if (this.#state === 'idle') {
      this.#connect();
      this.#change({ state: 'connecting' });
    }
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      if (--this.#holders > 0 || this.#state === 'closed') return;
      this.#lingerTimer = setTimeout(() => this.#stop('idle'), this.#options.linger);
      unref(this.#lingerTimer);
    };
  }

  /** Makes the next `open` report that events may have been missed. */
  markMissed(): void {
    this.#missed = true;
  }

  reconnect(): void {
    if (this.#state === 'idle' || this.#state === 'closed') return;
    const wasOpen = this.#state === 'open';
    this.#disconnect();
    this.#failures = 0;
    this.#connect();
    if (!wasOpen) return;
    this.#missed = true;
    this.#change({ state: 'disconnected', error: new SocketError('reconnecting') });
  }

  close(): void {
    this.#stop('closed');
  }

  #connect(): void {
    const { onConnect, onEvent } = this.#handlers;
    const connection = this.#options.connect({
      onEvent,
      onOpen: () => onConnect(connection.emit, () => this.#open()),
      onEnd: (end) => this.#retry(end),
    });
    this.#connection = connection;
  }

  #open(): void {
    const missed = this.#missed;
    this.#missed = false;
    this.#openedAt = this.#options.clock();
    this.#change({ state: 'open', missed });
  }

  #retry({ error, refused }: ConnectionEnd): void {
    const { clock, random } = this.#options;
    // A server that accepts connections and closes them at once gets the same backoff as one that is down.
    if (this.#state === 'open' && clock() - this.#openedAt >= maxBackoff) this.#failures = 0;
    const backoff = Math.min(maxBackoff, minBackoff * 2 ** this.#failures++);
    this.#disconnect();
    this.#missed = true;
    this.#retryTimer = setTimeout(() => this.#connect(), (backoff * (1 + random())) / 2);
    this.#change({ state: refused ? 'refused' : 'disconnected', error });
  }

  #stop(state: 'idle' | 'closed'): void {
    this.#disconnect();
    clearTimeout(this.#lingerTimer);
    this.#failures = 0;
    this.#missed = false;
    this.#change({ state });
  }

  #disconnect(): void {
    clearTimeout(this.#retryTimer);
    this.#connection?.close();
    this.#connection = undefined;
    this.#handlers.onDisconnect();
  }

  #change(change: SocketStateChange): void {
    if (change.state === this.#state || this.#state === 'closed') return;
    this.#state = change.state;
    this.#handlers.onChange(change);
  }
}
