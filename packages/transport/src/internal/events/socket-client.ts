import { notify, pushIterator } from '../../async.js';
import { SocketError } from '../../errors.js';
import type { RequestOptions } from '../../options.js';
import type { TransportLogger } from '../hooks.js';
import { checkTime } from '../timeouts.js';
import { Listeners } from './listeners.js';
import { once } from './once.js';
import { Keeper, type KeeperOptions } from './reconnecting-connection.js';
import { Rooms } from './rooms.js';
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

export interface HubOptions<S extends EventSchemas> extends KeeperOptions {
  readonly events: S;
  readonly ackTimeout: number;
  readonly logger: TransportLogger | undefined;
}

/** An event socket over any kind of connection. */
export class EventHub<S extends EventSchemas> implements EventSocket<S> {
  readonly #ackTimeout: number;
  readonly #listeners: Listeners;
  readonly #watchers = new Set<{ readonly see: (change: SocketStateChange) => void }>();
  readonly #rooms = new Rooms();
  readonly #keeper: Keeper;
  readonly #closing = new AbortController();

  constructor({ events, ackTimeout, logger, ...options }: HubOptions<S>) {
    const log = (line: string): void => notify(logger && ((text: string) => logger.debug(text)), line);
    this.#ackTimeout = ackTimeout;
    this.#listeners = new Listeners(events, log);
    this.#keeper = new Keeper(options, {
      onConnect: (emit, ready) => this.#rooms.connect(emit, ackTimeout, ready),
      onDisconnect: () => this.#rooms.disconnect(),
      onEvent: (name, payload) => this.#listeners.tell(name, payload),
      onChange: (change) => {
        log(`events: ${change.state}${'error' in change ? `: ${change.error.message}` : ''}`);
        for (const { see } of [...this.#watchers]) notify(see, change);
      },
    });
  }

  get state(): SocketState {
    return this.#keeper.state;
  }

  on<N extends keyof S & string>(name: N, listener: (payload: EventPayload<S, N>) => void): () => void {
    return this.#held(() => this.#listeners.add(name, listener));
  }

  onAny(listener: (event: RawEvent) => void): () => void {
    return this.#held(() => this.#listeners.addAny(listener));
  }

  onState(see: (change: SocketStateChange) => void): () => void {
    const watcher = { see };
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }

  once<N extends keyof S & string>(name: N, options?: OnceOptions<EventPayload<S, N>>): Promise<EventPayload<S, N>> {
    return once((hear) => this.on(name, hear), { ...options, name, closed: this.#closing.signal });
  }

  stream<N extends keyof S & string>(
    names: readonly N[],
    { signal }: Pick<RequestOptions, 'signal'> = {},
  ): AsyncGenerator<NamedEvent<S, N>, void, undefined> {
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
    const wait = this.#waitFor(options);
    wait.signal?.throwIfAborted();
    this.#closing.signal.throwIfAborted();
    const entry = this.#rooms.enter(room);
    const leave = this.#held(() => () => this.#rooms.leave(entry));
    let held = true;
    const lease: EventRoomLease = {
      get live() {
        return held && entry.live;
      },
      confirm: async (again) => held && this.#rooms.confirm(entry, this.#waitFor(again)),
      leave() {
        if (held) leave();
        held = false;
      },
      [Symbol.dispose]: () => lease.leave(),
    };
    try {
      const undecided = this.state === 'connecting' || this.state === 'open';
      if (undecided && !entry.live) await this.#rooms.answer(entry, wait);
      this.#closing.signal.throwIfAborted();
    } catch (reason) {
      lease.leave();
      throw reason;
    }
    if (!entry.live) this.#keeper.doubt();
    return lease;
  }

  reconnect(): void {
    this.#keeper.reconnect();
  }

  close(): void {
    this.#keeper.close();
    this.#closing.abort(new SocketError('closed'));
  }

  [Symbol.dispose](): void {
    this.close();
  }

  #held(take: () => () => void): () => void {
    this.#closing.signal.throwIfAborted();
    const give = take();
    const release = this.#keeper.hold();
    return () => {
      give();
      release();
    };
  }

  #waitFor({ signal, timeout = this.#ackTimeout }: RequestOptions = {}) {
    checkTime('timeout', timeout);
    return { signal, timeout };
  }
}
