import { type Board, UNCATEGORIZED } from '@x/models/board';
import { notify } from '@x/transport/async';

import type { TaskOptions } from '../../../task.js';
import { CHUNK_SIZE } from '../../chunks.js';
import type { BoardContents, KeptBoard, MoveReport } from './move-types.js';
import type { PreparedMove } from './prepare-move.js';

/** What became of an image that was sent. */
export type ImageOutcome = 'moved' | 'failed' | 'gone';

/** The state of a move: the images that are queued, those in flight, and the outcome of each other one. */
export class Move {
  readonly #onProgress: TaskOptions<MoveReport>['onProgress'];
  readonly #outcomes = new Map<string, ImageOutcome>();
  readonly #videos: Pick<BoardContents, 'boardId' | 'videos'>[] = [];
  readonly #deleted: string[] = [];
  readonly #kept: KeptBoard[] = [];
  readonly #undecided: KeptBoard[] = [];
  #queue: string[];
  #inFlight = new Set<string>();
  #target: Board | undefined;
  #isTargetNew = false;

  constructor({ sources, target, images }: PreparedMove, onProgress: TaskOptions<MoveReport>['onProgress']) {
    this.#onProgress = onProgress;
    this.#target = target.board;
    this.#queue = [...images];
    for (const { boardId, videos } of sources) this.addVideos(boardId, videos);
  }

  /** The board the images are moved to; `undefined` for `none`. */
  get target(): Board | undefined {
    return this.#target;
  }

  /** The id of the target, or `none`. */
  get targetId(): string {
    return this.#target?.board_id ?? UNCATEGORIZED;
  }

  /** Says whether images are still to be sent. */
  get hasQueued(): boolean {
    return this.#queue.length > 0;
  }

  setTarget(board: Board, { isNew }: { readonly isNew: boolean }): void {
    this.#target = board;
    this.#isTargetNew = isNew;
  }

  enqueue(names: readonly string[]): void {
    for (const name of names) this.#outcomes.delete(name);
    this.#queue.push(...names);
  }

  /** Returns the next images to send, as many as fit one request. They are in flight until they have an outcome. */
  nextBatch(): readonly string[] {
    const batch = this.#queue.slice(0, CHUNK_SIZE);
    this.#queue = this.#queue.slice(CHUNK_SIZE);
    this.#inFlight = new Set(batch);
    return batch;
  }

  /** Puts the images in flight back into the queue: the server refused the request, so none of them was moved. */
  requeueInFlight(): void {
    this.#queue.unshift(...this.#inFlight);
    this.#inFlight.clear();
  }

  settle(names: readonly string[], outcome: ImageOutcome): void {
    for (const name of names) {
      this.#inFlight.delete(name);
      this.#outcomes.set(name, outcome);
    }
  }

  /** Says whether an image was moved or deleted, so that its source does not hold it any more. */
  hasLeft(name: string): boolean {
    const outcome = this.#outcomes.get(name);
    return outcome === 'moved' || outcome === 'gone';
  }

  addVideos(boardId: string, videos: readonly string[]): void {
    if (videos.length > 0) this.#videos.push({ boardId, videos });
  }

  addDeleted(boardId: string): void {
    this.#deleted.push(boardId);
  }

  addKept(board: KeptBoard): void {
    this.#kept.push(board);
  }

  addUndecided(board: KeptBoard): void {
    this.#undecided.push(board);
  }

  notifyProgress(): void {
    if (!this.#onProgress) return;
    const done = this.#outcomes.size;
    notify(this.#onProgress, {
      done,
      total: done + this.#inFlight.size + this.#queue.length,
      report: this.report(),
    });
  }

  /** Returns a report of the move as it is now. It does not change later. */
  report(): MoveReport {
    return {
      board: this.#target,
      created: this.#isTargetNew,
      moved: this.#named('moved'),
      failed: this.#named('failed'),
      gone: this.#named('gone'),
      unknown: [...this.#inFlight],
      notSent: [...this.#queue],
      videos: [...this.#videos],
      deleted: [...this.#deleted],
      kept: [...this.#kept],
      undecided: [...this.#undecided],
    };
  }

  #named(outcome: ImageOutcome): string[] {
    return [...this.#outcomes].flatMap(([name, of]) => (of === outcome ? [name] : []));
  }
}
