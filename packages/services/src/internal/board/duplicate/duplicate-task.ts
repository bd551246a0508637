import type { Board } from '@x/models/board';
import type { Image } from '@x/models/image';
import { MisplacedUploadError } from '@x/repositories/errors';
import { forEachLimit } from '@x/transport/async';
import {
  AuthenticationError,
  ConnectionError,
  HttpError,
  InvokeError,
  mayHaveHappened,
  RequestError,
  TimeoutError,
} from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import type { Task, TaskOptions } from '../../../task.js';
import { requestOptions } from '../../arguments.js';
import { CHUNK_SIZE } from '../../chunks.js';
import { createBoard } from '../create-board.js';
import { settleOnOldest } from '../settle-on-oldest.js';
import type { BoardDependencies } from '../stores.js';
import { taskError } from '../task-error.js';
import type { DuplicatePlan, DuplicateReport } from './duplicate-types.js';
import { Duplication } from './duplication.js';
import { findNewCopies } from './find-new-copies.js';
import type { ImageCopier } from './image-copier.js';
import { type DuplicateRequest, type PreparedDuplication, prepareDuplication } from './prepare-duplication.js';
import { settleCopies } from './settle-copies.js';
import { starCopies } from './star-copies.js';

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

  async plan(options?: RequestOptions): Promise<DuplicatePlan> {
    const prepared = await prepareDuplication(this.#dependencies, this.#request, requestOptions(options));
    const { board, pending, present, presentCount, starred, videos } = prepared;
    const creating = board ? 0 : 2;
    const copying = pending.length * this.#copier.requests;
    const settling = pending.length === 0 ? 0 : 1 + Math.ceil((presentCount + pending.length) / CHUNK_SIZE);
    const requests = prepared.requests + creating + copying + settling + Math.ceil(starred.size / CHUNK_SIZE);
    return { board, images: pending.length, present: present.length, videos, requests };
  }

  async run(taskOptions?: TaskOptions<DuplicateReport>): Promise<DuplicateReport> {
    const { onProgress, ...options } = requestOptions(taskOptions);
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
    const { pending, starred } = prepared;
    const board = prepared.board ?? (await this.#createBoard(prepared, duplication, options));
    if (pending.length > 0) {
      await this.#copyAll(pending, duplication, board, options);
      await settleCopies(this.#dependencies, duplication, board.board_id, options);
    }
    await starCopies(this.#dependencies, duplication, starred, options);
    const [unknown] = duplication.unsettled;
    if (unknown) throw unknown[1];
  }

  async #createBoard(prepared: PreparedDuplication, duplication: Duplication, options: RequestOptions): Promise<Board> {
    const creation = { name: this.#request.name, before: prepared.boards };
    const created = await createBoard(this.#dependencies, creation, options);
    duplication.setBoard(created, { isNew: true });
    const { board, isNew } = await settleOnOldest(this.#dependencies, created, options);
    duplication.setBoard(board, { isNew });
    return board;
  }

  /** Copies the images. After a lost connection it goes on if all copies whose response was lost are found. */
  async #copyAll(images: readonly Image[], duplication: Duplication, board: Board, options: RequestOptions) {
    const copy = async (image: Image): Promise<void> => {
      await this.#copy(duplication, image, board, options);
      duplication.notifyProgress();
    };
    for (let left = images; left.length > 0; left = left.filter(({ image_name: name }) => duplication.isQueued(name))) {
      try {
        await forEachLimit(left, copy, { concurrency: CONCURRENCY, signal: options.signal });
      } catch (error) {
        if (!isUnavailable(error) || !mayHaveCopied(error)) throw error;
        await findNewCopies(this.#dependencies, duplication, { boardId: board.board_id, error }, options);
      }
    }
  }

  async #copy(duplication: Duplication, image: Image, board: Board, options: RequestOptions): Promise<void> {
    const { image_name: name } = image;
    duplication.start(name);
    try {
      const { image_name: copy } = await this.#copier.copy(image, board, options);
      duplication.addCopy(name, copy);
    } catch (error) {
      if (options.signal?.aborted || !InvokeError.isInstance(error)) throw error;
      const isLast = isFinal(error) || isUnavailable(error);
      if (!isFinal(error) && mayHaveCopied(error)) duplication.addUncertain(name, error);
      else if (isUnavailable(error)) duplication.requeue(name);
      else duplication.addFailure(name, error);
      if (isLast) throw error;
    }
  }
}

/** A request that changes something may have been carried out. */
const mayHaveCopied = (error: unknown): boolean =>
  mayHaveHappened(error) && !(error instanceof RequestError && /^(GET|HEAD) /.test(error.route));

/** The server cannot be reached, so the next image would fail too. */
const isUnavailable = (error: unknown): boolean =>
  error instanceof ConnectionError ||
  error instanceof TimeoutError ||
  (error instanceof HttpError && error.isRetryable);

/** The next image would be refused too, or end up on no board. */
const isFinal = (error: InvokeError): boolean =>
  error instanceof AuthenticationError || error instanceof MisplacedUploadError;
