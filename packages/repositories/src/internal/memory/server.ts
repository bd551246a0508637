import { Board, UNCATEGORIZED } from '@x/models/board';
import type { Image, ImageMetadata } from '@x/models/image';
import { Video } from '@x/models/video';
import { ConnectionError, NotFoundError, UnsupportedOperationError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { isOn } from '../item/match.js';
import { MemoryQueue } from './queue.js';

/** Takes the place of a request: calls `next` to carry it out, or throws. Without either the response is lost. */
export type RequestHook = (request: string, next: () => Promise<void>) => unknown;

/** A file and what is embedded in it. */
interface MemoryFile {
  readonly bytes: Blob;
  readonly metadata: ImageMetadata | undefined;
}

/**
 * The server behind repositories in memory. What a test changes here takes effect at once, as if another client had
 * done it.
 */
export class MemoryServer {
  /** The release. Operations that it does not have reject with an `UnsupportedOperationError`. */
  readonly version: string;
  /** By id. */
  readonly boards = new Map<string, Board>();
  /** By name. An image on no board has `null` as its `board_id`. */
  readonly images = new Map<string, Image>();
  /** By name. A video on no board has `null` as its `board_id`. */
  readonly videos = new Map<string, Video>();
  /** The bytes and the metadata of the images and videos, by name. */
  readonly files = new Map<string, MemoryFile>();
  /** The items, and what a test lets happen to them. */
  readonly queue: MemoryQueue;
  /** Images that requests about several skip silently, as the real server does after an error. */
  readonly skipped = new Set<string>();
  /** Every request as `repository.method`, in order. */
  readonly requests: string[] = [];
  #hook: RequestHook = (_, next) => next();
  /** Whether an operation was refused, so that the next one is refused without a request. The real one forgets it. */
  #isReleaseKnown = false;
  #serial = 0;

  constructor(version: string, queueCapacity: number) {
    this.version = version;
    this.queue = new MemoryQueue(queueCapacity);
  }

  /** Passes every further request to `hook`; without a hook, requests are just carried out. */
  onRequest(hook: RequestHook = (_, next) => next()): void {
    this.#hook = hook;
  }

  /** Returns the number of requests of one kind. */
  requestCount(request: string): number {
    return this.requests.filter((made) => made === request).length;
  }

  /**
   * Responds to a request; rejects with an `UnsupportedOperationError` when the server is older than `since`. A signal
   * that aborts meanwhile does not undo it.
   */
  async respond<T>(
    request: string,
    options: RequestOptions | undefined,
    work: () => T,
    since: string = this.version,
  ): Promise<T> {
    options?.signal?.throwIfAborted();
    if (this.#isReleaseKnown) this.#demand(request, since);
    this.requests.push(request);
    await undefined; // never at once, so that requests made together interleave
    let response: { readonly value: T } | undefined;
    await this.#hook(request, async () => {
      this.#isReleaseKnown ||= this.#isOlder(since);
      this.#demand(request, since);
      response = { value: work() };
    });
    options?.signal?.throwIfAborted();
    if (!response) throw new ConnectionError(request, 'connection reset');
    return response.value;
  }

  /** Returns a board. Throws a `NotFoundError` when it does not exist. */
  board(id: string): Board {
    const board = this.boards.get(id);
    if (!board)
      throw new NotFoundError('boards', { status: 404, detail: 'Board not found' }, undefined, { board_id: id });
    return board;
  }

  /** Adds a board and returns its id. */
  addBoard(board_name: string, fields: Partial<Board> = {}): string {
    const serial = ++this.#serial;
    const board = Board.parse({
      board_id: `board-${serial}`,
      board_name,
      archived: false,
      image_count: 0,
      ...timesOf(serial),
      ...fields,
    });
    this.boards.set(board.board_id, board);
    return board.board_id;
  }

  /** Adds an image to a board, or with `none` to no board, and returns its name. */
  addImage(boardId: string, fields: Partial<Image> = {}): string {
    const serial = ++this.#serial;
    const name = fields.image_name ?? `image-${serial}.png`;
    const image: Image = {
      image_name: name,
      image_url: `api/v1/images/i/${name}/full`,
      thumbnail_url: `api/v1/images/i/${name}/thumbnail`,
      image_origin: 'external',
      image_category: 'general',
      width: 1,
      height: 1,
      is_intermediate: false,
      starred: false,
      has_workflow: false,
      deleted_at: null,
      session_id: null,
      node_id: null,
      image_subfolder: '',
      board_id: boardId === UNCATEGORIZED ? null : boardId,
      ...timesOf(serial),
      ...fields,
    };
    this.images.set(name, image);
    return name;
  }

  /** Adds images to a board and returns their names. */
  addImages(boardId: string, count: number): string[] {
    return Array.from({ length: count }, () => this.addImage(boardId));
  }

  /** Adds a video to a board and returns its name. */
  addVideo(boardId: string, fields: Partial<Video> = {}): string {
    const serial = ++this.#serial;
    const name = fields.video_name ?? `video-${serial}.mp4`;
    const video = Video.parse({
      video_name: name,
      video_url: `api/v1/videos/i/${name}/full`,
      thumbnail_url: `api/v1/videos/i/${name}/thumbnail`,
      video_origin: 'external',
      video_category: 'general',
      width: 1,
      height: 1,
      duration: 1,
      is_intermediate: false,
      starred: false,
      has_workflow: false,
      board_id: boardId === UNCATEGORIZED ? null : boardId,
      ...timesOf(serial),
      ...fields,
    });
    this.videos.set(name, video);
    return name;
  }

  /** Returns the names of the images on a board, or with `none` on no board, in the order in which they were added. */
  imagesOn(boardId: string): string[] {
    return [...this.images.values()].filter((image) => isOn(boardId, image)).map(({ image_name }) => image_name);
  }

  /** Returns the names of the videos on a board, or with `none` on no board. */
  videosOn(boardId: string): string[] {
    return [...this.videos.values()].filter((video) => isOn(boardId, video)).map(({ video_name }) => video_name);
  }

  #isOlder(since: string): boolean {
    return this.version.localeCompare(since, 'en', { numeric: true }) < 0;
  }

  #demand(request: string, since: string): void {
    if (this.#isOlder(since)) throw new UnsupportedOperationError(request, since, this.version);
  }
}

/** Records are a millisecond apart. */
function timesOf(serial: number) {
  const time = new Date(Date.UTC(2026, 0, 1) + serial).toISOString().replace('T', ' ').replace('Z', '');
  return { created_at: time, updated_at: time };
}
