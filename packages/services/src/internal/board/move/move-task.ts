import { type Board, UNCATEGORIZED } from '@x/models/board';
import type { RequestOptions } from '@x/transport/options';
import type { Task, TaskOptions } from '../../../task.js';
import { CHUNK_SIZE } from '../../chunks.js';
import { allBoards } from '../all-boards.js';
import { createBoard } from '../create-board.js';
import type { BoardDependencies } from '../stores.js';
import { oldestNamed } from '../target.js';
import { taskError } from '../task-error.js';
import { deleteEmptySources } from './delete-empty-sources.js';
import { Move } from './move.js';
import { moveImages } from './move-images.js';
import type { MovePlan, MoveReport } from './move-types.js';
import { type MoveRequest, type PreparedMove, prepareMove } from './prepare-move.js';

/** Moves the images on some boards to another board, or to none. */
export class MoveTask implements Task<MovePlan, MoveReport> {
  readonly #dependencies: BoardDependencies;
  readonly #request: MoveRequest;

  constructor(dependencies: BoardDependencies, request: MoveRequest) {
    this.#dependencies = dependencies;
    this.#request = request;
  }

  async plan(options: RequestOptions = {}): Promise<MovePlan> {
    const prepared = await prepareMove(this.#dependencies, this.#request, options);
    const { sources, target, images } = prepared;
    return { sources, board: target.board, images: images.length, requests: this.#countRequests(prepared) };
  }

  async run({ onProgress, ...options }: TaskOptions<MoveReport> = {}): Promise<MoveReport> {
    const prepared = await prepareMove(this.#dependencies, this.#request, options);
    const move = new Move(prepared, onProgress);
    move.notifyProgress();
    try {
      await this.#run(prepared, move, options);
    } catch (error) {
      move.notifyProgress();
      throw taskError(error, move.report(), options);
    }
    return move.report();
  }

  async #run(prepared: PreparedMove, move: Move, options: RequestOptions): Promise<void> {
    const { sources, target } = prepared;
    if (target.create !== undefined) {
      move.setTarget(await createBoard(this.#dependencies, target.create, options), { isNew: true });
    }
    await moveImages(this.#dependencies, move, options);
    if (!this.#readsBoardsAgain(prepared)) return;
    const boards = await allBoards(this.#dependencies, options);
    if (target.create !== undefined) await this.#moveToOlder(move, oldestNamed(target.create, boards), options);
    if (this.#request.deleteSources) await deleteEmptySources(this.#dependencies, move, { sources, boards }, options);
  }

  /** Two runs may create a board of one name at the same time. Then both use the older one, and the newer is deleted. */
  async #moveToOlder(move: Move, older: Board | undefined, options: RequestOptions): Promise<void> {
    if (!older || !move.target || older.board_id === move.targetId) return;
    const request = { sources: [move.targetId], into: { boardId: older.board_id }, deleteSources: true };
    const { failed } = await new MoveTask(this.#dependencies, request).run(options);
    move.settle(failed, 'failed');
    move.setTarget(older, { isNew: false });
  }

  /** Says whether boards are read after the move, to find an older one of the same name and empty sources. */
  #readsBoardsAgain({ sources, target }: PreparedMove): boolean {
    const hasBoards = sources.some(({ boardId }) => boardId !== UNCATEGORIZED);
    return target.create !== undefined || (hasBoards && this.#request.deleteSources === true);
  }

  #countRequests(prepared: PreparedMove): number {
    const { boards, sources, target, images } = prepared;
    const { where, deleteSources } = this.#request;
    const reading = 1 + sources.length + (this.#readsBoardsAgain(prepared) ? 1 : 0);
    const filtering = where ? Math.ceil(sources.flatMap((source) => source.images).length / CHUNK_SIZE) : 0;
    const moving = (target.create === undefined ? 0 : 1) + Math.ceil(images.length / CHUNK_SIZE);
    const deletable = sources.filter(({ boardId, videos }) => boards.has(boardId) && videos.length === 0);
    return reading + filtering + moving + (deleteSources ? deletable.length : 0);
  }
}
