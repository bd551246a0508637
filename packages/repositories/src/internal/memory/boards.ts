import { type Board, BoardChanges, BoardInput, type DeleteBoardResult, UNCATEGORIZED } from '@x/models/board';

import type { BoardReader, BoardRepository, BoardWriter, ImageMover } from '../../board.js';
import { checkConsent } from '../../options.js';
import { check } from '../check.js';
import { nameList } from '../item/name-list.js';
import { ordered, selected } from './select.js';
import type { MemoryServer } from './server.js';

/** Boards in memory. */
export type MemoryBoards = BoardReader & BoardWriter & ImageMover & Pick<BoardRepository, 'deleteWithContents'>;

/** Returns the boards of a server in memory. */
export function memoryBoards(server: MemoryServer): MemoryBoards {
  const get = (id: string): Board => withContents(server, server.board(id));
  return {
    get: (id, options) => server.respond('boards.get', options, () => get(id)),
    find: (id, options) => server.respond('boards.find', options, () => (server.boards.has(id) ? get(id) : undefined)),
    async *list({ order_by = 'created_at', direction = 'DESC', include_archived = false } = {}, options) {
      yield* await server.respond('boards.list', options, () => {
        const boards = [...server.boards.values()].filter(({ archived }) => include_archived || !archived);
        boards.sort((a, b) => Number(a[order_by] > b[order_by]) - Number(a[order_by] < b[order_by]));
        return (direction === 'ASC' ? boards : boards.reverse()).map((board) => withContents(server, board));
      });
    },
    async create(input, options) {
      const { board_name } = check('input', BoardInput, input);
      return server.respond('boards.create', options, () => get(server.addBoard(board_name)));
    },
    async update(id, changes, options) {
      const given = Object.entries(check('changes', BoardChanges, changes)).filter(([, value]) => value !== undefined);
      return server.respond('boards.update', options, () => {
        server.boards.set(id, { ...get(id), ...Object.fromEntries(given) });
        return get(id);
      });
    },
    async imageNames(id, query, options) {
      return server.respond('boards.imageNames', options, () => {
        if (id !== UNCATEGORIZED) get(id);
        return selected(server, { ...query, board_id: id }).map(({ image_name }) => image_name);
      });
    },
    delete: (id, options) =>
      server.respond('boards.delete', options, () => {
        get(id);
        const [images, videos] = [server.imagesOn(id), server.videosOn(id)];
        server.boards.delete(id);
        move(server, images, null);
        for (const name of videos) update(server.videos, name, { board_id: null });
        return { ...nothing(id), deleted_board_images: images, deleted_board_videos: videos };
      }),
    async deleteWithContents(id, consent, options) {
      checkConsent(consent);
      return server.respond('boards.deleteWithContents', options, () => {
        get(id);
        const [images, videos] = [server.imagesOn(id), server.videosOn(id)];
        server.boards.delete(id);
        for (const name of images) server.images.delete(name);
        for (const name of videos) server.videos.delete(name);
        return { ...nothing(id), deleted_images: images, deleted_videos: videos };
      });
    },
    async addImages(id, names, options) {
      const list = nameList(names);
      return server.respond('boards.addImages', options, () => {
        const { moved, affected_boards } = move(server, skipping(server, list), get(id).board_id);
        return { added_images: moved, affected_boards, failed_images: [] };
      });
    },
    async removeImages(names, options) {
      const list = nameList(names);
      return server.respond('boards.removeImages', options, () => {
        const { moved, affected_boards } = move(server, skipping(server, list), null);
        return { removed_images: moved, affected_boards, failed_images: [] };
      });
    },
  };
}

const nothing = (board_id: string): DeleteBoardResult => ({
  board_id,
  deleted_board_images: [],
  deleted_board_videos: [],
  deleted_images: [],
  deleted_videos: [],
  failed_images: [],
  failed_videos: [],
});

/** Intermediate images and videos are in no count, and on no cover. */
function withContents(server: MemoryServer, board: Board): Board {
  const images = selected(server, { board_id: board.board_id, is_intermediate: false });
  const image_count = images.filter(({ image_category }) => image_category === 'general').length;
  const videos = server.videosOn(board.board_id).filter((name) => !server.videos.get(name)?.is_intermediate);
  const [cover] = ordered(images, {});
  return {
    ...board,
    image_count,
    asset_count: images.length - image_count,
    video_count: videos.length,
    cover_image_name: cover?.image_name ?? null,
  };
}

const skipping = ({ skipped }: MemoryServer, names: readonly string[]) => names.filter((name) => !skipped.has(name));

/** Moves the images that exist. */
function move({ images }: MemoryServer, names: readonly string[], board_id: string | null) {
  const existing = [...new Set(names)].flatMap((name) => images.get(name) ?? []);
  for (const { image_name } of existing) update(images, image_name, { board_id });
  const boards = existing.flatMap((image) => [board_id ?? UNCATEGORIZED, image.board_id ?? UNCATEGORIZED]);
  return { moved: existing.map(({ image_name }) => image_name), affected_boards: [...new Set(boards)] };
}

/** Replaces a record by a changed copy. */
function update<T>(records: Map<string, T>, key: string, changes: Partial<T>): void {
  const record = records.get(key);
  if (record) records.set(key, { ...record, ...changes });
}
