import { BulkDownload } from '@x/models/bulk-download';
import { ImageNameList } from '@x/models/image';
import { InputError, printValue } from '@x/transport/errors';
import type { RequestOptions, TransferOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';
import { check, listOf } from './internal/check.js';

/** A board, or at most 1 000 images by name. */
export type ImageSelection =
  | {
      /** All images on this board, or with `none` all that are on no board. */
      readonly board_id: string;
    }
  | {
      /** These images: 1 to 1 000 names. */
      readonly image_names: readonly string[];
    };

/** Zips of many images. They hold no videos. */
export class BulkDownloadRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Starts a zip of a board or of at most 1 000 images, and returns its name for {@link download}. Only an event
   * (`bulk_download_complete`) reports that it is finished; a download before that deletes it. A missing image fails the
   * whole zip.
   */
  async start(what: ImageSelection, options?: RequestOptions): Promise<BulkDownload> {
    return this.#transport.json('POST /api/v1/images/download', BulkDownload, { body: selected(what), ...options });
  }

  /** Returns a finished zip as a stream. The server deletes it after the first request, finished or not. */
  download(itemName: string, options?: TransferOptions): Promise<ReadableStream<Uint8Array>> {
    const path = { bulk_download_item_name: itemName };
    return this.#transport.stream('GET /api/v1/images/download/{bulk_download_item_name}', {
      path,
      repeatable: false,
      ...options,
    });
  }
}

/** Returns the body of a request about a selection. With both, the server would ignore the names. */
function selected(selection: ImageSelection): ImageSelection {
  if (typeof selection !== 'object' || selection === null)
    throw new InputError('selection', `must have a board_id or image_names, got ${printValue(selection)}`);
  if ('image_names' in selection && 'board_id' in selection)
    throw new InputError('selection', 'must have a board_id or image_names, not both');
  if ('board_id' in selection) {
    if (!selection.board_id) throw new InputError('board_id', 'must not be empty; use "none" for images on no board');
    return selection;
  }
  const names = check('image_names', ImageNameList, listOf('image_names', selection.image_names));
  if (names.length === 0) throw new InputError('image_names', 'must not be empty');
  return { image_names: names };
}
