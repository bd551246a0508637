import { SocketError } from '../../errors.js';
import { unref } from '../unref.js';
import type { Connect, Link, LinkEnd } from './connection.js';
import type { SocketState, SocketStateChange } from './types.js';

const shortestPause = 250;
const longestPause = 10_000;

export interface KeeperOptions {
  readonly connect: Connect;
  readonly linger: number;
  readonly clock: () => number;
  readonly random: () => number;
}

export interface KeeperWatcher {
  /** Called with each new connection, which counts as open when it is `ready`. */
  onConnect(emit: Link['emit'], ready: () => void): void;
  onDisconnect(): void;
  onEvent(name: string, payload: unknown): void;
  onChange(change: SocketStateChange): void;
}

/** Keeps one connection as long as somebody holds it. */
export class Keeper {
  readonly #options: KeeperOptions;
  readonly #watcher: KeeperWatcher;
  #state: SocketState = 'idle';
  #link: Link | undefined;
  #holders = 0;
  #failures = 0;
  #openedAt = 0;
  #missed = false;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #linger: ReturnType<typeof setTimeout> | undefined;

  constructor(options: KeeperOptions, watcher: KeeperWatcher) {
    this.#options = options;
    this.#watcher = watcher;
  }

  get state(): SocketState {
    return this.#state;
  }

  /** Holds the connection, makes it if it is the first to do so, and returns how to let go. */
  hold(): () => void {
    this.#holders++;
    clearTimeout(this.#linger);
    if (this.#state === 'idle') {
      this.#connect();
      this.#change({ state: 'connecting' });
    }
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      if (--this.#holders > 0 || this.#state === 'closed') return;
      this.#linger = setTimeout(() => this.#rest('idle'), this.#options.linger);
      unref(this.#linger);
    };
  }

  /** Somebody went on without being heard: the next opening counts as one after a gap. */
  doubt(): void {
    this.#missed = true;
  }

  reconnect(): void {
    if (this.#state === 'idle' || this.#state === 'closed') return;
    const wasOpen = this.#state === 'open';
    this.#drop();
    this.#failures = 0;
    this.#connect();
    if (!wasOpen) return;
    this.#missed = true;
    this.#change({ state: 'disconnected', error: new SocketError('connecting anew') });
  }

  close(): void {
    this.#rest('closed');
  }

  #connect(): void {
    const { onConnect, onEvent } = this.#watcher;
    const link = this.#options.connect({
      onEvent,
      onOpen: () => onConnect(link.emit, () => this.#open()),
      onEnd: (end) => this.#fail(end),
    });
    this.#link = link;
  }

  #open(): void {
    const missed = this.#missed;
    this.#missed = false;
    this.#openedAt = this.#options.clock();
    this.#change({ state: 'open', missed });
  }

  #fail({ error, refused }: LinkEnd): void {
    const { clock, random } = this.#options;
    // A server that opens and hangs up at once is to be spared as one that is down.
    if (this.#state === 'open' && clock() - this.#openedAt >= longestPause) this.#failures = 0;
    const ceiling = Math.min(longestPause, shortestPause * 2 ** this.#failures++);
    this.#drop();
    this.#missed = true;
    this.#pause = setTimeout(() => this.#connect(), (ceiling * (1 + random())) / 2);
    this.#change({ state: refused ? 'refused' : 'disconnected', error });
  }

  #rest(state: 'idle' | 'closed'): void {
    this.#drop();
    clearTimeout(this.#linger);
    this.#failures = 0;
    this.#missed = false;
    this.#change({ state });
  }

  #drop(): void {
    clearTimeout(this.#pause);
    this.#link?.close();
    this.#link = undefined;
    this.#watcher.onDisconnect();
  }

  #change(change: SocketStateChange): void {
    if (change.state === this.#state || this.#state === 'closed') return;
    this.#state = change.state;
    this.#watcher.onChange(change);
  }
}
