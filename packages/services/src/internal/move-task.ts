import { UNCATEGORIZED } from '@x/models/board';
import { InputError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import type { MovePlan, MoveReport } from '../move.js';
import type { Task, TaskOptions } from '../task.js';
import { CHUNK_SIZE, chunks } from './chunks.js';
import { createBoard } from './create-board.js';
import { deleteEmptied } from './delete-emptied.js';
import type { Draft } from './draft.js';
import { incomplete } from './incomplete.js';
import { moveImages } from './move-images.js';
import { sourceIds } from './source-ids.js';
import type { BoardStores } from './stores.js';
import { type MoveInput, type Survey, survey } from './survey.js';
import { tell } from './tell.js';

/** Moves what stands on some boards to another, or to none. */
export class MoveTask implements Task<MovePlan, MoveReport> {
  readonly #stores: BoardStores;
  readonly #input: MoveInput;

  constructor(stores: BoardStores, input: MoveInput) {
    this.#stores = stores;
    this.#input = input;
  }

  async plan(options: RequestOptions = {}): Promise<MovePlan> {
    const found = await this.#survey(options);
    const { sources, target, images } = found;
    return { sources, board: target.board, images: images.length, requests: this.#requests(found) };
  }

  async run({ onProgress, ...options }: TaskOptions<MoveReport> = {}): Promise<MoveReport> {
    const { sources, target, images } = await this.#survey(options);
    const report = emptyReport({ sources, target, images });
    const progress = (): void =>
      tell(onProgress, { done: images.length - report.notSent.length, total: images.length, report });
    progress();
    try {
      if (target.create !== undefined) {
        report.board = await createBoard(this.#stores, target.create, options);
        report.created = true;
      }
      for (const names of chunks(images)) {
        options.signal?.throwIfAborted();
        report.notSent = report.notSent.slice(names.length);
        report.unknown = names;
        const outcome = await moveImages(this.#stores, { names, to: report.board?.board_id ?? UNCATEGORIZED }, options);
        report.unknown = [];
        report.moved.push(...outcome.moved);
        report.failed.push(...outcome.failed);
        report.gone.push(...outcome.gone);
        progress();
      }
      if (this.#input.deleteSources) await deleteEmptied(this.#stores, { sources, report }, options);
    } catch (error) {
      throw incomplete(error, report);
    }
    return report;
  }

  async #survey(options: RequestOptions): Promise<Survey> {
    const { deleteSources, includeIntermediates } = this.#input;
    if (deleteSources && includeIntermediates === false) {
      throw new InputError('includeIntermediates', 'must not be false when the sources are to be deleted');
    }
    return survey(this.#stores, { ...this.#input, sources: sourceIds(this.#input.sources) }, options);
  }

  #requests({ sources, target, images }: Survey): number {
    const boards = sources.filter(({ board_id }) => board_id !== UNCATEGORIZED).length;
    const looking = 1 + sources.length;
    const selecting = this.#input.where ? Math.ceil(sources.flatMap((source) => source.images).length / CHUNK_SIZE) : 0;
    const moving = (target.create === undefined ? 0 : 1) + Math.ceil(images.length / CHUNK_SIZE);
    const emptied = sources.filter(({ board_id, videos }) => board_id !== UNCATEGORIZED && videos.length === 0).length;
    return looking + selecting + moving + (this.#input.deleteSources && boards > 0 ? 1 + emptied : 0);
  }
}

const emptyReport = ({
  sources,
  target,
  images,
}: Pick<Survey, 'sources' | 'target' | 'images'>): Draft<MoveReport> => ({
  board: target.board,
  created: false,
  moved: [],
  failed: [],
  gone: [],
  unknown: [],
  notSent: [...images],
  videos: sources.filter(({ videos }) => videos.length > 0).map(({ board_id, videos }) => ({ board_id, videos })),
  deleted: [],
  kept: [],
});
