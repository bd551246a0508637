import { ImageMoveStatus } from '@x/models/image-move';
import type { RequestOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';
import { about } from './internal/about.js';
import { since } from './internal/since.js';

/**
 * Moves files of images to the folders that the setting `image_subfolder_strategy` wants. For administrators.
 *
 * Until all are moved, operations that read or change images reject with a `ConflictError`, "Image storage maintenance is
 * active"; so does enqueueing. Names and URLs of images stay as they are. InvokeAI 6.14.2 cannot delete an image any more
 * whose file was moved: it returns 500.
 */
export class ImageMoveRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Returns whether files are being moved, and how many images are in a wrong folder. The server checks every image for
   * it, so leave seconds between two calls.
   *
   * @since InvokeAI 6.14
   */
  status(options?: RequestOptions): Promise<ImageMoveStatus> {
    return this.#transport.json('GET /api/v1/image_moves/status', ImageMoveStatus, {
      since: since.imageMoves,
      ...options,
    });
  }

  /**
   * Begins to move files, and returns before that is done. Rejects with a `ConflictError` while items are pending or in
   * progress in the queue, while files are being moved, and after a move that was interrupted, which needs
   * {@link recover}.
   *
   * @since InvokeAI 6.14
   */
  start(options?: RequestOptions): Promise<ImageMoveStatus> {
    const schema = about(ImageMoveStatus, { operation: 'move_all' });
    return this.#transport.json('POST /api/v1/image_moves/start', schema, { since: since.imageMoves, ...options });
  }

  /**
   * Begins to finish a move that was interrupted, and returns before that is done. Rejects with a `ConflictError` while
   * files are being moved.
   *
   * @since InvokeAI 6.14
   */
  recover(options?: RequestOptions): Promise<ImageMoveStatus> {
    const schema = about(ImageMoveStatus, { operation: 'recovery' });
    return this.#transport.json('POST /api/v1/image_moves/recover', schema, { since: since.imageMoves, ...options });
  }
}
