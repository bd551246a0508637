import type { Board } from '@x/models/board';

import type { Database } from '../storage/database.js';
import { HttpException } from '../validation/http-exception.js';

interface BoardRow {
  readonly board_id: string;
  readonly board_name: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly archived: number;
  readonly board_visibility: string;
  readonly image_count: number;
  readonly asset_count: number;
  readonly video_count: number;
  /** The kind and the name of the cover. */
  readonly cover: string | null;
}

/** Boards with counts and cover. The cover is the newest item, starred ones first, then by kind and name. */
const SELECT = `
  select boards.*,
    (select count(*) from images where images.board_id = boards.board_id
      and not is_intermediate and image_category = 'general') as image_count,
    (select count(*) from images where images.board_id = boards.board_id
      and not is_intermediate and image_category <> 'general') as asset_count,
    (select count(*) from videos where videos.board_id = boards.board_id and not is_intermediate) as video_count,
    (select kind || name from items where items.board_id = boards.board_id and not is_intermediate
      order by starred desc, created_at desc, kind desc, name desc limit 1) as cover
  from boards`;

/** Returns the boards that match `clause`. Only lists contain the name of the owner. */
export const listBoards = (database: Database, clause: string, ...values: number[]): Board[] =>
  database.all<BoardRow>(`${SELECT} ${clause}`, ...values).map((row) => toBoard(row, 'System'));

/** Returns a board. Throws 404 when it does not exist. */
export function getBoard(database: Database, id: string): Board {
  const row = database.first<BoardRow>(`${SELECT} where board_id = ?`, id);
  if (!row) throw new HttpException(404, 'Board not found');
  return toBoard(row, null);
}

const toBoard = (row: BoardRow, owner: string | null): Board => ({
  board_id: row.board_id,
  board_name: row.board_name,
  user_id: 'system',
  created_at: row.created_at,
  updated_at: row.updated_at,
  deleted_at: null,
  cover_image_name: nameOf(row.cover, 'image'),
  archived: row.archived === 1,
  board_visibility: row.board_visibility,
  cover_video_name: nameOf(row.cover, 'video'),
  image_count: row.image_count,
  video_count: row.video_count,
  asset_count: row.asset_count,
  owner_username: owner,
});

/** Returns the name of a cover of this kind, `null` for one of another kind. */
export const nameOf = (cover: string | null, kind: string) =>
  cover?.startsWith(kind) ? cover.slice(kind.length) : null;
