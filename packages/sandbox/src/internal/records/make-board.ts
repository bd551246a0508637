import type { Board } from '@x/models/board';

import { toTimestamp } from '../storage/timestamp.js';
import { checkObject } from '../validation/check-argument.js';

/** Returns an empty board with the current time, changed by `overrides`. */
export function makeBoard(overrides: Partial<Board> = {}): Board {
  checkObject('overrides', overrides);
  const now = toTimestamp(new Date());
  return {
    board_id: crypto.randomUUID(),
    board_name: 'A board',
    user_id: 'system',
    created_at: now,
    updated_at: now,
    deleted_at: null,
    cover_image_name: null,
    archived: false,
    board_visibility: 'private',
    cover_video_name: null,
    image_count: 0,
    video_count: 0,
    asset_count: 0,
    owner_username: null,
    ...overrides,
  };
}
