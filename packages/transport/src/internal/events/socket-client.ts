import { notify, pushIterator } from '../../async.js';
import { InputError, SocketError } from '../../errors.js';
import type { RequestOptions } from '../../options.js';
import { checkFunction, checkRecord, checkSignal, expectRecord } from '../check-argument.js';
import type { TransportLogger } from '../hooks.js';
import { printValue } from '../print-value.js';
import { checkTimeout } from '../timeouts.js';
import { Listeners } from './listeners.js';
import { once } from './once.js';
import { ReconnectingConnection, type ReconnectingOptions } from './reconnecting-connection.js';
import { type AckWait, Rooms } from './rooms.js';
import type {
  EventPayload,
  EventRoom,
  EventRoomLease,
  EventSchemas,
  EventSocket,
  NamedEvent,
  OnceOptions,
  RawEvent,
  SocketState,
  SocketStateChange,
} from './types.js';

export interface SocketClientOptions<S extends EventSchemas> extends ReconnectingOptions {
  readonly events: S;
  readonly ackTimeout: number;
  readonly logger: TransportLogger | undefined;
  /** Calls a listener after another user has logged in or out. Returns a function that stops it. */
  readonly onUserChange?: (listener: () => void) => () => void;
}

/** An event socket over any kind of connection. */
export class SocketClient<S extends EventSchemas> implements EventSocket<S> {
  readonly #ackTimeout: number;
  readonly #listeners: Listeners;
  readonly #stateListeners = new Set<{ readonly receive: (change: SocketStateChange) => void }>();
  readonly #rooms = new Rooms();
  readonly #connection: ReconnectingConnection;
  readonly #closing = new AbortController();

  constructor({ events, ackTimeout, logger, onUserChange, ...options }: SocketClientOptions<S>) {
    const stop = onUserChange?.(() => this.reconnect());
    if (stop) this.#closing.signal.addEventListener('abort', stop, { once: true });
    const log = (line: string): void => notify(logger && ((text: string) => logger.debug(text)), line);
    this.#ackTimeout = ackTimeout;
    this.#listeners = new Listeners(events, log);
    this.#connection = new ReconnectingConnection(options, {
      onConnect: (emit, ready) => this.#rooms.connect(emit, ackTimeout, ready),
      onDisconnect: () => this.#rooms.disconnect(),
      onEvent: (name, payload) => this.#listeners.dispatch(name, payload),
      onChange: (change) => {
        log(`events: ${change.state}${'error' in change ? `: ${change.error.message}` : ''}`);
        for (const { receive } of [...this.#stateListeners]) notify(receive, change);
      },
    });
  }

  get state(): SocketState {
    return this.#connection.state;
  }

  on<N extends keyof S & string>(name: N, listener: (payload: EventPayload<S, N>) => void): () => void {
    checkFunction('listener', listener);
    return this.#holding(() => this.#listeners.add(name, listener));
  }

  onAny(listener: (event: RawEvent) => void): () => void {
    checkFunction('listener', listener);
    return this.#holding(() => this.#listeners.addAny(listener));
  }

  onState(receive: (change: SocketStateChange) => void): () => void {
    checkFunction('listener', receive);
    const listener = { receive };
    this.#stateListeners.add(listener);
    return () => void this.#stateListeners.delete(listener);
  }

  once<N extends keyof S & string>(name: N, options?: OnceOptions<EventPayload<S, N>>): Promise<EventPayload<S, N>> {
    return once((receive) => this.on(name, receive), { ...options, name, closed: this.#closing.signal });
  }

  stream<N extends keyof S & string>(
    names: readonly N[],
    options: Pick<RequestOptions, 'signal'> = {},
  ): AsyncGenerator<NamedEvent<S, N>, void, undefined> {
    checkRecord('options', options);
    const { signal } = options;
    if (!Array.isArray(names)) throw new InputError('names', `must be a list, got ${printValue(names)}`);
    for (const name of names) this.#listeners.check(name);
    checkSignal(signal);
    const closing = this.#closing.signal;
    return pushIterator<NamedEvent<S, N>>(
      ({ push, fail }) => {
        const close = (): void => fail(closing.reason);
        if (closing.aborted) {
          close();
          return () => {};
        }
        const stops = names.map((name) => this.on(name, (payload) => push({ name, payload })));
        closing.addEventListener('abort', close, { once: true });
        return () => {
          closing.removeEventListener('abort', close);
          for (const stop of stops) stop();
        };
      },
      { signal },
    );
  }

  async join(room: EventRoom, options?: RequestOptions): Promise<EventRoomLease> {
    checkRoom(room);
    const wait = this.#ackWait(options);
    wait.signal?.throwIfAborted();
    this.#closing.signal.throwIfAborted();
    const joined = this.#rooms.enter(room);
    const leave = this.#holding(() => () => this.#rooms.leave(joined));
    let isHeld = true;
    const lease: EventRoomLease = {
      get live() {
        return isHeld && joined.live;
      },
      confirm: async (again) => isHeld && this.#rooms.confirm(joined, this.#ackWait(again)),
      leave() {
        if (isHeld) leave();
        isHeld = false;
      },
      [Symbol.dispose]: () => lease.leave(),
    };
    try {
      const isPending = this.state === 'connecting' || this.state === 'open';
      if (isPending && !joined.live) await this.#rooms.acknowledged(joined, wait);
      this.#closing.signal.throwIfAborted();
    } catch (reason) {
      lease.leave();
      throw reason;
    }
    if (!joined.live) this.#connection.markMissed();
    return lease;
  }

  reconnect(): void {
    this.#connection.reconnect();
  }

  close(): void {
    this.#connection.close();
    this.#closing.abort(new SocketError('the socket was closed'));
  }

  /** Closes the socket, for `using`. */
  [Symbol.dispose](): void {
    this.close();
  }

  /** Calls `subscribe` and holds the connection; returns a function that ends both. */
  #holding(subscribe: () => () => void): () => void {
    this.#closing.signal.throwIfAborted();
    const unsubscribe = subscribe();
    const release = this.#connection.hold();
    return () => {
      unsubscribe();
      release();
    };
  }

  #ackWait({ signal, timeout = this.#ackTimeout }: RequestOptions = {}): AckWait {
    checkTimeout('timeout', timeout);
    checkSignal(signal);
    return { signal, timeout };
  }
}

function checkRoom(room: unknown): void {
  expectRecord('room', room);
  if (typeof room['enter'] === 'string' && typeof room['leave'] === 'string') return;
  throw new InputError('room', 'must have the names of the messages that enter and leave it');
}
