import { delay, notify } from '@x/transport/async';
import { InvokeError, mayHaveHappened, NotFoundError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { isFinal } from '../unreachable.js';
import { ensureBoards, type UsedBoard } from './ensure-boards.js';
import { JournalError, UnwritableError } from './errors.js';
import { forEachOf } from './for-each-of.js';
import type { PlannedItem, SourceItem } from './item.js';
import { MemoryLimit } from './memory-limit.js';
import { MOST_IN_MEMORY } from './opened-file.js';
import { isGone, reading } from './reading.js';
import { placeOf } from './server/board-finder.js';
import type { SourceBoard } from './transfer-source.js';
import type { TransferState } from './transfer-state.js';
import type { TransferSubject } from './transfer-subject.js';
import type { TransferTarget } from './transfer-target.js';
import type { TransferReport, TransferRunOptions, TransferredBoard } from './transfer-types.js';

/** The key of the one board that everything is put on. */
const INTO = '';

/** One run of a transfer. */
export class TransferRun {
  readonly #subject: TransferSubject;
  readonly #target: TransferTarget;
  readonly #state: TransferState;
  readonly #started: number;
  readonly #memory = new MemoryLimit(32 * MOST_IN_MEMORY);
  #boards: readonly SourceBoard[] | undefined;

  constructor(subject: TransferSubject, target: TransferTarget, state: TransferState) {
    this.#subject = subject;
    this.#target = target;
    this.#state = state;
    this.#started = subject.now();
  }

  /** Makes the plan, or takes up that of an earlier run. */
  async prepare(options: RequestOptions, { isKept }: { readonly isKept: boolean }): Promise<void> {
    const state = this.#state;
    if (state.isPlanned) {
      for (const key of await this.#target.findLost(state.transferred(), options))
        state.assume(key, { status: 'notSent' });
      if (!state.isFinished) await this.#findSent(options);
      return;
    }
    const hasContents = () => this.#target.hasContents(options);
    for await (const item of this.#subject.source.list(options, hasContents)) state.plan(item);
    const items = state.pending().filter(({ kind }) => kind !== 'workflow');
    for (const [key, to] of await this.#target.findPresent(items, options))
      state.assume(key, { status: 'present', to });
    state.forgetStamps();
    if (isKept) await state.keepPlan();
  }

  /** Returns the boards that items to transfer are on, and those of the target in their place. */
  async planBoards(options: RequestOptions): Promise<TransferredBoard[]> {
    const planned: TransferredBoard[] = [];
    for (const { board, namesake } of await this.#usedBoards(options)) {
      const known = this.#state.boards.get(board.key);
      const to = known?.to ?? (await this.#target.findBoard(board, namesake, options));
      planned.push({ key: board.key, name: board.board_name, to, created: known?.created ?? false });
    }
    return planned;
  }

  async carryOut(onProgress: TransferRunOptions['onProgress'], options: RequestOptions): Promise<void> {
    const { source, concurrency } = this.#subject;
    const state = this.#state;
    await ensureBoards({ target: this.#target, state }, await this.#usedBoards(options), options);
    const work = async (item: SourceItem): Promise<void> => {
      await this.#transfer(item, options);
      this.notifyProgress(onProgress);
    };
    const pending = state.pending().filter(({ kind }) => kind !== 'workflow');
    const sure = new Map(pending.filter(({ key }) => !state.unsure.has(key)).map((item) => [item.key, item]));
    await forEachOf(source.read(sure, options), work, { concurrency, signal: options.signal });
    if (pending.some(({ key }) => state.unsure.has(key))) {
      await this.#settle(options);
      const left = state.pending().filter(({ key, kind }) => state.unsure.has(key) && kind !== 'workflow');
      const unsure = new Map(left.map((item) => [item.key, item]));
      await forEachOf(source.read(unsure, options), work, { concurrency, signal: options.signal });
    }
    for (const item of state.pending()) {
      if (item.kind !== 'workflow') continue;
      options.signal?.throwIfAborted();
      await this.#attempt(item, () => this.#putWorkflow(item, options), options);
      this.notifyProgress(onProgress);
    }
    await this.#target.finish(state, this.#boards ?? [], options);
    await state.finish();
  }

  /** Notifies how far the work is. */
  notifyProgress(onProgress: TransferRunOptions['onProgress']): void {
    const { meter, counter } = this.#state;
    if (onProgress) notify(onProgress, { ...meter.progress(counter), report: () => this.report() });
  }

  report(): TransferReport {
    const state = this.#state;
    const items = state.outcomes(this.#target.notRestored);
    const { counts } = state.counter;
    const boards = [...state.boards.values()];
    return { items, counts: { ...counts }, bytes: state.meter.bytes, boards, models: this.#target.models() };
  }

  async #findSent(options: RequestOptions): Promise<void> {
    const sent = await this.#target.findSent(this.#state, options);
    for (const [key, to] of sent) {
      this.#state.unsure.delete(key);
      this.#state.assume(key, { status: 'done', to }); // also where the journal cannot be written
    }
    for (const [key, to] of sent) await this.#state.put(key, { status: 'done', to });
  }

  /** Waits until the server has carried out what a program that was killed has sent last, and searches that again. */
  async #settle(options: RequestOptions): Promise<void> {
    const { now, settleTime } = this.#subject;
    if (!this.#target.isRemote) return;
    const left = this.#started + settleTime - now();
    if (left > 0) await delay(left, options);
    await this.#findSent(options);
  }

  /** Returns the boards that items to transfer are on, the oldest first, and which of its name each is. */
  async #usedBoards(options: RequestOptions): Promise<readonly UsedBoard[]> {
    const { into, source } = this.#subject;
    if (into) {
      const board = { key: INTO, board_name: 'boardName' in into ? into.boardName : into.boardId, isKept: true };
      return [{ board, namesake: { index: 0, count: 1, place: 0, lastPlace: 0 } }];
    }
    this.#boards ??= await source.boards(options);
    const used = new Set(this.#state.pending().map(({ board }) => board));
    const namesakes = Map.groupBy(this.#boards, ({ board_name }) => board_name);
    const isUsed = ({ key, isKept }: SourceBoard): boolean => used.has(key) || isKept;
    return this.#boards.filter(isUsed).map((board) => {
      const all = namesakes.get(board.board_name) ?? [];
      const wanted = all.filter(isUsed);
      const [index, place] = [wanted.indexOf(board), all.indexOf(board)];
      return { board, namesake: { index, count: wanted.length, place, lastPlace: all.findLastIndex(isUsed) } };
    });
  }

  async #transfer({ item, load }: SourceItem, options: RequestOptions): Promise<void> {
    if (!load) return this.#state.set(item.key, { status: 'vanished' });
    const key = this.#subject.into ? INTO : item.board;
    const board = key === undefined ? undefined : placeOf(this.#state.boards.get(key)?.to);
    const { meter } = this.#state;
    let sent = 0;
    const onBytes = (bytes: number): void => {
      sent += bytes;
      meter.addBytes(bytes);
    };
    await this.#attempt(
      item,
      async () => {
        const share = await this.#memory.take(MOST_IN_MEMORY);
        try {
          const loaded = await reading(() => load(options));
          share.shrink(loaded.file?.held ?? 0);
          try {
            if (this.#target.isRemote) await this.#state.set(item.key, { status: 'sending' });
            await this.#state.put(item.key, await this.#target.put(loaded, { board, onBytes }, options));
          } finally {
            await loaded.file?.close();
          }
        } finally {
          share.release();
        }
      },
      options,
    );
    meter.endItem(sent);
  }

  async #putWorkflow({ key }: PlannedItem, options: RequestOptions): Promise<void> {
    const record = await this.#subject.source.workflow(key, options);
    if (!record) return this.#state.set(key, { status: 'vanished' });
    await this.#state.put(key, await this.#target.putWorkflow(record, options));
  }

  /** What concerns one item is its failure; with any other error the work stops. */
  async #attempt({ key }: PlannedItem, work: () => Promise<void>, options: RequestOptions): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof JournalError) throw error; // what has become of the item is known
      const isSending = this.#state.stateOf(key).status === 'sending';
      if (options.signal?.aborted || !InvokeError.isInstance(error) || error instanceof UnwritableError) {
        if (!isSending) await this.#state.set(key, { status: 'notSent' });
        throw error;
      }
      if (!isSending && (error instanceof NotFoundError || isGone(error))) {
        return this.#state.set(key, { status: 'vanished' });
      }
      if (isFinal(error) && !this.#target.isLost(error)) {
        return this.#state.set(key, { status: 'failed', reason: error.message, errorName: error.name });
      }
      if (!isSending || !mayHaveHappened(error)) await this.#state.set(key, { status: 'notSent' });
      throw error;
    }
  }
}
