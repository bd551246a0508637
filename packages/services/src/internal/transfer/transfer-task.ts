import type { RequestOptions } from '@x/transport/options';

import { requestOptions } from '../arguments.js';
import { taskError } from '../task-error.js';
import { JournalError } from './errors.js';
import { TransferRun } from './transfer-run.js';
import { TransferState } from './transfer-state.js';
import type { TransferSubject } from './transfer-subject.js';
import type { TransferPlan, TransferReport, TransferRunOptions, TransferTask } from './transfer-types.js';

/** Transfers the items of a source to a target. */
export class ItemTransfer implements TransferTask {
  readonly #subject: TransferSubject;

  constructor(subject: TransferSubject) {
    this.#subject = subject;
  }

  async plan(options?: RequestOptions): Promise<TransferPlan> {
    const request = requestOptions(options);
    return this.#with(async (run, state) => {
      await run.prepare(request, { isKept: false });
      const boards = await run.planBoards(request);
      const { counts, left } = state.counter;
      const items = state.outcomes([]);
      return { items, counts: { ...counts }, bytes: left.bytes, unknownSizes: left.unknownSizes, boards };
    });
  }

  async run(runOptions?: TransferRunOptions): Promise<TransferReport> {
    const { onProgress, ...options } = requestOptions(runOptions);
    return this.#with(async (run, state) => {
      try {
        await run.prepare(options, { isKept: true });
        run.notifyProgress(onProgress);
        if (!state.isFinished || state.counter.counts.notSent > 0) await run.carryOut(onProgress, options);
      } catch (error) {
        run.notifyProgress(onProgress);
        throw taskError(error, run.report(), options);
      }
      return run.report();
    });
  }

  async #with<T>(work: (run: TransferRun, state: TransferState) => Promise<T>): Promise<T> {
    const { source, target: createTarget, journal, now } = this.#subject;
    const target = createTarget();
    const fingerprint = JSON.stringify({ from: source.identity, to: target.identity });
    const state = await TransferState.open(journal, fingerprint, now);
    const run = new TransferRun(this.#subject, target, state);
    let result: T;
    try {
      result = await work(run, state);
    } catch (error) {
      await state.close().catch(() => undefined); // what stopped the work is to be known
      throw error;
    }
    await state.close().catch((cause: unknown) => {
      throw taskError(new JournalError(cause), run.report(), {});
    });
    return result;
  }
}
