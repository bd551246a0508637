import { DeleteBoardResult, UNCATEGORIZED } from '@x/models/board';
import { type Consent, checkConsent } from '@x/repositories/options';
import { notify } from '@x/transport/async';
import { InputError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import type { Task, TaskOptions } from '../../../task.js';
import { isBoardId } from '../board-ids.js';
import { boardContents } from '../contents.js';
import type { BoardDependencies } from '../stores.js';
import type { DestroyPlan, DestroyReport } from './destroy-types.js';

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

  async plan(options: RequestOptions = {}): Promise<DestroyPlan> {
    const boardId = this.#checkedId();
    await this.#dependencies.boards.get(boardId, options);
    const { images, videos } = await boardContents(this.#dependencies, { boardId }, options);
    return { boardId, images, videos, requests: 2 };
  }

  async run({ onProgress, ...options }: TaskOptions<DestroyReport> = {}): Promise<DestroyReport> {
    checkConsent(this.#consent);
    const boardId = this.#checkedId();
    // Servers before 6.12 report success for a board that does not exist.
    await this.#dependencies.boards.get(boardId, options);
    notify(onProgress, {
      done: 0,
      total: 1,
      report: toReport(DeleteBoardResult.parse({ board_id: boardId, deleted_board_images: [], deleted_images: [] })),
    });
    const result = await this.#dependencies.boards.deleteWithContents(boardId, this.#consent, options);
    notify(onProgress, { done: 1, total: 1, report: toReport(result) });
    return toReport(result);
  }

  #checkedId(): string {
    const id = this.#boardId;
    if (!isBoardId(id) || id === UNCATEGORIZED) {
      throw new InputError('boardId', `must be the id of a board, got ${JSON.stringify(id)}`);
    }
    return id;
  }
}

const toReport = (result: DeleteBoardResult): DestroyReport => ({
  boardId: result.board_id,
  images: [...result.deleted_images],
  videos: [...result.deleted_videos],
  failedImages: [...result.failed_images],
  failedVideos: [...result.failed_videos],
});
