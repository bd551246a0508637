import type { Board } from '@x/models/board';

import type { Identity } from '../http/identity.js';
import type { Database } from '../storage/database.js';
import { HttpException } from '../validation/http-exception.js';
import { getBoard } from './board.js';

/** Returns whose records a user sees in lists; undefined for an administrator, who sees everybody's. */
export const ownerFilter = ({ is_admin, user_id }: Identity): string | undefined => (is_admin ? undefined : user_id);

type Visibility = 'private' | 'shared' | 'public';

/** Returns a board that a user may read. Throws 404 and 403. */
export function readableBoard(database: Database, id: string, user: Identity): Board {
  const board = getBoard(database, id);
  if (user.is_admin || board.user_id === user.user_id || board.board_visibility !== 'private') return board;
  throw new HttpException(403, 'Not authorized to access this board');
}

/** Throws 404 and 403 when a user may not list the items of a board. An administrator may list those of none. */
export function assertBoardReadable(database: Database, id: string | undefined, user: Identity): void {
  if (id !== undefined && id !== 'none' && !user.is_admin) readableBoard(database, id, user);
}

interface Refusal {
  readonly user: Identity;
  readonly detail: string;
}

/** Returns a board that a user owns, or an administrator asks for. Throws 404, and 403 with `detail`. */
export function ownBoard(database: Database, id: string, { user, detail }: Refusal): Board {
  const board = getBoard(database, id);
  if (user.is_admin || board.user_id === user.user_id) return board;
  throw new HttpException(403, detail);
}

/** Returns whether a user may add images to an existing board and take them off it. */
export function isWritableBoard(database: Database, id: string, user: Identity): boolean {
  const board = getBoard(database, id);
  return user.is_admin || board.user_id === user.user_id || board.board_visibility === 'public';
}

/** Throws when a user may not add images to a board: 404 when it does not exist, otherwise 403 with `detail`. */
export function assertBoardWritable(database: Database, id: string, refusal: Refusal): void {
  if (!isWritableBoard(database, id, refusal.user)) throw new HttpException(403, refusal.detail);
}

interface ItemOwner {
  readonly user_id: string;
  readonly board_owner: string | null;
  readonly board_visibility: Visibility | null;
}

export type ItemKind = 'image' | 'video';

/** Returns who owns an item and its board; undefined when the item does not exist. */
const ownerOf = (database: Database, name: string, kind: ItemKind): ItemOwner | undefined =>
  database.first<ItemOwner>(
    `select ${kind}s.user_id, boards.user_id as board_owner, board_visibility
     from ${kind}s left join boards using (board_id) where ${kind}_name = ?`,
    name.isWellFormed() ? name : '',
  );

/** Returns whether a user may read an item. Owning its board is not enough. */
export function isReadableItem(database: Database, name: string, user: Identity, kind: ItemKind = 'image'): boolean {
  if (user.is_admin) return true;
  const owner = ownerOf(database, name, kind);
  const isVisible = owner?.board_visibility === 'shared' || owner?.board_visibility === 'public';
  return owner?.user_id === user.user_id || isVisible;
}

/** Throws when a user may not read an item: 404 when it does not exist, otherwise 403. */
export function assertItemReadable(database: Database, name: string, user: Identity, kind: ItemKind = 'image'): void {
  if (isReadableItem(database, name, user, kind)) return;
  const title = kind === 'image' ? 'Image' : 'Video';
  if (!ownerOf(database, name, kind)) throw new HttpException(404, `${title} not found`);
  throw new HttpException(403, `Not authorized to access this ${kind}`);
}

/** Returns whether a user may change and delete an item, which everybody may on a public board. */
export function isWritableItem(database: Database, name: string, user: Identity, kind: ItemKind = 'image'): boolean {
  if (user.is_admin) return true;
  const owner = ownerOf(database, name, kind);
  return [owner?.user_id, owner?.board_owner].includes(user.user_id) || owner?.board_visibility === 'public';
}

/** Throws 403 when a user may not change an item, existing or not. */
export function assertItemWritable(database: Database, name: string, user: Identity, kind: ItemKind = 'image'): void {
  if (!isWritableItem(database, name, user, kind))
    throw new HttpException(403, `Not authorized to modify this ${kind}`);
}

/** Returns whether a user may move an item to another board: whoever it belongs to, and administrators. */
export const isOwnItem = (database: Database, name: string, user: Identity, kind: ItemKind = 'image'): boolean =>
  user.is_admin || ownerOf(database, name, kind)?.user_id === user.user_id;
