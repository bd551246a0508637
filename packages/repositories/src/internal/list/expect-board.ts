import { Board, UNCATEGORIZED } from '@x/models/board';
import type { RequestOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';

import { about } from '../about.js';

/** Rejects with a `NotFoundError` when a filter names a board that does not exist. The server lists it as empty. */
export async function expectBoard(transport: Transport, id: string | undefined, options: RequestOptions) {
  if (id === undefined || id === UNCATEGORIZED) return;
  await transport.json('GET /api/v1/boards/{board_id}', about(Board, { board_id: id }), {
    path: { board_id: id },
    ...options,
  });
}
