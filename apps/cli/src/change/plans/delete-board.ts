import type { Board } from '@x/models/board';
import type { Client } from '@x/resources/client';
import type { RequestOptions } from '@x/transport/options';

import type { Action, Change, Outcome } from '../change.js';
import { unsettledBy } from '../unsettled.js';
import { kindOf } from './item-kind.js';

/** Plans the deletion of a board alone: what is on it is on no board afterwards. */
export async function planDeleteBoard(
  { repositories, services }: Client,
  { board_id, board_name }: Board,
  options: RequestOptions,
): Promise<Change<readonly Outcome[]>> {
  const { images, videos } = await services.gallery.names({ board_id, is_intermediate: undefined }, options);
  const moved = [...images, ...videos].map(
    (name): Action => ({ action: 'move', kind: kindOf(name), name, to: 'none' }),
  );
  const deletion: Action = { action: 'delete', kind: 'board', name: board_name };
  const actions = [...moved, deletion];
  return {
    actions,
    async run({ signal, onProgress }) {
      signal?.throwIfAborted();
      try {
        await repositories.boards.delete(board_id, { signal });
      } catch (error) {
        onProgress({ done: 0, total: actions.length, report: await unsettledBy(error, actions, signal) });
        throw error;
      }
      return actions.map((action) => ({ ...action, status: 'done' }));
    },
    outcomes: (report) => report,
  };
}
