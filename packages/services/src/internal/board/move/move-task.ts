import { UNCATEGORIZED } from '@x/models/board';
import type { RequestOptions } from '@x/transport/options';
import type { Task, TaskOptions } from '../../../task.js';
import { requestOptions } from '../../arguments.js';
import { CHUNK_SIZE } from '../../chunks.js';
import { taskError } from '../../task-error.js';
import { allBoards } from '../all-boards.js';
import { createBoard } from '../create-board.js';
import { settleOnOldest } from '../settle-on-oldest.js';
import type { BoardDependencies } from '../stores.js';
import type { MoveRequest } from './check-move.js';
import { deleteEmptySources } from './delete-empty-sources.js';
import { Move } from './move.js';
import { moveImages } from './move-images.js';
import type { MovePlan, MoveReport } from './move-types.js';
import { moveVideos } from './move-videos.js';
import { type PreparedMove, prepareMove } from './prepare-move.js';

/** Moves the images and videos on some boards to another board, or to none. */
export class MoveTask implements Task<MovePlan, MoveReport> {
  readonly #dependencies: BoardDependencies;
  readonly #request: MoveRequest;

  constructor(dependencies: BoardDependencies, request: MoveRequest) {
    this.#dependencies = dependencies;
    this.#request = request;
  }

  async plan(options?: RequestOptions): Promise<MovePlan> {
    const prepared = await prepareMove(this.#dependencies, this.#request, requestOptions(options));
    const { sources, target, images, videos } = prepared;
    const requests = this.#countRequests(prepared);
    return { sources, board: target.board, images: images.length, videos: videos.length, requests };
  }

  async run(taskOptions?: TaskOptions<MoveReport>): Promise<MoveReport> {
    const { onProgress, ...options } = requestOptions(taskOptions);
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

  async #run({ boards: before, sources, target }: PreparedMove, move: Move, options: RequestOptions): Promise<void> {
    if (target.create !== undefined) {
      const created = await createBoard(this.#dependencies, { name: target.create, before }, options);
      move.setTarget(created, { isNew: true });
      const { board, isNew } = await settleOnOldest(this.#dependencies, created, options);
      move.setTarget(board, { isNew });
    }
    await moveImages(this.#dependencies, move, options);
    await moveVideos(this.#dependencies, move, options);
    if (!this.#request.input?.deleteSources || sources.every(({ boardId }) => boardId === UNCATEGORIZED)) return;
    const boards = await allBoards(this.#dependencies, options);
    await deleteEmptySources(this.#dependencies, move, { sources, boards }, options);
  }

  #countRequests({ boards, sources, target, images, videos, requests }: PreparedMove): number {
    const isOff = target.board === undefined && target.create === undefined;
    const checking = isOff && videos.length > 0 ? 1 : 0;
    const creating = target.create === undefined ? 0 : 2;
    const moving = requests + creating + Math.ceil(images.length / CHUNK_SIZE) + videos.length + checking;
    const listed = sources.filter(({ boardId }) => boardId !== UNCATEGORIZED);
    if (!this.#request.input?.deleteSources || listed.length === 0) return moving;
    const moved = new Set(videos);
    const deletable = sources.filter(
      (source) => boards.has(source.boardId) && source.videos.every((name) => moved.has(name)),
    );
    return moving + 1 + deletable.length;
  }
}
