import { InputError, printValue } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { checkName, requestOptions, requireFunction, requireObject } from './internal/arguments.js';
import { type Change, type ChangeStates, UnitRun } from './internal/unit-of-work/unit-run.js';
import type { UnitReport } from './internal/unit-of-work/unit-types.js';
import type { Journal, JsonValue } from './journal.js';

export { UnitOfWorkError } from './internal/unit-of-work/errors.js';
export type { ChangeStatus, UnitChange, UnitReport } from './internal/unit-of-work/unit-types.js';

/** A change of a server, and how it is taken back. */
export interface ChangeInput<Result extends JsonValue> {
  /** Makes the change, and returns what is needed to take it back. */
  apply(options: RequestOptions): Promise<Result>;
  /**
   * Takes it back. Called again after a crash, so it must also succeed where it was taken back already. A change without
   * it cannot be taken back, and must be the last.
   */
  readonly undo?: ((result: Result, options: RequestOptions) => Promise<void>) | undefined;
  /**
   * Returns the result of a change that was made although its response was lost, or its program was killed; `undefined`
   * when it was not made. Left out, such a change is made again.
   */
  readonly find?: ((options: RequestOptions) => Promise<Result | undefined>) | undefined;
}

/** How several changes are made as one. */
export interface UnitOfWorkOptions {
  /** Remembers what was made, so that the same unit is finished, or taken back, after its program was killed. */
  readonly journal?: Journal | undefined;
}

/**
 * Several changes as one: they are made in order, and when one fails those before it are taken back in reverse. A server
 * has no transactions: others see what is made so far, and what could not be taken back is in the report.
 */
export class UnitOfWork {
  readonly #journal: Journal | undefined;
  readonly #changes: Change[] = [];
  /** What runs of this object have left, where no journal keeps it. */
  readonly #states: ChangeStates = new Map();

  constructor(options?: UnitOfWorkOptions) {
    const { journal } = requireObject('options', options ?? {});
    if (journal !== undefined && typeof journal.open !== 'function') {
      throw new InputError('journal', `must be a journal, got ${printValue(journal)}`);
    }
    this.#journal = journal;
  }

  /**
   * Adds a change, to be made after all that were added before. The name is its identity in the journal.
   *
   * @throws InputError when a change before it cannot be taken back, or has the same name
   */
  add<Result extends JsonValue>(name: string, change: ChangeInput<Result>): this {
    checkName('name', name);
    requireFunction('change.apply', requireObject('change', change).apply);
    const last = this.#changes.at(-1);
    if (last && !last.canUndo)
      throw new InputError('change', `"${last.name}" cannot be taken back and must be the last`);
    if (this.#changes.some((known) => known.name === name)) {
      throw new InputError('name', `"${name}" is that of a change before`);
    }
    let result: Result | undefined;
    const { undo, find } = change;
    this.#changes.push({
      name,
      canUndo: undo !== undefined,
      canFind: find !== undefined,
      apply: async (options) => (result = await change.apply(options)),
      find: async (options) => (result = await find?.(options)),
      restore: (value) => {
        result = value as Result;
      },
      undo: async (options) => {
        if (result !== undefined) await undo?.(result, options);
      },
    });
    return this;
  }

  /**
   * Makes the changes that were not made yet, in order. An abort takes nothing back: another run continues, or `undo`.
   *
   * @throws UnitOfWorkError when a change failed; its report says which were taken back, and which could not be
   */
  run(options?: RequestOptions): Promise<UnitReport> {
    return this.#with((run, request) => run.apply(request), options);
  }

  /** Takes back, in reverse, what this unit or an earlier run of it has made. Returns what became of each change. */
  undo(options?: RequestOptions): Promise<UnitReport> {
    return this.#with((run, request) => run.undo(request), options);
  }

  async #with(work: (run: UnitRun, options: RequestOptions) => Promise<UnitReport>, options?: RequestOptions) {
    const request = requestOptions(options);
    const run = await UnitRun.open(this.#changes, this.#journal, this.#states);
    try {
      return await work(run, request);
    } finally {
      await run.close();
    }
  }
}
