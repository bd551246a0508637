import { type Board, UNCATEGORIZED } from '@x/models/board';
import { notify } from '@x/transport/async';

import type { TaskOptions } from '../../../task.js';
import { CHUNK_SIZE } from '../../chunks.js';
import { byKind } from '../../kind.js';
import type { KeptBoard, MoveReport } from './move-types.js';
import type { PreparedMove } from './prepare-move.js';

/** What became of an image or a video that was sent. */
export type ItemOutcome = 'moved' | 'failed' | 'gone';

/** The state of a move: the images and videos that are queued, those in flight, and the outcome of each other one. */
export class Move {
  readonly #onProgress: TaskOptions<MoveReport>['onProgress'];
  readonly #outcomes = new Map<string, ItemOutcome>();
  readonly #inFlight = new Set<string>();
  readonly #deleted: string[] = [];
  readonly #kept: KeptBoard[] = [];
  readonly #undecided: KeptBoard[] = [];
  #images: string[];
  #videos: string[];
  #target: Board | undefined;
  #isTargetNew = false;

  constructor({ target, images, videos }: PreparedMove, onProgress: TaskOptions<MoveReport>['onProgress']) {
    this.#onProgress = onProgress;
    this.#target = target.board;
    this.#images = [...images];
    this.#videos = [...videos];
  }

  /** The board the items are moved to; `undefined` for `none`. */
  get target(): Board | undefined {
    return this.#target;
  }

  /** The id of the target, or `none`. */
  get targetId(): string {
    return this.#target?.board_id ?? UNCATEGORIZED;
  }

  /** Says whether images are still to be sent. */
  get hasQueued(): boolean {
    return this.#images.length > 0;
  }

  /** The videos that are still to be sent. */
  get queuedVideos(): readonly string[] {
    return this.#videos;
  }

  setTarget(board: Board, { isNew }: { readonly isNew: boolean }): void {
    this.#target = board;
    this.#isTargetNew = isNew;
  }

  enqueue(names: readonly string[]): void {
    for (const name of names) this.#outcomes.delete(name);
    const { images, videos } = byKind(names);
    this.#images.push(...images);
    this.#videos.push(...videos);
  }

  /** Returns the next images to send, as many as fit one request. They are in flight until they have an outcome. */
  nextBatch(): readonly string[] {
    const batch = this.#images.slice(0, CHUNK_SIZE);
    this.#images = this.#images.slice(CHUNK_SIZE);
    for (const name of batch) this.#inFlight.add(name);
    return batch;
  }

  /** Takes a video out of the queue. It is in flight until it has an outcome. */
  start(video: string): void {
    this.#videos = this.#videos.filter((name) => name !== video);
    this.#inFlight.add(video);
  }

  /** Puts items in flight back into the queue: the server refused the request, so none of them was moved. */
  requeue(names: readonly string[]): void {
    for (const name of names) this.#inFlight.delete(name);
    const { images, videos } = byKind(names);
    this.#images.unshift(...images);
    this.#videos.unshift(...videos);
  }

  settle(names: readonly string[], outcome: ItemOutcome): void {
    for (const name of names) {
      this.#inFlight.delete(name);
      this.#outcomes.set(name, outcome);
    }
  }

  /** Returns what became of an item; `undefined` while that is open. */
  outcomeOf(name: string): ItemOutcome | undefined {
    return this.#outcomes.get(name);
  }

  /** Says whether an item was moved or deleted, so that its source does not hold it any more. */
  hasLeft(name: string): boolean {
    const outcome = this.#outcomes.get(name);
    return outcome === 'moved' || outcome === 'gone';
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
      total: done + this.#inFlight.size + this.#images.length + this.#videos.length,
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
      notSent: [...this.#images, ...this.#videos],
      deleted: [...this.#deleted],
      kept: [...this.#kept],
      undecided: [...this.#undecided],
    };
  }

  #named(outcome: ItemOutcome): string[] {
    return [...this.#outcomes].flatMap(([name, of]) => (of === outcome ? [name] : []));
  }
}
