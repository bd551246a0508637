import { GalleryItemNamesResult } from '@x/models/gallery';
import { ImageNamesResult } from '@x/models/image';
import { VirtualBoard, VirtualBoardList } from '@x/models/virtual-board';
import type { RequestOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';

import type { ItemQuery } from './internal/item/input.js';
import { rows } from './internal/list/rows.js';
import { since } from './internal/since.js';
import type { ListOptions } from './options.js';

/** Filter and order of the items of a day. */
export interface VirtualBoardQuery
  extends Pick<ItemQuery, 'categories' | 'order_dir' | 'search_term' | 'starred_first'> {}

/** Virtual boards: the images and videos of each day (UTC). @since InvokeAI 6.13 */
export class VirtualBoardRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Yields every day that has images or videos when the list begins, the newest first. Intermediate images do not count. */
  async *list(listOptions?: ListOptions): AsyncGenerator<VirtualBoard> {
    const { onInvalid, ...options } = listOptions ?? {};
    yield* await this.#transport.json(
      'GET /api/v1/virtual_boards/by_date',
      rows(VirtualBoardList, VirtualBoard, onInvalid),
      { since: since.virtualBoards, ...options },
    );
  }

  /** Returns the names of a day's images: none for an invalid date, such as `yesterday`. */
  imageNames(date: string, query?: VirtualBoardQuery, options?: RequestOptions): Promise<ImageNamesResult> {
    return this.#transport.json('GET /api/v1/virtual_boards/by_date/{date}/image_names', ImageNamesResult, {
      path: { date },
      query,
      since: since.virtualBoards,
      ...options,
    });
  }

  /** Returns the names of a day's images and videos. @since InvokeAI 6.14 */
  itemNames(date: string, query?: VirtualBoardQuery, options?: RequestOptions): Promise<GalleryItemNamesResult> {
    return this.#transport.json('GET /api/v1/virtual_boards/by_date/{date}/item_names', GalleryItemNamesResult, {
      path: { date },
      query,
      since: since.virtualBoardItems,
      ...options,
    });
  }
}
