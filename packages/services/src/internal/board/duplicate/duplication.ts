import type { Board } from '@x/models/board';
import { notify } from '@x/transport/async';
import type { InvokeError } from '@x/transport/errors';

import type { TaskOptions } from '../../../task.js';
import type { CopiedItem, DuplicateReport, FailedCopy } from './duplicate-types.js';
import { nameOf } from './item.js';
import type { PreparedDuplication } from './prepare-duplication.js';

/** The state of a duplication: the images and videos that are queued, those in flight, and the outcome of each other one. */
export class Duplication {
  readonly #onProgress: TaskOptions<DuplicateReport>['onProgress'];
  readonly #total: number;
  readonly #queue: Set<string>;
  readonly #inFlight = new Set<string>();
  readonly #errors = new Map<string, InvokeError>();
  readonly #present: CopiedItem[];
  readonly #copied = new Map<string, CopiedItem>();
  readonly #failed: FailedCopy[] = [];
  #board: Board | undefined;
  #isBoardNew = false;

  constructor(
    { board, pending, present }: PreparedDuplication,
    onProgress: TaskOptions<DuplicateReport>['onProgress'],
  ) {
    this.#onProgress = onProgress;
    this.#board = board;
    this.#queue = new Set(pending.map(nameOf));
    this.#total = this.#queue.size;
    this.#present = [...present];
  }

  /** All copies, those of other runs included. */
  get copies(): readonly CopiedItem[] {
    return [...this.#present, ...this.#copied.values()];
  }

  /** The copies of this run. */
  get copied(): readonly CopiedItem[] {
    return [...this.#copied.values()];
  }

  /** The originals in flight whose request ended, and the error it ended with. */
  get unsettled(): readonly (readonly [string, InvokeError])[] {
    return [...this.#errors].filter(([name]) => this.#inFlight.has(name));
  }

  /** Says whether the response to the copy of an item was lost, whatever was found afterwards. */
  isUncertain(name: string): boolean {
    return this.#errors.has(name);
  }

  /** Says whether an item is still to be sent. */
  isQueued(name: string): boolean {
    return this.#queue.has(name);
  }

  setBoard(board: Board | undefined, { isNew }: { readonly isNew: boolean }): void {
    this.#board = board;
    this.#isBoardNew = isNew;
  }

  start(name: string): void {
    this.#queue.delete(name);
    this.#inFlight.add(name);
  }

  /** Puts an item back into the queue: its request was not sent. */
  requeue(name: string): void {
    this.#inFlight.delete(name);
    this.#queue.add(name);
  }

  /** Keeps an item in flight: its request ended with an error and may have been carried out. */
  addUncertain(name: string, error: InvokeError): void {
    this.#errors.set(name, error);
  }

  addCopy(from: string, to: string): void {
    this.#inFlight.delete(from);
    this.#copied.set(from, { from, to });
  }

  /** Records that a copy of this run gave way to one that another run made at the same time. */
  replaceCopy(name: string, copy: CopiedItem): void {
    if (this.#copied.get(copy.from)?.to !== name) return;
    this.#copied.delete(copy.from);
    this.#present.push(copy);
  }

  addFailure(itemName: string, error: InvokeError): void {
    this.#inFlight.delete(itemName);
    this.#failed.push({ itemName, error });
  }

  notifyProgress(): void {
    if (!this.#onProgress) return;
    const done = this.#total - this.#queue.size - this.#inFlight.size;
    notify(this.#onProgress, { done, total: this.#total, report: this.report() });
  }

  /** Returns a report of the duplication as it is now. It does not change later. */
  report(): DuplicateReport {
    return {
      board: this.#board,
      created: this.#isBoardNew,
      copied: [...this.copied],
      present: [...this.#present],
      failed: [...this.#failed],
      unknown: [...this.#inFlight],
      notSent: [...this.#queue],
    };
  }
}
