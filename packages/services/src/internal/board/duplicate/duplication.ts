import type { Board } from '@x/models/board';
import { notify } from '@x/transport/async';
import type { InvokeError } from '@x/transport/errors';

import type { TaskOptions } from '../../../task.js';
import type { CopiedImage, DuplicateReport, FailedCopy } from './duplicate-types.js';
import type { PreparedDuplication } from './prepare-duplication.js';

/** The state of a duplication: the images that are queued, those in flight, and the outcome of each other one. */
export class Duplication {
  readonly #onProgress: TaskOptions<DuplicateReport>['onProgress'];
  readonly #total: number;
  readonly #queue: Set<string>;
  readonly #inFlight = new Set<string>();
  readonly #present: readonly CopiedImage[];
  readonly #copied: CopiedImage[] = [];
  readonly #failed: FailedCopy[] = [];
  readonly #videos: readonly string[];
  #board: Board | undefined;
  #isBoardNew = false;

  constructor(
    { board, pending, present, videos }: PreparedDuplication,
    onProgress: TaskOptions<DuplicateReport>['onProgress'],
  ) {
    this.#onProgress = onProgress;
    this.#board = board;
    this.#queue = new Set(pending.map(({ image_name }) => image_name));
    this.#total = this.#queue.size;
    this.#present = present;
    this.#videos = videos;
  }

  /** All copies, those of an earlier run included. */
  get copies(): readonly CopiedImage[] {
    return [...this.#present, ...this.#copied];
  }

  setBoard(board: Board, { isNew }: { readonly isNew: boolean }): void {
    this.#board = board;
    this.#isBoardNew = isNew;
  }

  start(name: string): void {
    this.#queue.delete(name);
    this.#inFlight.add(name);
  }

  addCopy(from: string, to: string): void {
    this.#inFlight.delete(from);
    this.#copied.push({ from, to });
  }

  addFailure(imageName: string, error: InvokeError): void {
    this.#inFlight.delete(imageName);
    this.#failed.push({ imageName, error });
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
      copied: [...this.#copied],
      present: [...this.#present],
      failed: [...this.#failed],
      unknown: [...this.#inFlight],
      notSent: [...this.#queue],
      videos: [...this.#videos],
    };
  }
}
