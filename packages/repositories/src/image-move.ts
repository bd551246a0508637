import { ImageMoveStatus } from '@x/models/image-move';
import type { RequestOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';
import { about } from './internal/about.js';
import { since } from './internal/since.js';

/**
 * Moves image files to the folders that the setting `image_subfolder_strategy` wants. For administrators.
 *
 * Until all are moved, operations that read or change images, and enqueueing, reject with a `ConflictError`. Names and
 * URLs of images stay. InvokeAI 6.14.2 returns 500 for the deletion of an image whose file was moved.
 *
 * @since InvokeAI 6.14
 */
export class ImageMoveRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Returns whether files are being moved, and how many images are in a wrong folder. The server checks every image:
   * leave seconds between calls.
   */
  status(options?: RequestOptions): Promise<ImageMoveStatus> {
    return this.#transport.json('GET /api/v1/image_moves/status', ImageMoveStatus, {
      since: since.imageMoves,
      ...options,
    });
  }

  /**
   * Begins to move files, and returns before that is done. Rejects with a `ConflictError` while the queue has pending or
   * running items, while files are being moved, and after an interrupted move, which needs {@link recover}.
   */
  start(options?: RequestOptions): Promise<ImageMoveStatus> {
    const schema = about(ImageMoveStatus, { operation: 'move_all' });
    return this.#transport.json('POST /api/v1/image_moves/start', schema, { since: since.imageMoves, ...options });
  }

  /** Begins to finish an interrupted move. Rejects with a `ConflictError` while files are being moved. */
  recover(options?: RequestOptions): Promise<ImageMoveStatus> {
    const schema = about(ImageMoveStatus, { operation: 'recovery' });
    return this.#transport.json('POST /api/v1/image_moves/recover', schema, { since: since.imageMoves, ...options });
  }
}
