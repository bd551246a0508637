import { UNCATEGORIZED } from '@x/models/board';
import type { DeleteImagesResult, Image } from '@x/models/image';

import { MisplacedUploadError, NotDeletedError } from '../../errors.js';

/** Returns the image. Throws when it is not on the given board. */
export function expectOnBoard(board: string = UNCATEGORIZED, image: Image): Image {
  if (board !== (image.board_id ?? UNCATEGORIZED)) throw new MisplacedUploadError(board, image);
  return image;
}

/** Returns the result. Throws when it does not contain the image. */
export function expectDeleted(name: string, result: DeleteImagesResult): DeleteImagesResult {
  if (!result.deleted_images.includes(name)) throw new NotDeletedError(name);
  return result;
}
