import { abortable, delay, unref } from '@x/transport/async';
import { NotFoundError, UnsupportedOperationError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { holdLock, isHeld, type Program, parseProgram } from '../../program.js';
import { MapInUseError } from '../errors.js';
import type { WorkflowStores } from '../open/stores.js';
import { SETTLING } from './journal.js';

type Store = NonNullable<WorkflowStores['clientState']>;

/** Milliseconds after which a holder confirms that it still runs. */
const RENEWAL = 30_000;
/** Milliseconds without a confirmation, after which a holder that runs elsewhere is taken for ended. */
const LEASE = 120_000;
/** Milliseconds between two requests for the text of such a holder. */
const POLL_INTERVAL = 5_000;
/** Programs that start at the same moment withdraw, and try so often again. */
const ATTEMPTS = 5;

const prefixOf = (key: string): string => `x-map-lock:${key}:`;

/**
 * The right to send the items of a map, which one program has at a time. Each writes its name under a key of its own and
 * then reads those of the others, so that of two programs at least one sees the other, and withdraws. No clock is compared: whether
 * a holder on another machine still runs is seen by whether its text changes.
 */
export class MapLease {
  readonly #key: string;
  readonly #store: Store;
  readonly #lock = holdLock();
  #renewals = 0;
  /** When the last confirmation was sent that the server received. */
  #confirmed = now();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #renewal: Promise<void> = Promise.resolve();

  private constructor(key: string, store: Store) {
    this.#key = key;
    this.#store = store;
  }

  /**
   * Returns the lease; `undefined` when the server is too old to keep one. What a program that has ended left is removed.
   * Throws a `MapInUseError` while another program has it.
   */
  static async acquire(key: string, store: Store, options: RequestOptions): Promise<MapLease | undefined> {
    const lease = new MapLease(key, store);
    try {
      await lease.#acquire(options);
      return lease;
    } catch (error) {
      await lease.release(options);
      if (error instanceof UnsupportedOperationError || error instanceof NotFoundError) return undefined;
      throw error;
    }
  }

  /** Throws a `MapInUseError` when the program was suspended for so long that another one may have taken over. */
  async ensure(options: RequestOptions): Promise<void> {
    if (elapsed(this.#confirmed) < LEASE / 2) return;
    await this.#confirm(options);
    const [other] = await this.#others(options);
    if (other !== undefined) throw new MapInUseError(this.#key, await this.#holderOf(other, options));
  }

  /** Ends the lease, and does not wait after an abort. What cannot be removed is removed by the next program. */
  async release({ signal, ...options }: RequestOptions): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#lock.letGo();
    if (this.#renewals === 0) return;
    const removal = this.#renewal.then(() => this.#store.delete(this.#ownKey, options)).catch(() => undefined);
    await abortable(removal, signal).catch(() => undefined);
  }

  async #acquire(options: RequestOptions): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      // Mostly there is no other, and nothing is read before.
      if (attempt > 1) for (const other of await this.#others(options)) await this.#removeEnded(other, options);
      await this.#confirm(options);
      const [other] = await this.#others(options);
      if (other === undefined) break;
      await this.#store.delete(this.#ownKey, options);
      if (attempt === ATTEMPTS) throw new MapInUseError(this.#key, await this.#holderOf(other, options));
      await delay(50 + 500 * Math.random(), options);
    }
    this.#schedule();
  }

  get #ownKey(): string {
    return prefixOf(this.#key) + this.#lock.program.token;
  }

  /** Is another one each time. */
  get #text(): string {
    return JSON.stringify({ ...this.#lock.program, renewals: this.#renewals, renewedAt: Date.now() });
  }

  /** Returns the keys of other programs. */
  async #others(options: RequestOptions): Promise<string[]> {
    const prefix = prefixOf(this.#key);
    const keys = await this.#store.keys({ prefix }, options);
    return keys.filter((key) => key.startsWith(prefix) && key !== this.#ownKey); // the server ignores the case
  }

  async #confirm(options: RequestOptions): Promise<void> {
    const sent = now();
    this.#renewals += 1;
    await this.#store.set(this.#ownKey, this.#text, options);
    this.#confirmed = sent;
  }

  #schedule(): void {
    this.#timer = setTimeout(() => {
      // later than this another program may have taken over, and ensure() checks before anything is sent
      const isDue = elapsed(this.#confirmed) < LEASE / 2;
      this.#renewal = isDue ? this.#confirm({}).catch(() => undefined) : Promise.resolve();
      this.#schedule();
    }, RENEWAL);
    unref(this.#timer);
  }

  /** Removes the key of a program that has ended. Throws for one that runs. */
  async #removeEnded(key: string, options: RequestOptions): Promise<void> {
    const text = await this.#store.find(key, options);
    if (text === undefined) return;
    const program = parseProgram(text);
    const isRunning = (program && isHeld(program)) ?? (await this.#isRenewed(key, text, options));
    if (isRunning) throw new MapInUseError(this.#key, holder(program));
    // the server may still carry out what it sent last
    if (Date.now() - renewedAt(text) < RENEWAL + SETTLING) await delay(SETTLING, options);
    await this.#store.delete(key, options);
  }

  /** Waits until the text of a key changes, at most as long as a lease lasts. */
  async #isRenewed(key: string, text: string, options: RequestOptions): Promise<boolean> {
    for (const started = performance.now(); performance.now() - started < LEASE; ) {
      await delay(POLL_INTERVAL, options);
      const found = await this.#store.find(key, options);
      if (found !== text) return found !== undefined;
    }
    return false;
  }

  async #holderOf(key: string, options: RequestOptions): Promise<MapInUseError['holder']> {
    return holder(parseProgram((await this.#store.find(key, options)) ?? ''));
  }
}

const renewedAt = (text: string): number => Number(/"renewedAt":(\d+)/.exec(text)?.[1] ?? 0);

const holder = (program: Program | undefined): MapInUseError['holder'] => ({ host: program?.host, pid: program?.pid });

interface Moment {
  readonly date: number;
  readonly performance: number;
}

const now = (): Moment => ({ date: Date.now(), performance: performance.now() });

/** Milliseconds since then. One clock stops while a machine sleeps, the other may be set: the longer time counts. */
const elapsed = (since: Moment): number =>
  Math.max(Math.abs(Date.now() - since.date), performance.now() - since.performance);
