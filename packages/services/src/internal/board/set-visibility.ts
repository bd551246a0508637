import type { Board, BoardVisibility } from '@x/models/board';
import {
  InputError,
  InvokeError,
  mayHaveHappened,
  printValue,
  UnsupportedOperationError,
  ValidationError,
} from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { VisibilityError } from '../../errors.js';
import type { BoardStores } from './stores.js';

/** Throws an `InputError` for a visibility that is no text. */
export function checkVisibility(visibility: BoardVisibility | undefined): void {
  if (visibility === undefined || typeof visibility === 'string') return;
  throw new InputError('visibility', `must be "private", "shared" or "public", got ${printValue(visibility)}`);
}

/**
 * Sets the visibility of a new board and returns it. When it is not set, the board is deleted again and the promise
 * rejects with the error of the request.
 */
export async function setVisibility(
  { boards }: Pick<BoardStores, 'boards'>,
  board: Board,
  visibility: BoardVisibility,
  options: RequestOptions,
): Promise<Board> {
  try {
    return await boards.update(board.board_id, { board_visibility: visibility }, options);
  } catch (error) {
    options.signal?.throwIfAborted();
    if (!InvokeError.isInstance(error)) throw error;
    const current = mayHaveHappened(error) ? await found(boards, board.board_id, options) : undefined;
    if (current?.board_visibility === visibility) return current;
    if (!(await isDeleted(boards, board.board_id, options))) throw new VisibilityError(board, error);
    const unknown = error instanceof ValidationError && error.issues.some(({ type }) => type === 'extra_forbidden');
    throw unknown ? new UnsupportedOperationError('PATCH /api/v1/boards/{board_id}', '6.13.0') : error;
  }
}

type Boards = BoardStores['boards'];

/** Returns a board, or `undefined` when it does not exist or cannot be read. */
async function found(boards: Boards, id: string, options: RequestOptions): Promise<Board | undefined> {
  try {
    return await boards.find(id, options);
  } catch {
    options.signal?.throwIfAborted();
    return undefined;
  }
}

/** Deletes a board and says whether it is gone for certain. */
async function isDeleted(boards: Boards, id: string, options: RequestOptions): Promise<boolean> {
  try {
    await boards.delete(id, options);
    return true;
  } catch {
    options.signal?.throwIfAborted();
  }
  try {
    return (await boards.find(id, options)) === undefined;
  } catch {
    options.signal?.throwIfAborted();
    return false;
  }
}
