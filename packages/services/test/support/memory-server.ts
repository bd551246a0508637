import { Board, UNCATEGORIZED } from '@x/models/board';
import type { Image } from '@x/models/image';
import { ConnectionError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

/** Called for each request. It calls `work`, throws instead, or both. */
export type Intercept = (request: string, work: () => unknown) => unknown;

/** A server of boards and images in memory. It logs its requests by kind. */
export class MemoryServer {
  readonly boards = new Map<string, Board>();
  readonly images = new Map<string, Image>();
  readonly videos = new Map<string, string>();
  readonly requests: string[] = [];
  /** Intermediate videos, which no count includes. */
  readonly intermediateVideos = new Set<string>();
  /** Names that every request skips without an error. */
  readonly unmovable = new Set<string>();
  intercept: Intercept = (_, work) => work();
  #serial = 0;

  /** Responds to one request, asynchronously. */
  async respond<T>(request: string, work: () => T, options?: RequestOptions): Promise<T> {
    options?.signal?.throwIfAborted();
    this.requests.push(request);
    await Promise.resolve();
    let result: { readonly value: T } | undefined;
    this.intercept(request, () => {
      result = { value: work() };
    });
    options?.signal?.throwIfAborted();
    if (!result) throw connectionReset(request);
    return result.value;
  }

  addBoard(board_name: string, changes: Partial<Board> = {}): string {
    const board_id = `board-${++this.#serial}`;
    const created_at = `2026-01-01 00:00:00.${String(this.#serial).padStart(9, '0')}`;
    const board = Board.parse({ board_id, board_name, created_at, updated_at: created_at, ...changes });
    this.boards.set(board.board_id, board);
    return board.board_id;
  }

  addImage(board: string, changes: Partial<Image> = {}): string {
    const image_name = `image-${++this.#serial}.png`;
    const image: Image = {
      image_name,
      image_url: '',
      thumbnail_url: '',
      image_origin: 'external',
      image_category: 'general',
      width: 1,
      height: 1,
      created_at: '',
      updated_at: '',
      deleted_at: null,
      is_intermediate: false,
      session_id: null,
      node_id: null,
      starred: false,
      has_workflow: false,
      image_subfolder: '',
      board_id: board === UNCATEGORIZED ? null : board,
      ...changes,
    };
    this.images.set(image.image_name, image);
    return image.image_name;
  }

  addImages(board: string, count: number): string[] {
    return Array.from({ length: count }, () => this.addImage(board));
  }

  addVideo(board: string): string {
    const name = `video-${++this.#serial}.mp4`;
    this.videos.set(name, board);
    return name;
  }

  imagesOn(board: string): string[] {
    const id = board === UNCATEGORIZED ? null : board;
    return [...this.images.values()].filter(({ board_id }) => board_id === id).map(({ image_name }) => image_name);
  }

  videosOn(board: string): string[] {
    return [...this.videos].filter(([, on]) => on === board).map(([name]) => name);
  }
}

export const connectionReset = (request: string): ConnectionError => new ConnectionError(request, 'connection reset');
