import { type JournalEntry, type OpenJournal, openJournal } from '../../journal.js';
import { isRecord } from '../arguments.js';
import { JournalError } from './errors.js';
import type { ItemState, PlannedItem, PutItem } from './item.js';
import { compactEntries, isStatus, planEntries, plannedOf, readItem, stateEntry } from './journal-entries.js';
import { ProgressMeter } from './progress-meter.js';
import { StatusCounter } from './status-counter.js';
import type { TransferredBoard, TransferredItem } from './transfer-types.js';

/** Bytes of a journal from which on it is written anew when it is opened. */
const COMPACT_SIZE = 10 * 1_024 * 1_024;
const PENDING: ItemState = { status: 'notSent' };

/** What became of each item so far, in memory and in the journal. */
export class TransferState {
  readonly items = new Map<string, PlannedItem>();
  readonly boards = new Map<string, TransferredBoard>();
  readonly meter: ProgressMeter;
  readonly counter = new StatusCounter();
  /** Items that an earlier run was sending when it ended. */
  readonly unsure = new Set<string>();
  readonly #states = new Map<string, ItemState>();
  readonly #journal: OpenJournal | undefined;
  #isPlanned = false;
  #isFinished = false;

  constructor(journal: OpenJournal | undefined, now: () => number) {
    this.#journal = journal;
    this.meter = new ProgressMeter(now);
  }

  /** Reads what earlier runs did. Throws an `InputError` for the journal of another transfer. */
  static async open(
    journal: Parameters<typeof openJournal>[0] | undefined,
    fingerprint: string,
    now: () => number,
  ): Promise<TransferState> {
    if (!journal) return new TransferState(undefined, now);
    const planned = await openJournal(journal, fingerprint);
    const state = new TransferState(planned.journal, now);
    try {
      for await (const entry of planned.entries) state.#read(entry);
      state.#settleRead();
      if (planned.journal.size > COMPACT_SIZE) await planned.journal.replace(compactEntries(fingerprint, state));
    } catch (error) {
      await planned.journal.close();
      throw error;
    }
    return state;
  }

  get isPlanned(): boolean {
    return this.#isPlanned;
  }

  /** Whether all was done, the last step too. */
  get isFinished(): boolean {
    return this.#isFinished;
  }

  stateOf(key: string): ItemState {
    return this.#states.get(key) ?? PENDING;
  }

  /** Items that are to be transferred. */
  pending(): PlannedItem[] {
    return [...this.items.values()].filter(({ key }) => this.stateOf(key).status === 'notSent');
  }

  /** Returns where items are that were transferred, or were there already, by their keys. */
  transferred(): Map<string, string> {
    const found = new Map<string, string>();
    for (const [key, { status, to }] of this.#states)
      if ((status === 'done' || status === 'present') && to !== undefined) found.set(key, to);
    return found;
  }

  /** Adds an item to the plan. */
  plan(item: PlannedItem): void {
    if (this.items.has(item.key)) return;
    this.items.set(item.key, item);
    this.counter.add(item);
    const { problem, errorName, duplicateOf } = item;
    if (problem !== undefined) this.#change(item.key, { status: 'skipped', reason: problem, errorName });
    else if (duplicateOf !== undefined) this.#change(item.key, { status: 'duplicate', to: duplicateOf });
  }

  /** Gives back the memory of what says only whether an item is there already: a third of that of the plan. */
  forgetStamps(): void {
    for (const [key, { stamp: _, ...item }] of this.items) this.items.set(key, item);
  }

  /** Keeps the plan in the journal. From then on it does not change. */
  async keepPlan(): Promise<void> {
    for (const entry of planEntries(this)) await this.#append(entry);
    await this.#written((journal) => journal.flush());
    this.#isPlanned = true;
  }

  /** Sets what became of an item, or that it is being sent. */
  async set(key: string, state: ItemState): Promise<void> {
    // What is in the journal first is not sent when the journal cannot be written.
    if (state.status === 'sending') await this.#append(stateEntry(key, state));
    this.#change(key, state);
    if (state.status === 'notSent' || state.status === 'unknown' || state.status === 'sending') return;
    await this.#append(stateEntry(key, state));
  }

  /** Notes that an item was put somewhere. */
  put(key: string, { status, to, bytes, sha256 }: PutItem): Promise<void> {
    return this.set(key, { status, to, bytes, sha256 });
  }

  /** Sets what became of an item, without keeping it in the journal. */
  assume(key: string, state: ItemState): void {
    this.#change(key, state);
  }

  async setBoard(board: TransferredBoard): Promise<void> {
    this.boards.set(board.key, board);
    await this.#append({ board: board.key, name: board.name, to: board.to ?? null, created: board.created });
  }

  async finish(): Promise<void> {
    await this.#append({ finished: true });
    this.#isFinished = true;
  }

  close(): Promise<void> {
    return this.#journal?.close() ?? Promise.resolve();
  }

  /** Returns every item with its status. What was being sent when the work stopped is `unknown`. */
  outcomes(notRestored: readonly string[]): TransferredItem[] {
    return [...this.items.values()].map(({ key, kind, bytes: planned }) => {
      const { status, to, bytes = planned, sha256, reason, errorName } = this.stateOf(key);
      const lost = status === 'done' && kind !== 'workflow' ? notRestored : [];
      const known = status === 'sending' ? 'unknown' : status;
      return { key, kind, status: known, to, bytes, sha256, reason, errorName, notRestored: lost };
    });
  }

  #read(entry: JournalEntry): void {
    if (entry['planning'] === true) this.#clear();
    else if (entry['planned'] === true) this.#isPlanned = true;
    else if (entry['finished'] === true) this.#isFinished = true;
    else if (typeof entry['board'] === 'string') {
      const { board: key, name, to, created } = entry;
      const known = { name: String(name), to: typeof to === 'string' ? to : undefined, created: created === true };
      this.boards.set(key, { key, ...known });
    } else if (isRecord(entry['item'])) this.plan(plannedOf(entry['item']));
    else if (typeof entry['key'] === 'string' && isStatus(entry['status'])) {
      this.#change(entry['key'], readItem(entry));
    }
  }

  /** What had failed is attempted again. A plan that was not finished is made anew. */
  #settleRead(): void {
    if (!this.#isPlanned) this.#clear();
    for (const [key, { status }] of [...this.#states]) {
      if (status === 'sending') this.unsure.add(key);
      if (status === 'sending' || status === 'failed' || status === 'vanished') this.#change(key, PENDING);
    }
  }

  #clear(): void {
    this.items.clear();
    this.#states.clear();
    this.counter.clear();
  }

  #append(entry: JournalEntry): Promise<void> {
    return this.#written((journal) => journal.append(entry));
  }

  async #written(write: (journal: OpenJournal) => Promise<void>): Promise<void> {
    try {
      if (this.#journal) await write(this.#journal);
    } catch (cause) {
      throw new JournalError(cause);
    }
  }

  #change(key: string, state: ItemState): void {
    const item = this.items.get(key);
    if (item) this.counter.change(item, this.stateOf(key).status, state.status);
    this.#states.set(key, state);
  }
}
