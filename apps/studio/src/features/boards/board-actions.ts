import type { Board } from '@x/models/board';
import type { GalleryFilter } from '@x/services/filter';

import type { LoadedClient } from '../../app/load-client.js';
import { currentMessages } from '../../i18n/messages.js';
import type { Action } from '../act/action.js';
import type { MoveTarget } from '../act/move-action.js';
import { boardMessages } from './board-messages.js';

const countOf = ({ image_count, asset_count, video_count }: Board) => image_count + asset_count + video_count;

/** Returns the action that moves everything on a board to another one, and deletes it when it is empty. */
export function mergeAction(client: LoadedClient, board: Board, target: MoveTarget): Action {
  const { boardId, name } = target;
  const texts = currentMessages(boardMessages);
  const task = client.services.boards.merge([board.board_id], { boardId }, { deleteSources: true });
  return {
    title: texts.mergeInto(board.board_name, name),
    async plan(signal) {
      const { images, videos } = await task.plan({ signal });
      return { lines: [texts.merges(images + videos)], confirm: texts.mergeBoards };
    },
    async run(options) {
      const { moved, failed, kept } = await task.run(options);
      return {
        lines: [
          texts.merged(moved.length),
          ...(failed.length > 0 ? [texts.failed(failed.length)] : []),
          ...kept.map(({ reason }) => texts.kept(reason)),
        ],
        retry: kept.length > 0 ? mergeAction(client, board, target) : undefined,
      };
    },
  };
}

/** What of a board goes to another one. */
export interface BoardPart {
  readonly filter: GalleryFilter;
  /** The name of the other board, which is created unless there is one. */
  readonly name: string;
}

/** Returns the action that moves what matches a filter from a board to another one. */
export function splitAction(client: LoadedClient, board: Board, { filter, name }: BoardPart): Action {
  const texts = currentMessages(boardMessages);
  const { boards, gallery } = client.services;
  const taskOf = async (signal: AbortSignal) => {
    const query = { board_id: board.board_id, ...(filter.kind === undefined && { categories: undefined }) };
    const batches = await Array.fromAsync(gallery.find(filter, query, { signal }), ({ names }) => names);
    const found = new Set(batches.flat());
    const isFound = ({ image_name }: { readonly image_name: string }) => found.has(image_name);
    return boards.split(board.board_id, { boardName: name }, isFound, ({ video_name }) => found.has(video_name));
  };
  return {
    title: texts.splitOf(board.board_name),
    async plan(signal) {
      const { images, videos } = await (await taskOf(signal)).plan({ signal });
      const count = images + videos;
      return { lines: [texts.splits(count, name)], confirm: count > 0 ? texts.moveCount(count) : undefined };
    },
    async run(options) {
      const { moved, failed } = await (await taskOf(options.signal)).run(options);
      return {
        lines: [texts.merged(moved.length), ...(failed.length > 0 ? [texts.failed(failed.length)] : [])],
        retry: failed.length > 0 ? splitAction(client, board, { filter, name }) : undefined,
      };
    },
  };
}

/** Returns the action that copies a board and everything on it. */
export function duplicateAction({ services }: LoadedClient, board: Board): Action {
  const texts = currentMessages(boardMessages);
  const task = services.boards.duplicate(board.board_id, texts.copyName(board.board_name));
  return {
    title: `${texts.duplicate}: ${board.board_name}`,
    async plan(signal) {
      const { images, videos } = await task.plan({ signal });
      return { lines: [texts.copies(images + videos)], confirm: texts.duplicateBoard };
    },
    async run(options) {
      const { copied, failed } = await task.run(options);
      return { lines: [texts.copied(copied.length), ...(failed.length > 0 ? [texts.failed(failed.length)] : [])] };
    },
  };
}

/** Returns the action that deletes a board and keeps everything on it. */
export function deleteBoardAction({ repositories }: LoadedClient, board: Board): Action {
  const texts = currentMessages(boardMessages);
  return {
    title: `${texts.delete}: ${board.board_name}`,
    plan: async () => ({ lines: [texts.deletes(countOf(board))], confirm: texts.deleteBoard }),
    async run({ signal }) {
      const { deleted_board_images, deleted_board_videos } = await repositories.boards.delete(board.board_id, {
        signal,
      });
      return { lines: [texts.deleted(deleted_board_images.length + deleted_board_videos.length)] };
    },
  };
}

/** Returns the action that deletes a board and everything on it for good. */
export function destroyBoardAction({ services }: LoadedClient, board: Board): Action {
  const texts = currentMessages(boardMessages);
  const task = services.boards.deleteWithContents(board.board_id, { destroy: true });
  return {
    title: `${texts.destroy}: ${board.board_name}`,
    isFinal: true,
    async plan(signal) {
      const { images, videos } = await task.plan({ signal });
      const count = images.length + videos.length;
      return { lines: [texts.destroys(count)], confirm: texts.destroyCount(count) };
    },
    async run(options) {
      const { images, videos, failedImages, failedVideos } = await task.run(options);
      const failed = failedImages.length + failedVideos.length;
      return {
        lines: [texts.destroyed(images.length + videos.length), ...(failed > 0 ? [texts.failed(failed)] : [])],
      };
    },
  };
}
