import type { SandboxState } from '../../engine/sandbox-state.js';
import { type Operation, operation } from '../../http/operation.js';
import { category, direction } from '../../http/parameters.js';
import { json } from '../../http/response.js';
import { type ItemKind, isOwnItem, ownBoard, ownerFilter, readableBoard } from '../../records/access.js';
import { getBoard, listBoards } from '../../records/board.js';
import { findImage, listImageNames } from '../../records/image.js';
import { destroyImages, destroyVideos } from '../../records/item-destroy.js';
import { listVideoNames } from '../../records/video.js';
import { toSecond, toTimestamp } from '../../storage/timestamp.js';
import { model } from '../../validation/body.js';
import { boolean } from '../../validation/boolean.js';
import { choice } from '../../validation/choice.js';
import { fallback, optional, repeated, required } from '../../validation/field.js';
import { HttpException } from '../../validation/http-exception.js';
import { integer } from '../../validation/integer.js';
import { string } from '../../validation/string.js';
import { boardImageOperations } from './image-operations.js';

const listQuery = {
  order_by: fallback(choice(['created_at', 'board_name']), 'created_at'),
  direction: fallback(direction, 'DESC'),
  all: optional(boolean),
  offset: optional(integer()),
  limit: optional(integer()),
  include_archived: fallback(boolean, false),
};

const changes = {
  board_name: optional(string(300)),
  cover_image_name: optional(string()),
  archived: optional(boolean),
  board_visibility: optional(choice(['private', 'shared', 'public'])),
};

export function boardOperations(state: SandboxState): Operation[] {
  const { database, clock, uuid } = state;
  return [
    operation('POST /api/v1/boards/', { query: { board_name: required(string(300)) } }, ({ query, user }) => {
      const id = uuid();
      const now = toTimestamp(clock());
      const sql = 'insert into boards (board_id, board_name, user_id, created_at, updated_at) values (?, ?, ?, ?, ?)';
      database.run(sql, id, query.board_name, user.user_id, now, now);
      return json(getBoard(database, id), 201);
    }),

    operation('GET /api/v1/boards/', { query: listQuery }, ({ query, user }) => {
      const { order_by, direction, all, offset, limit, include_archived } = query;
      const list = { user, includesArchived: include_archived };
      if (all) {
        // Only the complete list sorts names case-insensitively.
        const key = order_by === 'board_name' ? 'lower(board_name)' : order_by;
        return json(listBoards(database, { ...list, order: `order by ${key} ${direction}` }));
      }
      if (offset === undefined || limit === undefined) {
        throw new HttpException(400, "Invalid request: Must provide either 'all' or both 'offset' and 'limit'");
      }
      const order = `order by ${order_by} ${direction} limit ? offset ?`;
      const items = listBoards(database, { ...list, order }, limit, offset);
      // The total is the length of the page, as on the server.
      return json({ limit, offset, total: items.length, items });
    }),

    operation('GET /api/v1/boards/{board_id}', {}, ({ path, user }) =>
      json(readableBoard(database, path.board_id, user)),
    ),

    operation(
      'PATCH /api/v1/boards/{board_id}',
      { body: model(changes, { allowsExtras: false }) },
      ({ path, body, user }) => {
        ownBoard(database, path.board_id, { user, detail: 'Not authorized to update this board' });
        const {
          cover_image_name: cover,
          board_name: name = null,
          archived,
          board_visibility: visibility = null,
        } = body;
        const isCover = cover === undefined || (cover.isWellFormed() && findImage(database, cover));
        if (!isCover) throw new HttpException(500, 'Failed to update board');
        if (Object.values(body).some((value) => value !== undefined)) {
          const isArchived = archived === undefined ? null : Number(archived);
          database.run(
            `update boards set board_name = coalesce(?, board_name), archived = coalesce(?, archived),
           board_visibility = coalesce(?, board_visibility), updated_at = ? where board_id = ?`,
            ...[name, isArchived, visibility, toSecond(clock()), path.board_id],
          );
        }
        // A cover chosen by a client is accepted and never returned.
        return json(getBoard(database, path.board_id), 201);
      },
    ),

    operation(
      'DELETE /api/v1/boards/{board_id}',
      { query: { include_images: fallback(boolean, false) } },
      async ({ path, query, user }) => {
        const detail = 'Not authorized to delete this board';
        const { board_id: id } = ownBoard(database, path.board_id, { user, detail });
        // Items of others are taken off the board, not deleted.
        const isMeant = (kind: ItemKind) => (name: string) =>
          !query.include_images || isOwnItem(database, name, user, kind);
        const names = listImageNames(database, { board_id: id }).filter(isMeant('image'));
        const videos = listVideoNames(database, { board_id: id }).filter(isMeant('video'));
        const removals = database.transaction(() => {
          const destroyed = query.include_images ? [destroyImages(state, names), destroyVideos(state, videos)] : [];
          database.run('delete from boards where board_id = ?', id);
          return destroyed;
        });
        for (const removeFiles of removals) await removeFiles();
        return json({
          board_id: id,
          deleted_board_images: query.include_images ? [] : names,
          deleted_images: query.include_images ? names : [],
          deleted_board_videos: query.include_images ? [] : videos,
          deleted_videos: query.include_images ? videos : [],
          failed_images: [],
          failed_videos: [],
        });
      },
    ),

    operation(
      'GET /api/v1/boards/{board_id}/image_names',
      { query: { categories: repeated(category), is_intermediate: optional(boolean) } },
      ({ path, query, user }) => {
        if (path.board_id !== 'none') readableBoard(database, path.board_id, user);
        return json(listImageNames(database, { ...query, board_id: path.board_id, user_id: ownerFilter(user) }));
      },
    ),

    ...boardImageOperations(state),
  ];
}
