import { forEachLimit } from '@x/transport/async';
import type { RequestOptions } from '@x/transport/options';

import type { SourceBoard } from './transfer-source.js';
import type { TransferState } from './transfer-state.js';
import type { Namesake, TransferTarget } from './transfer-target.js';
import type { TransferredBoard } from './transfer-types.js';

/** How many boards are added to an archive or a folder at once: an archive writes its list once for those that wait. */
const AT_ONCE = 1_000;

/** A board that is needed, and which of its name it is. */
export interface UsedBoard {
  readonly board: SourceBoard;
  readonly namesake: Namesake;
}

/** Where boards are needed, and what is known of them. */
interface BoardEnds {
  readonly target: TransferTarget;
  readonly state: TransferState;
}

/** Makes sure that boards are there. On a server one after another: they are created in the order of the source. */
export async function ensureBoards(
  ends: BoardEnds,
  used: readonly UsedBoard[],
  options: RequestOptions,
): Promise<void> {
  const concurrency = ends.target.isRemote ? 1 : AT_ONCE;
  for (let start = 0; start < used.length; start += concurrency) {
    const some = used.slice(start, start + concurrency);
    const ensured = new Map<UsedBoard, TransferredBoard>();
    const ensure = async (board: UsedBoard): Promise<void> => {
      const found = await ensureBoard(ends, board, options);
      if (found) ensured.set(board, found);
    };
    await forEachLimit(some, ensure, { concurrency, signal: options.signal });
    for (const board of some) {
      const found = ensured.get(board);
      if (found) await ends.state.setBoard(found);
    }
  }
}

/** Returns a board that was found or created; `undefined` for one that an earlier run has noted, and that is there. */
async function ensureBoard(
  { target, state }: BoardEnds,
  { board, namesake }: UsedBoard,
  options: RequestOptions,
): Promise<TransferredBoard | undefined> {
  const { key, board_name: name } = board;
  const known = state.boards.get(key);
  if (known?.to !== undefined && (await target.hasBoard(known, options))) return undefined;
  options.signal?.throwIfAborted();
  let isOurs = known?.created === true;
  if (!isOurs && hasMore(board) && (await target.findBoard(board, namesake, options)) === undefined) {
    // Noted before: a run that is killed meanwhile has created it, and the next one sets the rest.
    isOurs = true;
    await state.setBoard({ key, name, to: undefined, created: true });
  }
  const { to, created } = await target.ensureBoard(board, namesake, options);
  return { key, name, to, created: created || isOurs };
}

/** Whether a board is more than its name when it is new. */
const hasMore = ({ archived, board_visibility: visibility }: SourceBoard): boolean =>
  archived === true || (visibility !== undefined && visibility !== 'private');
