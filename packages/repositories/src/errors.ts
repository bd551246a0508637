import type { Image } from '@x/models/image';
import { InvokeError } from '@x/transport/errors';

/** The image was uploaded, but it is not on the board asked for: that board went away, or an old server had none. */
export class MisplacedUploadError extends InvokeError {
  override readonly name = 'MisplacedUploadError';
  /** The image as it is now. */
  readonly image: Image;

  constructor(board: string, image: Image) {
    super(`image ${image.image_name} was uploaded, but to ${image.board_id ?? 'no board'} instead of board ${board}`);
    this.image = image;
  }
}

/** The server answered that all is well, and named nothing that it deleted. */
export class NotDeletedError extends InvokeError {
  override readonly name = 'NotDeletedError';
  readonly imageName: string;

  constructor(imageName: string) {
    super(`image ${imageName} was not deleted: it is not there, or the server could not`);
    this.imageName = imageName;
  }
}
