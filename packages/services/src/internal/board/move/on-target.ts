import { UNCATEGORIZED } from '@x/models/board';

import type { Move } from './move.js';

/** Says whether an image or a video is where a move puts it. */
export const isOnTarget = (move: Move, { board_id }: { readonly board_id: string | null }): boolean =>
  (board_id ?? UNCATEGORIZED) === move.targetId;
