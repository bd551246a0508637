import { type Board, UNCATEGORIZED } from '@x/models/board';
import { InputError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import type { Task, TaskOptions } from '../../../task.js';
import { CHUNK_SIZE } from '../../chunks.js';
import { tell } from '../../tell.js';
import { allBoards } from '../all-boards.js';
import { createBoard } from '../create-board.js';
import { sourceIds } from '../source-ids.js';
import type { Tools } from '../stores.js';
import { oldestNamed } from '../target.js';
import { incomplete } from '../task-error.js';
import { deleteEmptied } from './delete-empty-sources.js';
import { type Moving, moveImages } from './move-images.js';
import { counts, emptyReport } from './move-report.js';
import type { MovePlan, MoveReport } from './move-types.js';
import { type MoveInput, type Survey, survey } from './prepare-move.js';

/** Moves what stands on some boards to another, or to none. */
export class MoveTask implements Task<MovePlan, MoveReport> {
  readonly #tools: Tools;
  readonly #input: MoveInput;

  constructor(tools: Tools, input: MoveInput) {
    this.#tools = tools;
    this.#input = input;
  }

  async plan(options: RequestOptions = {}): Promise<MovePlan> {
    const found = await this.#survey(options);
    const { sources, target, images } = found;
    return { sources, board: target.board, images: images.length, requests: this.#requests(found) };
  }

  async run({ onProgress, ...options }: TaskOptions<MoveReport> = {}): Promise<MoveReport> {
    const found = await this.#survey(options);
    const report = emptyReport(found);
    const progress = (): void => tell(onProgress, { ...counts(report), report });
    progress();
    try {
      await this.#move(found, { report, progress }, options);
    } catch (error) {
      throw incomplete(error, report, options);
    }
    return report;
  }

  async #move(found: Survey, moving: Moving, options: RequestOptions): Promise<void> {
    const { report } = moving;
    const { create } = found.target;
    if (create !== undefined) {
      report.board = await createBoard(this.#tools, create, options);
      report.created = true;
    }
    await moveImages(this.#tools, moving, options);
    if (!this.#looksAgain(found)) return;
    const boards = await allBoards(this.#tools, options);
    if (create !== undefined) await this.#joinTwin(report, oldestNamed(create, boards), options);
    if (this.#input.deleteSources) {
      await deleteEmptied(this.#tools, { sources: found.sources, boards, ...moving }, options);
    }
  }

  /** When somebody created a board of that name at the same time, the older one is the target, for them as for us. */
  async #joinTwin(report: Moving['report'], twin: Board | undefined, options: RequestOptions): Promise<void> {
    if (!twin || !report.board || twin.board_id === report.board.board_id) return;
    const input = { sources: [report.board.board_id], into: { boardId: twin.board_id }, deleteSources: true };
    const { failed } = await new MoveTask(this.#tools, input).run(options);
    report.moved = report.moved.filter((name) => !failed.includes(name));
    report.failed.push(...failed);
    report.board = twin;
    report.created = false;
  }

  async #survey(options: RequestOptions): Promise<Survey> {
    const { deleteSources, includeIntermediates } = this.#input;
    if (deleteSources && includeIntermediates === false) {
      throw new InputError('includeIntermediates', 'must not be false when the sources are to be deleted');
    }
    return survey(this.#tools, { ...this.#input, sources: sourceIds(this.#input.sources) }, options);
  }

  /** Are the boards to be looked at once more, for twins of a new target and for sources that are empty now? */
  #looksAgain({ sources, target }: Survey): boolean {
    const boards = sources.some(({ boardId }) => boardId !== UNCATEGORIZED);
    return target.create !== undefined || (boards && this.#input.deleteSources === true);
  }

  #requests(found: Survey): number {
    const { boards, sources, target, images } = found;
    const looking = 1 + sources.length + (this.#looksAgain(found) ? 1 : 0);
    const selecting = this.#input.where ? Math.ceil(sources.flatMap((source) => source.images).length / CHUNK_SIZE) : 0;
    const moving = (target.create === undefined ? 0 : 1) + Math.ceil(images.length / CHUNK_SIZE);
    const emptied = sources.filter(({ boardId, videos }) => boards.has(boardId) && videos.length === 0).length;
    return looking + selecting + moving + (this.#input.deleteSources ? emptied : 0);
  }
}
