import type { Board } from '@x/models/board';
import type { BoardTarget } from '@x/services/board';

import { NO_BOARD } from './board.js';

/** Where something is to go: a board that exists or is to be created, or no board. */
export interface NamedTarget {
  readonly target: BoardTarget;
  /** Its name, or `none`. */
  readonly name: string;
}

/** Returns the board with that id, else the board of that name, which may not exist yet; and `none` for `none`. */
export function targetCalled(text: string, boards: readonly Board[]): NamedTarget {
  if (text === NO_BOARD) return { target: { boardId: NO_BOARD }, name: NO_BOARD };
  const board = boards.find(({ board_id }) => board_id === text);
  return board ? { target: { boardId: text }, name: board.board_name } : { target: { boardName: text }, name: text };
}
