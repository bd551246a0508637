import { BulkDownload } from '@x/models/bulk-download';
import type { RequestOptions, TransferOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';
import type { ImageSelection } from './internal/image/input.js';
import { selected } from './internal/image/selection.js';

export type { ImageSelection } from './internal/image/input.js';

/** Zips of many images. They hold no videos. */
export class BulkDownloadRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Starts a zip of a board or of at most 1 000 images, and returns its name for {@link download}.
   *
   * The zip is created after the response. Only an event (`bulk_download_complete`) reports that it is finished; a
   * download before that deletes it. One image that does not exist fails the whole zip.
   */
  async start(what: ImageSelection, options?: RequestOptions): Promise<BulkDownload> {
    return this.#transport.json('POST /api/v1/images/download', BulkDownload, { body: selected(what), ...options });
  }

  /** Returns a finished zip as a stream. The server deletes it after the first request for it, finished or not. */
  download(itemName: string, options?: TransferOptions): Promise<ReadableStream<Uint8Array>> {
    const path = { bulk_download_item_name: itemName };
    return this.#transport.stream('GET /api/v1/images/download/{bulk_download_item_name}', {
      path,
      repeatable: false,
      ...options,
    });
  }
}
