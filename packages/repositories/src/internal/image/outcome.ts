import { UNCATEGORIZED } from '@x/models/board';
import type { DeleteImagesResult, Image } from '@x/models/image';

import { MisplacedUploadError, NotDeletedError } from '../../errors.js';

/** Returns the image if it is where it should be. */
export function expectOnBoard(board: string = UNCATEGORIZED, image: Image): Image {
  if (board !== (image.board_id ?? UNCATEGORIZED)) throw new MisplacedUploadError(board, image);
  return image;
}

/** Returns the result if it names the image. */
export function expectDeleted(name: string, result: DeleteImagesResult): DeleteImagesResult {
  if (!result.deleted_images.includes(name)) throw new NotDeletedError(name);
  return result;
}
