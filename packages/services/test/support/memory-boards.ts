import { type Board, UNCATEGORIZED } from '@x/models/board';
import { NotFoundError } from '@x/transport/errors';

import type { BoardStores } from '../../src/board.js';
import type { MemoryServer } from './memory-server.js';

/** Returns a board with its counts, which do not include intermediate images. */
function withCounts(server: MemoryServer, board: Board): Board {
  const images = [...server.images.values()].filter(
    ({ board_id, is_intermediate }) => board_id === board.board_id && !is_intermediate,
  );
  const image_count = images.filter(({ image_category }) => image_category === 'general').length;
  const video_count = server.videosOn(board.board_id).filter((name) => !server.intermediateVideos.has(name)).length;
  return { ...board, image_count, asset_count: images.length - image_count, video_count };
}

function boardOf(server: MemoryServer, id: string): Board {
  const board = server.boards.get(id);
  if (!board) throw new NotFoundError('boards', { status: 404, detail: 'Board not found' });
  return withCounts(server, board);
}

/** Moves the images that exist and can be moved, and skips the others without an error. */
function move(server: MemoryServer, names: readonly string[], board_id: string | null): string[] {
  return [...new Set(names)].filter((name) => {
    const image = server.images.get(name);
    if (!image || server.unmovable.has(name)) return false;
    server.images.set(name, { ...image, board_id });
    return true;
  });
}

function remove(server: MemoryServer, id: string, withContents: boolean) {
  boardOf(server, id);
  const images = server.imagesOn(id);
  const videos = server.videosOn(id);
  server.boards.delete(id);
  for (const name of videos) withContents ? server.videos.delete(name) : server.videos.set(name, UNCATEGORIZED);
  if (withContents) for (const name of images) server.images.delete(name);
  else move(server, images, null);
  const [detached, destroyed] = withContents ? [[], images] : [images, []];
  return {
    board_id: id,
    deleted_board_images: detached,
    deleted_board_videos: withContents ? [] : videos,
    deleted_images: destroyed,
    deleted_videos: withContents ? videos : [],
    failed_images: [],
    failed_videos: [],
  };
}

/** Returns the boards of a server in memory. */
export function memoryBoards(server: MemoryServer): BoardStores['boards'] {
  return {
    get: (id, options) => server.respond('get board', () => boardOf(server, id), options),
    async *list(query, options) {
      const all = () => [...server.boards.values()].filter(({ archived }) => query?.include_archived || !archived);
      const boards = await server.respond(
        'list boards',
        () => all().map((board) => withCounts(server, board)),
        options,
      );
      yield* boards.reverse();
    },
    create: ({ board_name }, options) =>
      server.respond('create board', () => boardOf(server, server.addBoard(board_name)), options),
    update: (id, changes, options) =>
      server.respond(
        'update board',
        () => {
          const board = boardOf(server, id);
          const { archived = false, board_name = board.board_name, board_visibility = 'private' } = changes;
          server.boards.set(id, { ...board, archived, board_name, board_visibility });
          return boardOf(server, id);
        },
        options,
      ),
    delete: (id, options) => server.respond('delete board', () => remove(server, id, false), options),
    deleteWithContents: (id, _consent, options) =>
      server.respond('destroy board', () => remove(server, id, true), options),
    addImages: (id, names, options) =>
      server.respond(
        'add images',
        () => ({
          added_images: move(server, names, boardOf(server, id).board_id),
          affected_boards: [],
          failed_images: [],
        }),
        options,
      ),
    removeImages: (names, options) =>
      server.respond(
        'remove images',
        () => ({ removed_images: move(server, names, null), affected_boards: [], failed_images: [] }),
        options,
      ),
  };
}
