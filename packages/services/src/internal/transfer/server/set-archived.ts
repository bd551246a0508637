import type { BoardChanges } from '@x/models/board';
import type { RequestOptions } from '@x/transport/options';

import type { SourceBoard } from '../transfer-source.js';
import type { TransferState } from '../transfer-state.js';
import type { TransferStores } from '../transfer-stores.js';

/** Archives the boards that were created for archived ones, and shares those that were created for shared ones. */
export async function setArchived(
  { boards }: Pick<TransferStores, 'boards'>,
  state: TransferState,
  sources: readonly SourceBoard[],
  options: RequestOptions,
): Promise<void> {
  for (const { key, archived, board_visibility } of sources) {
    const { to, created } = state.boards.get(key) ?? {};
    if (to === undefined || !created) continue;
    const isShared = board_visibility !== undefined && board_visibility !== 'private';
    const changes: BoardChanges = {
      ...(archived ? { archived } : {}),
      ...(isShared ? { board_visibility } : {}),
    };
    if (Object.keys(changes).length > 0) await boards.update(to, changes, options);
  }
}
