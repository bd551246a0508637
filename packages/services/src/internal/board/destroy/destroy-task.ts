import { DeleteBoardResult, UNCATEGORIZED } from '@x/models/board';
import { type Consent, checkConsent } from '@x/repositories/options';
import { InputError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import type { Task, TaskOptions } from '../../../task.js';
import { tell } from '../../tell.js';
import { boardContents } from '../contents.js';
import { sourceIds } from '../source-ids.js';
import type { Tools } from '../stores.js';
import type { DestroyPlan, DestroyReport } from './destroy-types.js';

/** Deletes a board and all that stands on it. */
export class DestroyTask implements Task<DestroyPlan, DestroyReport> {
  readonly #tools: Tools;
  readonly #board: string;
  readonly #consent: Consent;

  constructor(tools: Tools, board: string, consent: Consent) {
    this.#tools = tools;
    this.#board = board;
    this.#consent = consent;
  }

  async plan(options: RequestOptions = {}): Promise<DestroyPlan> {
    const boardId = this.#boardId();
    await this.#tools.boards.get(boardId, options);
    const { images, videos } = await boardContents(this.#tools.galleries, { boardId }, options);
    return { boardId, images, videos, requests: 2 };
  }

  async run({ onProgress, ...options }: TaskOptions<DestroyReport> = {}): Promise<DestroyReport> {
    checkConsent(this.#consent);
    const boardId = this.#boardId();
    // Servers before 6.12 answer as if they had deleted a board that is not there.
    await this.#tools.boards.get(boardId, options);
    tell(onProgress, { done: 0, total: 1, report: DeleteBoardResult.parse({ board_id: boardId }) });
    const report = await this.#tools.boards.deleteWithContents(boardId, this.#consent, options);
    tell(onProgress, { done: 1, total: 1, report });
    return report;
  }

  #boardId(): string {
    const [boardId = ''] = sourceIds([this.#board]);
    if (boardId === UNCATEGORIZED) throw new InputError('board', 'must be a board; none is not one');
    return boardId;
  }
}
