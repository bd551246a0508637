import { UNCATEGORIZED } from '@x/models/board';
import { type Consent, checkConsent } from '@x/repositories/options';
import { notify } from '@x/transport/async';
import { InputError, mayHaveHappened, printValue } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import type { Task, TaskOptions } from '../../../task.js';
import { requestOptions } from '../../arguments.js';
import { taskError } from '../../task-error.js';
import { isBoardId } from '../board-ids.js';
import { boardContents } from '../contents.js';
import type { BoardContents } from '../move/move-types.js';
import { readOutcome } from '../read-outcome.js';
import type { BoardDependencies } from '../stores.js';
import type { DestroyPlan, DestroyReport } from './destroy-types.js';
import { findDestroyed, toReport } from './find-destroyed.js';

/** Deletes a board with its images and videos. */
export class DestroyTask implements Task<DestroyPlan, DestroyReport> {
  readonly #dependencies: BoardDependencies;
  readonly #boardId: string;
  readonly #consent: Consent;

  constructor(dependencies: BoardDependencies, boardId: string, consent: Consent) {
    this.#dependencies = dependencies;
    this.#boardId = boardId;
    this.#consent = consent;
  }

  async plan(options?: RequestOptions): Promise<DestroyPlan> {
    const { boardId, images, videos } = await this.#read(requestOptions(options));
    return { boardId, images, videos, requests: 3 };
  }

  async run(taskOptions?: TaskOptions<DestroyReport>): Promise<DestroyReport> {
    const { onProgress, ...options } = requestOptions(taskOptions);
    checkConsent(this.#consent);
    const contents = await this.#read(options);
    const state = { report: toReport({ board_id: contents.boardId }) };
    notify(onProgress, { done: 0, total: 1, report: state.report });
    try {
      await this.#destroy(contents, state, options);
    } catch (error) {
      if (!mayHaveHappened(error)) throw error;
      notify(onProgress, { done: 0, total: 1, report: state.report });
      throw taskError(error, state.report, options);
    }
    notify(onProgress, { done: 1, total: 1, report: state.report });
    return state.report;
  }

  /** Destroys the board. After a lost response the outcome is read; it is complete when the board is gone. */
  async #destroy(contents: BoardContents, state: { report: DestroyReport }, options: RequestOptions): Promise<void> {
    const { boardId, images: unknownImages, videos: unknownVideos } = contents;
    try {
      const result = await this.#dependencies.boards.deleteWithContents(boardId, this.#consent, options);
      state.report = toReport(result);
    } catch (error) {
      if (mayHaveHappened(error)) state.report = { ...state.report, unknownImages, unknownVideos };
      const found = await readOutcome(error, options, () => findDestroyed(this.#dependencies, contents, options));
      state.report = found.report;
      if (!found.isGone) throw error;
    }
  }

  /** Returns the contents of the board, which is read last: servers list nothing for a board that does not exist. */
  async #read(options: RequestOptions): Promise<BoardContents> {
    const boardId = this.#boardId;
    if (!isBoardId(boardId) || boardId === UNCATEGORIZED) {
      throw new InputError('boardId', `must be the id of a board, got ${printValue(boardId)}`);
    }
    const contents = await boardContents(this.#dependencies, { boardId }, options);
    await this.#dependencies.boards.get(boardId, options);
    return contents;
  }
}
