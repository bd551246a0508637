import { InvokeError, mayHaveHappened } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { type Journal, type JournalEntry, type JsonValue, type OpenJournal, openJournal } from '../../journal.js';
import { UnitOfWorkError } from './errors.js';
import type { ChangeStatus, UnitReport } from './unit-types.js';

/** A change, with its result inside. */
export interface Change {
  readonly name: string;
  readonly canUndo: boolean;
  readonly canFind: boolean;
  apply(options: RequestOptions): Promise<JsonValue>;
  /** Returns the result of a change that was made, `undefined` when it was not. */
  find(options: RequestOptions): Promise<JsonValue | undefined>;
  /** Takes up the result of an earlier run. */
  restore(result: JsonValue): void;
  undo(options: RequestOptions): Promise<void>;
}

interface State {
  readonly status: ChangeStatus | 'making';
  readonly reason?: string | undefined;
}

/** What is known of each change, by its name. */
export type ChangeStates = Map<string, State>;

const NOT_MADE: State = { status: 'notMade' };

/** What the next run makes of what became of a change. */
const CONTINUED: Readonly<Record<State['status'], State>> = {
  made: { status: 'made' },
  notUndone: { status: 'made' },
  making: { status: 'making' },
  unknown: { status: 'making' },
  failed: NOT_MADE,
  undone: NOT_MADE,
  notMade: NOT_MADE,
};

/** One run of a unit of work. */
export class UnitRun {
  readonly #changes: readonly Change[];
  readonly #journal: OpenJournal | undefined;
  readonly #states: ChangeStates;

  private constructor(changes: readonly Change[], journal: OpenJournal | undefined, states: ChangeStates) {
    this.#changes = changes;
    this.#journal = journal;
    this.#states = states;
  }

  /**
   * Takes up what earlier runs have made: those in the journal, or else those of the same unit, which have left `states`.
   * Throws an `InputError` for the journal of another unit.
   */
  static async open(changes: readonly Change[], journal: Journal | undefined, states: ChangeStates): Promise<UnitRun> {
    if (!journal) {
      for (const [name, { status }] of states) states.set(name, CONTINUED[status]);
      return new UnitRun(changes, undefined, states);
    }
    const planned = await openJournal(journal, JSON.stringify({ changes: changes.map(({ name }) => name) }));
    const run = new UnitRun(changes, planned.journal, new Map());
    try {
      for await (const entry of planned.entries) run.#read(entry);
    } catch (error) {
      await run.close();
      throw error;
    }
    return run;
  }

  close(): Promise<void> {
    return this.#journal?.close() ?? Promise.resolve();
  }

  async apply(options: RequestOptions): Promise<UnitReport> {
    for (const change of this.#changes) {
      const { status } = this.#stateOf(change);
      if (status === 'made') continue;
      options.signal?.throwIfAborted();
      try {
        if (status === 'making' && (await this.#findMade(change, options))) continue;
        await this.#set(change, { status: 'making' });
        await this.#made(change, await change.apply(options));
      } catch (error) {
        if (options.signal?.aborted || !InvokeError.isInstance(error)) throw error;
        const isUnsure = mayHaveHappened(error);
        if (isUnsure && (await this.#findMade(change, options).catch(() => false))) continue;
        this.#states.set(change.name, { status: isUnsure ? 'unknown' : 'failed', reason: error.message });
        throw new UnitOfWorkError(change.name, await this.undo(options), error);
      }
    }
    return this.#report();
  }

  /** Takes back what was made. What cannot be taken back does not keep those before it from being taken back. */
  async undo(options: RequestOptions): Promise<UnitReport> {
    for (const change of this.#changes.toReversed()) {
      const { status } = this.#stateOf(change);
      if (status === 'making') {
        const isMade = await this.#findMade(change, options).catch(() => false);
        if (!isMade) this.#states.set(change.name, change.canFind ? NOT_MADE : { status: 'unknown' });
      }
      if (this.#stateOf(change).status !== 'made') continue;
      options.signal?.throwIfAborted();
      try {
        if (!change.canUndo) throw new InvokeError(`"${change.name}" cannot be taken back`);
        await change.undo(options);
        await this.#set(change, { status: 'undone' });
      } catch (error) {
        if (options.signal?.aborted || !InvokeError.isInstance(error)) throw error;
        this.#states.set(change.name, { status: 'notUndone', reason: error.message });
      }
    }
    return this.#report();
  }

  #read({ change: name, status, result }: JournalEntry): void {
    const change = this.#changes.find((one) => one.name === name);
    if (!change || (status !== 'making' && status !== 'made' && status !== 'undone')) return;
    this.#states.set(change.name, CONTINUED[status]);
    if (status === 'made' && result !== undefined) change.restore(result);
  }

  async #findMade(change: Change, options: RequestOptions): Promise<boolean> {
    const result = await change.find(options);
    if (result === undefined) return false;
    await this.#made(change, result);
    return true;
  }

  async #made(change: Change, result: JsonValue): Promise<void> {
    this.#states.set(change.name, { status: 'made' });
    await this.#journal?.append({ change: change.name, status: 'made', result });
  }

  async #set({ name }: Change, state: State): Promise<void> {
    this.#states.set(name, state);
    await this.#journal?.append({ change: name, status: state.status });
  }

  #stateOf({ name }: Change): State {
    return this.#states.get(name) ?? NOT_MADE;
  }

  #report(): UnitReport {
    const changes = this.#changes.map((change) => {
      const { status, reason } = this.#stateOf(change);
      return { name: change.name, status: status === 'making' ? ('unknown' as const) : status, reason };
    });
    return { changes };
  }
}
