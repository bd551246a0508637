import type { Board } from '@x/models/board';

import type { Identity } from '../http/identity.js';
import type { Database } from '../storage/database.js';
import { HttpException } from '../validation/http-exception.js';

interface BoardRow {
  readonly board_id: string;
  readonly board_name: string;
  readonly user_id: string;
  readonly owner: string | null;
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
    (select coalesce(nullif(display_name, ''), email) from users where users.user_id = boards.user_id) as owner,
    (select count(*) from images where images.board_id = boards.board_id
      and not is_intermediate and image_category = 'general') as image_count,
    (select count(*) from images where images.board_id = boards.board_id
      and not is_intermediate and image_category <> 'general') as asset_count,
    (select count(*) from videos where videos.board_id = boards.board_id and not is_intermediate) as video_count,
    (select kind || name from items where items.board_id = boards.board_id and not is_intermediate
      order by starred desc, created_at desc, kind desc, name desc limit 1) as cover
  from boards`;

interface BoardList {
  /** Who asks: only an administrator sees all boards, and who owns them. */
  readonly user: Identity;
  readonly includesArchived: boolean;
  /** The rest of the SQL query. */
  readonly order: string;
}

/** Returns the boards that a user may read. */
export function listBoards(database: Database, list: BoardList, ...values: number[]): Board[] {
  const { user, includesArchived, order } = list;
  const sql = `${SELECT} where (? or not archived)
    and (? or boards.user_id = ? or board_visibility in ('shared', 'public')) ${order}`;
  const filter = [Number(includesArchived), Number(user.is_admin), user.user_id];
  const rows = database.all<BoardRow>(sql, ...filter, ...values);
  return rows.map((row) => toBoard(row, user.is_admin ? row.owner : null));
}

/** Returns a board. Throws 404 when it does not exist. */
export function getBoard(database: Database, id: string): Board {
  const row = database.first<BoardRow>(`${SELECT} where board_id = ?`, id);
  if (!row) throw new HttpException(404, 'Board not found');
  return toBoard(row, null);
}

const toBoard = (row: BoardRow, owner: string | null): Board => ({
  board_id: row.board_id,
  board_name: row.board_name,
  user_id: row.user_id,
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
