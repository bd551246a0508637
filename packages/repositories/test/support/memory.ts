import type { Board } from '@x/models/board';
import type { Image } from '@x/models/image';
import { makeBoard } from '@x/sandbox/make-board';
import { InputError, NotFoundError } from '@x/transport/errors';

import type { BoardReader, BoardWriter, ImageMover } from '../../src/board.js';
import type { ImageReader } from '../../src/image.js';
import type { ImageQuery } from '../../src/internal/image/query.js';

/** The interfaces that a second implementation must keep to. */
export interface Store {
  readonly boards: BoardReader & BoardWriter & ImageMover;
  readonly images: ImageReader;
}

/** Returns boards and images that live in memory only. */
export function createMemoryStore(seed: readonly Image[]): Store {
  const boards = new Map<string, Board>();
  const images = new Map(seed.map((image) => [image.image_name, image]));
  const on = (id: string) => [...images.values()].filter((image) => (image.board_id ?? 'none') === id);
  const place = (names: readonly string[], board_id: string | null): string[] =>
    names.filter((name) => {
      const image = images.get(name);
      if (image) images.set(name, { ...image, board_id });
      return image !== undefined;
    });
  const wanted = ({ board_id, order_dir = 'DESC', starred_first = true }: ImageQuery): Image[] => {
    const found = board_id === undefined ? [...images.values()] : on(board_id);
    const sign = order_dir === 'ASC' ? 1 : -1;
    return found.toSorted(
      (a, b) =>
        (starred_first ? Number(b.starred) - Number(a.starred) : 0) || sign * a.created_at.localeCompare(b.created_at),
    );
  };
  const limited = (names: readonly string[]): void => {
    if (names.length > 1_000) throw new InputError('names', 'must be at most 1 000', 1_000);
  };
  const counted = (board: Board): Board => ({ ...board, image_count: on(board.board_id).length });

  return {
    boards: {
      async get(id) {
        const board = boards.get(id);
        if (!board) throw new NotFoundError('memory', { status: 404, detail: 'Board not found' });
        return counted(board);
      },
      async find(id) {
        const board = boards.get(id);
        return board && counted(board);
      },
      async *list({ include_archived = false } = {}) {
        for (const board of [...boards.values()].toReversed()) {
          if (include_archived || !board.archived) yield counted(board);
        }
      },
      async imageNames(id) {
        if (id !== 'none') await this.get(id);
        return on(id).map(({ image_name }) => image_name);
      },
      async create({ board_name }) {
        if ([...board_name].length > 300)
          throw new InputError('board_name', 'must be at most 300 characters long', 300);
        const board = makeBoard({ board_name });
        boards.set(board.board_id, board);
        return board;
      },
      async update(id, { board_name, archived, board_visibility }) {
        const old = boards.get(id);
        if (!old) throw new NotFoundError('memory', { status: 404, detail: 'Board not found' });
        const changes = { board_name, archived, board_visibility };
        const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
        const board = { ...old, ...given };
        boards.set(id, board);
        return counted(board);
      },
      async delete(id) {
        if (!boards.delete(id)) throw new NotFoundError('memory', { status: 404, detail: 'Board not found' });
        const left = on(id).map(({ image_name }) => image_name);
        const none = { deleted_images: [], deleted_videos: [], failed_images: [], failed_videos: [] };
        return { board_id: id, deleted_board_images: place(left, null), deleted_board_videos: [], ...none };
      },
      async addImages(id, names) {
        limited(names);
        if (!boards.has(id)) throw new NotFoundError('memory', { status: 404, detail: 'Board not found' });
        return { added_images: place(names, id), affected_boards: [id], failed_images: [] };
      },
      async removeImages(names) {
        limited(names);
        return { removed_images: place(names, null), affected_boards: ['none'], failed_images: [] };
      },
    },
    images: {
      async get(name) {
        const image = images.get(name);
        if (!image) throw new NotFoundError('memory', { status: 404, detail: 'Not Found' });
        return image;
      },
      find: async (name) => images.get(name),
      async getMany(names) {
        limited(names);
        return names.flatMap((name) => images.get(name) ?? []);
      },
      async *list(query = {}) {
        yield* wanted(query);
      },
      async names(query = {}) {
        const found = wanted(query);
        const starred = query.starred_first === false ? [] : found.filter(({ starred }) => starred);
        const image_names = found.map(({ image_name }) => image_name);
        return { image_names, starred_count: starred.length, total_count: found.length };
      },
      async page({ offset, limit, ...query }) {
        const found = wanted(query);
        return { offset, limit, total: found.length, items: found.slice(offset, offset + limit) };
      },
    },
  };
}
