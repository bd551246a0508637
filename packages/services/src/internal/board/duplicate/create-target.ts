import type { Board } from '@x/models/board';
import { InvokeError, NotFoundError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { UnitOfWork } from '../../../unit-of-work.js';
import { unitCause } from '../../unit-cause.js';
import { type BoardCreation, createBoard, isEmpty } from '../create-board.js';
import { settleOnOldest } from '../settle-on-oldest.js';
import type { BoardStores } from '../stores.js';
import type { Duplication } from './duplication.js';

/**
 * Creates the board of a duplication and returns it, or the oldest of its name. If it cannot be found out which that is,
 * the board is deleted again while it is empty; an abort leaves it.
 */
export async function createTarget(
  stores: Pick<BoardStores, 'boards'>,
  creation: BoardCreation,
  duplication: Duplication,
  options: RequestOptions,
): Promise<Board> {
  let board: Board | undefined;
  const set = (next: Board | undefined, isNew: boolean): void => {
    board = next;
    duplication.setBoard(next, { isNew });
  };
  const unit = new UnitOfWork();
  unit.add('create the board', {
    apply: async (request) => {
      set(await createBoard(stores, creation, request), true);
      return board?.board_id ?? '';
    },
    undo: async (id, request) => {
      await deleteEmpty(stores, id, request);
      set(undefined, false);
    },
  });
  unit.add('use the oldest board of the name', {
    apply: async (request) => {
      if (!board) return false;
      const settled = await settleOnOldest(stores, board, request);
      set(settled.board, settled.isNew);
      return settled.isNew;
    },
  });
  await unit.run(options).catch((error: unknown) => {
    throw unitCause(error);
  });
  if (!board) throw new InvokeError(`the board "${creation.name}" was not created`);
  return board;
}

async function deleteEmpty({ boards }: Pick<BoardStores, 'boards'>, id: string, options: RequestOptions) {
  const current = await boards.find(id, options);
  if (!current) return;
  if (!isEmpty(current)) throw new InvokeError(`the board "${current.board_name}" is used by another program`);
  try {
    await boards.delete(id, options);
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
  }
}
