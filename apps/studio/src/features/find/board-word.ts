import type { Board } from '@x/models/board';
import { InputError } from '@x/transport/errors';

/** The word for "on no board". */
const NONE = 'none';

/** Returns how a filter names a board: by its name, or by its id where that is not the only one. */
export function boardWord({ board_id, board_name }: Board, boards: readonly Board[]): string {
  const isUnique = boards.every((other) => other.board_id === board_id || !isNamed(other, board_name));
  return isUnique && board_name !== '' && board_name.toLowerCase() !== NONE ? board_name : board_id;
}

/** Returns the id of the board that a filter names, `none` for what is on no board. Throws an `InputError` for no board. */
export function boardIdOf(word: string, boards: readonly Board[]): string {
  if (word === NONE) return NONE;
  const board = boards.find(({ board_id }) => board_id === word) ?? boards.find((it) => isNamed(it, word));
  if (!board) throw new InputError('filter', `no board is called "${word}"`);
  return board.board_id;
}

const isNamed = ({ board_name }: Board, name: string) => board_name.toLowerCase() === name.toLowerCase();
