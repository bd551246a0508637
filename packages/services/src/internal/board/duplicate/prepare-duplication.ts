import { type Board, UNCATEGORIZED } from '@x/models/board';
import { InputError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import { allBoards } from '../all-boards.js';
import { checkBoardId } from '../board-ids.js';
import type { BoardDependencies } from '../stores.js';
import { boardsNamed, checkBoardName } from '../target.js';
import { copiesByOriginal, itemsOn } from './copies.js';
import type { CopiedItem } from './duplicate-types.js';
import { type Item, nameOf } from './item.js';

/** All arguments of a duplication. */
export interface DuplicateRequest {
  readonly source: string;
  readonly name: string;
}

/** A duplication before its first change. */
export interface PreparedDuplication {
  /** All boards of the server, by id. */
  readonly boards: ReadonlyMap<string, Board>;
  /** The copy, if an earlier run created it. */
  readonly board: Board | undefined;
  /** The images and videos to copy. */
  readonly pending: readonly Item[];
  /** Those that an earlier run copied. */
  readonly present: readonly CopiedItem[];
  /** What the copy holds. */
  readonly held: readonly Item[];
  /** Names of the starred originals that have no starred copy yet. */
  readonly starred: ReadonlySet<string>;
  /** How many requests the preparation took. */
  readonly requests: number;
}

/**
 * Reads the boards, images and videos that a duplication needs. Rejects when the source does not exist. Changes nothing.
 *
 * The boards are read after the source: if it is listed then, it was there before, and what was read of it is true.
 */
export async function prepareDuplication(
  dependencies: BoardDependencies,
  request: DuplicateRequest,
  options: RequestOptions,
): Promise<PreparedDuplication> {
  const { source, name } = request;
  checkBoardId('source', source);
  checkBoardName('name', name);
  const originals = await itemsOn(dependencies, source, options);
  const boards = await allBoards(dependencies, options);
  const isListed = source === UNCATEGORIZED || boards.has(source);
  if (!isListed) await dependencies.boards.get(source, options);
  if (boards.get(source)?.board_name === name) throw new InputError('name', `"${name}" is the name of the source`);
  const [board, other] = boardsNamed(name, boards);
  if (other) throw new InputError('name', `several boards are named "${name}"; rename or delete all but one`);

  const earlier = board ? await itemsOn(dependencies, board.board_id, options) : { items: [], requests: 0 };
  const copies = copiesByOriginal(earlier.items);
  const isCopyStarred = (of: string): boolean => copies.get(of)?.some(({ starred }) => starred) ?? false;
  const starred = originals.items.filter((item) => item.starred && !isCopyStarred(nameOf(item)));
  return {
    boards,
    board,
    pending: originals.items.filter((item) => !copies.has(nameOf(item))),
    present: originals.items
      .map(nameOf)
      .flatMap((from) => (copies.get(from) ?? []).slice(0, 1).map((copy) => ({ from, to: nameOf(copy) }))),
    held: earlier.items,
    starred: new Set(starred.map(nameOf)),
    requests: 1 + originals.requests + (isListed ? 0 : 1) + earlier.requests,
  };
}
