import { UNCATEGORIZED } from '@x/models/board';
import type { Image } from '@x/models/image';
import type { Video } from '@x/models/video';

import { MisplacedUploadError, NotDeletedError } from '../../errors.js';

/** Returns the image or the video. Throws when it is not on the given board. */
export function expectOnBoard<T extends Image | Video>(board: string = UNCATEGORIZED, item: T): T {
  if (board !== (item.board_id ?? UNCATEGORIZED)) throw new MisplacedUploadError(board, item);
  return item;
}

/** Throws when a name is not among those that were deleted. */
export function expectDeleted(name: string, deleted: readonly string[]): void {
  if (!deleted.includes(name)) throw new NotDeletedError(name);
}
