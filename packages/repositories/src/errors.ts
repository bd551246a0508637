import type { Image } from '@x/models/image';
import { InvokeError } from '@x/transport/errors';

/** Thrown when an image was uploaded, but not to the requested board: it was deleted, or an old server ignored it. */
export class MisplacedUploadError extends InvokeError {
  override readonly name = 'MisplacedUploadError';
  /** The uploaded image. */
  readonly image: Image;

  constructor(board: string, image: Image) {
    super(`image "${image.image_name}" was uploaded to ${place(image)} instead of board "${board}"; add it to a board`);
    this.image = image;
  }
}

/** Thrown when the server reported success but deleted nothing. */
export class NotDeletedError extends InvokeError {
  override readonly name = 'NotDeletedError';
  /** The image that was to be deleted. */
  readonly imageName: string;

  constructor(imageName: string) {
    super(`image "${imageName}" was not deleted: it does not exist, or the server failed silently`);
    this.imageName = imageName;
  }
}

const place = ({ board_id }: Image): string => (board_id === null ? 'no board' : `board "${board_id}"`);
