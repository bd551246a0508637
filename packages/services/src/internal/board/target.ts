import { type Board, BoardName, UNCATEGORIZED } from '@x/models/board';
import { InputError, printValue } from '@x/transport/errors';
import { requireObject } from '../arguments.js';
import { checkBoardId } from './board-ids.js';
import type { BoardTarget } from './move/move-types.js';

/** Where images are moved to: an existing board, a board to be created, or no board. */
export interface Target {
  readonly board?: Board;
  /** The name of the board to create. */
  readonly create?: string;
}

/** Throws an `InputError` for a target that no server could accept, or that is one of the sources. */
export function checkTarget(target: BoardTarget, sources: readonly string[]): void {
  requireObject('into', target);
  if ('boardName' in target === 'boardId' in target) {
    throw new InputError('into', 'must be either { boardId } or { boardName }');
  }
  if ('boardName' in target) checkBoardName('boardName', target.boardName);
  else {
    checkBoardId('boardId', target.boardId);
    if (sources.includes(target.boardId)) {
      throw new InputError('boardId', `"${target.boardId}" is both source and target`);
    }
  }
}

/** Throws an `InputError` for a target, found by its name, that is one of the sources. */
export function checkNotSource({ board }: Target, sources: readonly string[]): void {
  if (!board || !sources.includes(board.board_id)) return;
  throw new InputError('boardName', `"${board.board_name}" is both source and target`);
}

/** Throws an `InputError` for a name, given as that argument, that no board can have. */
export function checkBoardName(argument: string, name: unknown): void {
  if (typeof name !== 'string') throw new InputError(argument, `must be a name, got ${printValue(name)}`);
  const issue = BoardName.safeParse(name).error?.issues[0];
  if (issue) throw new InputError(argument, issue.message, 'maximum' in issue ? Number(issue.maximum) : undefined);
}

/** Returns the target among `boards`, or `undefined` when its id is not among them. */
export function findTarget(target: BoardTarget, boards: ReadonlyMap<string, Board>): Target | undefined {
  if ('boardId' in target) {
    if (target.boardId === UNCATEGORIZED) return {};
    const board = boards.get(target.boardId);
    return board && { board };
  }
  const [board, other] = boardsNamed(target.boardName, boards);
  if (other) throw new InputError('boardName', `several boards are named "${target.boardName}"; pass a boardId`);
  return board ? { board } : { create: target.boardName };
}

/** Returns the board of that name that was created first. */
export function oldestNamed(name: string, boards: ReadonlyMap<string, Board>): Board | undefined {
  const age = ({ created_at, board_id }: Board): string => created_at + board_id;
  return boardsNamed(name, boards).sort((a, b) => (age(a) < age(b) ? -1 : 1))[0];
}

/** Returns the boards of that name. */
export const boardsNamed = (name: string, boards: ReadonlyMap<string, Board>): Board[] =>
  [...boards.values()].filter(({ board_name }) => board_name === name);
