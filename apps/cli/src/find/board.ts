import type { Board } from '@x/models/board';
import type { Client } from '@x/resources/client';

import type { Context } from '../command/context.js';
import { CliError, UsageError } from '../error/cli-error.js';
import { nearest } from './nearest.js';

/** The word for "on no board". */
export const NO_BOARD = 'none';

/** Returns the boards of a server, archived ones too. One request. */
export async function allBoards({ services }: Client, { signal }: Pick<Context, 'signal'>): Promise<Board[]> {
  const boards: Board[] = [];
  for await (const board of services.boards.list({ includeArchived: true }, { signal })) boards.push(board);
  return boards;
}

/**
 * Returns the board with an id, or else with a name. Throws a `UsageError` when several have the name, and a `CliError`
 * when none has it.
 */
export function boardCalled(text: string, boards: readonly Board[]): Board {
  const exact = boards.find(({ board_id }) => board_id === text);
  if (exact) return exact;
  const named = boards.filter(({ board_name }) => board_name === text);
  const [only] = named;
  if (only && named.length === 1) return only;
  if (only) {
    const ids = named.map(({ board_id }) => board_id).join(', ');
    throw new UsageError(`${named.length} boards are called "${text}"`, { hint: `Name one by its id: ${ids}` });
  }
  const similar = nearest(
    text,
    boards.map(({ board_name }) => board_name),
  );
  const hint = similar === undefined ? 'See: invoke boards list' : `Did you mean "${similar}"?`;
  throw new CliError(`no board has the name or the id "${text}"`, { code: 'not-found', hint });
}

/** Returns the board of that name or id. One request. */
export async function findBoard(text: string, client: Client, context: Pick<Context, 'signal'>): Promise<Board> {
  return boardCalled(text, await allBoards(client, context));
}

/** Returns the id of the board of that name or id, and `none` for `none`. */
export async function boardId(text: string, client: Client, context: Pick<Context, 'signal'>): Promise<string> {
  return text === NO_BOARD ? NO_BOARD : (await findBoard(text, client, context)).board_id;
}
