import type { Board } from '@x/models/board';
import type { Video } from '@x/models/video';
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
import { CHUNK_SIZE, CONCURRENCY } from '../../chunks.js';
import { byKind } from '../../kind.js';
import { taskError } from '../../task-error.js';
import type { BoardDependencies } from '../stores.js';
import { listRequests } from './copies.js';
import { createTarget } from './create-target.js';
import type { DuplicatePlan, DuplicateReport } from './duplicate-types.js';
import { Duplication } from './duplication.js';
import { findNewCopies } from './find-new-copies.js';
import type { ImageCopier } from './image-copier.js';
import { type Item, nameOf } from './item.js';
import { type DuplicateRequest, type PreparedDuplication, prepareDuplication } from './prepare-duplication.js';
import { settleCopies } from './settle-copies.js';
import { starCopies } from './star-copies.js';
import { copyVideo, requestsOfVideo } from './video-copier.js';

/** A server receives two videos at a time, and one of each user. */
const VIDEO_CONCURRENCY = 1;

/** Copies the images and videos on a board, or on none, to another board. */
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
    const { board, pending, present, held, starred } = prepared;
    const copied = byKind(pending.map(nameOf));
    const all = byKind([...held, ...pending].map(nameOf));
    const settling = pending.length === 0 ? 0 : 1 + inChunks(all.images) + listRequests(all.videos.length);
    const stars = byKind([...starred]);
    const starring = inChunks(stars.images) + inChunks(stars.videos);
    const copying = copied.images.length * this.#copier.requests + copied.videos.length * requestsOfVideo;
    const requests = prepared.requests + (board ? 0 : 2) + copying + settling + starring;
    const [images, videos] = [copied.images.length, copied.videos.length];
    return { board, images, videos, present: present.length, requests };
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
    const board = prepared.board ?? (await this.#createTarget(prepared, duplication, options));
    if (pending.length > 0) {
      const [videos, images] = [pending.filter(isVideoItem), pending.filter((item) => !isVideoItem(item))];
      await this.#copyAll(images, duplication, board, { ...options, concurrency: CONCURRENCY });
      await this.#copyAll(videos, duplication, board, { ...options, concurrency: VIDEO_CONCURRENCY });
      await settleCopies(this.#dependencies, duplication, board.board_id, options);
    }
    await starCopies(this.#dependencies, duplication, starred, options);
    const [unknown] = duplication.unsettled;
    if (unknown) throw unknown[1];
  }

  #createTarget({ boards }: PreparedDuplication, duplication: Duplication, options: RequestOptions): Promise<Board> {
    return createTarget(this.#dependencies, { name: this.#request.name, before: boards }, duplication, options);
  }

  /** Copies items. After a lost connection it goes on if all copies whose response was lost are found. */
  async #copyAll(items: readonly Item[], duplication: Duplication, board: Board, copyOptions: CopyOptions) {
    const { concurrency, ...options } = copyOptions;
    const copy = async (item: Item): Promise<void> => {
      await this.#copy(duplication, item, board, options);
      duplication.notifyProgress();
    };
    for (let left = items; left.length > 0; left = left.filter((item) => duplication.isQueued(nameOf(item)))) {
      try {
        await forEachLimit(left, copy, { concurrency, signal: options.signal });
      } catch (error) {
        if (!isUnavailable(error) || !mayHaveCopied(error)) throw error;
        await findNewCopies(this.#dependencies, duplication, { boardId: board.board_id, error }, options);
      }
    }
  }

  async #copy(duplication: Duplication, item: Item, board: Board, options: RequestOptions): Promise<void> {
    const name = nameOf(item);
    duplication.start(name);
    try {
      const copy = isVideoItem(item)
        ? await copyVideo(this.#dependencies.videos, item, board, options)
        : await this.#copier.copy(item, board, options);
      duplication.addCopy(name, nameOf(copy));
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

/** How to copy items. */
interface CopyOptions extends RequestOptions {
  readonly concurrency: number;
}

const isVideoItem = (item: Item): item is Video => 'video_name' in item;
const inChunks = (names: readonly string[]): number => Math.ceil(names.length / CHUNK_SIZE);

/** A request that changes something may have been carried out. */
const mayHaveCopied = (error: unknown): boolean =>
  mayHaveHappened(error) && !(error instanceof RequestError && /^(GET|HEAD) /.test(error.route));

/** The server cannot be reached, so the next item would fail too. */
const isUnavailable = (error: unknown): boolean =>
  error instanceof ConnectionError ||
  error instanceof TimeoutError ||
  (error instanceof HttpError && error.isRetryable);

/** The next item would be refused too, or end up on no board. */
const isFinal = (error: InvokeError): boolean =>
  error instanceof AuthenticationError || error instanceof MisplacedUploadError;
