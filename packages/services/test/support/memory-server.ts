import { Board, UNCATEGORIZED } from '@x/models/board';
import type { Image } from '@x/models/image';
import { ConnectionError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

/** What may stand between a request and the work it asks for. */
export type Intercept = (request: string, work: () => unknown) => unknown;

/** As much of a server as the work on boards needs, in memory. Requests are counted by what they ask for. */
export class MemoryServer {
  readonly boards = new Map<string, Board>();
  readonly images = new Map<string, Image>();
  readonly videos = new Map<string, string>();
  readonly requests: string[] = [];
  /** Videos that are scratch work, and so in no count. */
  readonly scratchVideos = new Set<string>();
  /** Names that no request moves or finds fault with. */
  readonly stuck = new Set<string>();
  intercept: Intercept = (_, work) => work();
  #serial = 0;

  /** Answers one request, later, as a server would. */
  async answer<T>(request: string, work: () => T, options?: RequestOptions): Promise<T> {
    options?.signal?.throwIfAborted();
    this.requests.push(request);
    await Promise.resolve();
    let result: { readonly value: T } | undefined;
    this.intercept(request, () => {
      result = { value: work() };
    });
    options?.signal?.throwIfAborted();
    if (!result) throw lost(request);
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

export const lost = (request: string): ConnectionError => new ConnectionError(request, 'connection reset');
