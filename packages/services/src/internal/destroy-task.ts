import { UNCATEGORIZED } from '@x/models/board';
import type { Consent } from '@x/repositories/consent';
import { InputError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import type { DestroyPlan, DestroyReport } from '../destroy.js';
import type { Task, TaskOptions } from '../task.js';
import { boardContents } from './board-contents.js';
import { sourceIds } from './source-ids.js';
import type { BoardStores } from './stores.js';

/** Deletes a board and all that stands on it. */
export class DestroyTask implements Task<DestroyPlan, DestroyReport> {
  readonly #stores: BoardStores;
  readonly #board: string;
  readonly #consent: Consent;

  constructor(stores: BoardStores, board: string, consent: Consent) {
    this.#stores = stores;
    this.#board = board;
    this.#consent = consent;
  }

  async plan(options: RequestOptions = {}): Promise<DestroyPlan> {
    const board_id = this.#boardId();
    await this.#stores.boards.get(board_id, options);
    const { images, videos } = await boardContents(this.#stores, { board_id }, options);
    return { board_id, images, videos, requests: 2 };
  }

  async run({ onProgress: _, ...options }: TaskOptions<DestroyReport> = {}): Promise<DestroyReport> {
    const board_id = this.#boardId();
    await this.#stores.boards.get(board_id, options);
    return this.#stores.boards.deleteWithContents(board_id, this.#consent, options);
  }

  #boardId(): string {
    const [board_id = ''] = sourceIds([this.#board]);
    if (board_id === UNCATEGORIZED) throw new InputError('board', 'must be a board; none is not one');
    return board_id;
  }
}
