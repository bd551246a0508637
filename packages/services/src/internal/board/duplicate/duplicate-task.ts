import type { Board } from '@x/models/board';
import type { Image } from '@x/models/image';
import { MisplacedUploadError } from '@x/repositories/errors';
import { forEachLimit } from '@x/transport/async';
import { AuthenticationError, ConnectionError, InvokeError, TimeoutError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import type { Task, TaskOptions } from '../../../task.js';
import { CHUNK_SIZE, chunks } from '../../chunks.js';
import { createBoard } from '../create-board.js';
import type { BoardDependencies } from '../stores.js';
import { taskError } from '../task-error.js';
import type { DuplicatePlan, DuplicateReport } from './duplicate-types.js';
import { Duplication } from './duplication.js';
import type { ImageCopier } from './image-copier.js';
import { type DuplicateRequest, type PreparedDuplication, prepareDuplication } from './prepare-duplication.js';

const CONCURRENCY = 4;

/** Copies the images on a board, or on none, to another board. */
export class DuplicateTask implements Task<DuplicatePlan, DuplicateReport> {
  readonly #dependencies: BoardDependencies;
  readonly #copier: ImageCopier;
  readonly #request: DuplicateRequest;

  constructor(dependencies: BoardDependencies, copier: ImageCopier, request: DuplicateRequest) {
    this.#dependencies = dependencies;
    this.#copier = copier;
    this.#request = request;
  }

  async plan(options: RequestOptions = {}): Promise<DuplicatePlan> {
    const prepared = await prepareDuplication(this.#dependencies, this.#request, options);
    const { board, pending, present, starred, videos } = prepared;
    const copying = pending.length * this.#copier.requests;
    const requests = prepared.requests + (board ? 0 : 1) + copying + Math.ceil(starred.size / CHUNK_SIZE);
    return { board, images: pending.length, present: present.length, videos, requests };
  }

  async run({ onProgress, ...options }: TaskOptions<DuplicateReport> = {}): Promise<DuplicateReport> {
    const prepared = await prepareDuplication(this.#dependencies, this.#request, options);
    const duplication = new Duplication(prepared, onProgress);
    duplication.notifyProgress();
    try {
      await this.#run(prepared, duplication, options);
    } catch (error) {
      duplication.notifyProgress();
      throw taskError(error, duplication.report(), options);
    }
    return duplication.report();
  }

  async #run(prepared: PreparedDuplication, duplication: Duplication, options: RequestOptions): Promise<void> {
    const board = prepared.board ?? (await createBoard(this.#dependencies, this.#request.name, options));
    duplication.setBoard(board, { isNew: !prepared.board });
    const copy = async (image: Image): Promise<void> => {
      await this.#copy(duplication, image, board, options);
      duplication.notifyProgress();
    };
    await forEachLimit(prepared.pending, copy, { concurrency: CONCURRENCY, signal: options.signal });
    await this.#star(duplication, prepared.starred, options);
  }

  async #copy(duplication: Duplication, image: Image, board: Board, options: RequestOptions): Promise<void> {
    const { image_name: name } = image;
    duplication.start(name);
    try {
      const { image_name: copy } = await this.#copier.copy(image, board, options);
      duplication.addCopy(name, copy);
    } catch (error) {
      if (options.signal?.aborted || isConnectionLoss(error) || !InvokeError.isInstance(error)) throw error;
      duplication.addFailure(name, error);
      if (isFinal(error)) throw error;
    }
  }

  async #star(duplication: Duplication, starred: ReadonlySet<string>, options: RequestOptions): Promise<void> {
    const copies = duplication.copies.filter(({ from }) => starred.has(from));
    for (const chunk of chunks(copies)) {
      const names = chunk.map(({ to }) => to);
      const done = new Set((await this.#dependencies.images.starMany(names, options)).starred_images);
      for (const { from, to } of chunk) {
        if (!done.has(to)) duplication.addFailure(from, new InvokeError(`the copy ${to} was not starred`));
      }
    }
  }
}

/** The server cannot be reached, so the next image would fail too. */
const isConnectionLoss = (error: unknown): boolean => error instanceof ConnectionError || error instanceof TimeoutError;

/** The next image would be refused too, or end up on no board. */
const isFinal = (error: InvokeError): boolean =>
  error instanceof AuthenticationError || error instanceof MisplacedUploadError;
