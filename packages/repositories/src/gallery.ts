import { GalleryItem, GalleryItemNames, GalleryItemNamesResult, GalleryItemPage } from '@x/models/gallery';
import type { ImageOrigin } from '@x/models/image';
import { PageWindow } from '@x/models/page';
import type { RequestOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';
import { about } from './internal/about.js';
import { check } from './internal/check.js';
import type { ItemQuery } from './internal/item/input.js';
import { byOffset } from './internal/list/by-offset.js';
import { expectBoard } from './internal/list/expect-board.js';
import { paginate } from './internal/list/paginate.js';
import { rows } from './internal/list/rows.js';
import { since } from './internal/since.js';
import type { ListOptions, PagedListOptions } from './options.js';

/** Filter and order of a list of images and videos. */
export interface GalleryQuery extends ItemQuery {
  /** Only generated items (`internal`), or only uploads (`external`). */
  readonly origin?: ImageOrigin | undefined;
}

/** Reads a gallery. */
export type GalleryReader = Pick<GalleryRepository, 'names' | 'page'>;

/** Images and videos in one order. @since InvokeAI 6.14 */
export class GalleryRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Yields the items that match when the list begins and still do when they are reached, each once, whatever is added,
   * moved or deleted meanwhile. A board that does not exist, or no longer does, is a `NotFoundError`.
   */
  list(query?: GalleryQuery, listOptions?: PagedListOptions): AsyncGenerator<GalleryItem> {
    const { pageSize = 100, ...options } = listOptions ?? {};
    const { onInvalid, ...request } = options;
    const pages = {
      page: (window: PageWindow) => this.page({ ...query, ...window }, options),
      names: async () => (await this.names(query, request)).item_names,
      nameOf: ({ name }: GalleryItem) => name,
    };
    const isLenient = typeof onInvalid === 'function';
    return paginate(pageSize, {
      ...pages,
      ...byOffset(pages, { route: 'GET /api/v1/gallery/items/', limit: pageSize, isLenient }),
      expectExisting: () => expectBoard(this.#transport, query?.board_id, request),
    });
  }

  /** Returns a page of items, none for a missing board. Unlike `list`, it shifts when items are added or removed. */
  async page(query: GalleryQuery & PageWindow, listOptions?: ListOptions): Promise<GalleryItemPage> {
    const { onInvalid, ...options } = listOptions ?? {};
    const { offset, limit } = check('query', PageWindow, query);
    const schema = about(rows(GalleryItemPage, GalleryItem, onInvalid), { offset, limit });
    return this.#transport.json('GET /api/v1/gallery/items/', schema, {
      query,
      since: since.gallery,
      ...options,
    });
  }

  /** Returns the names of all items that match: 4 MB for 100 000 items. */
  names(
    query?: GalleryQuery & {
      /** Only the items of this day in UTC, such as `2026-11-29`. Any other text matches none. */
      readonly created_date?: string;
    },
    options?: RequestOptions,
  ): Promise<GalleryItemNames> {
    return this.#transport.json('GET /api/v1/gallery/item_names', GalleryItemNames, {
      query,
      since: since.gallery,
      ...options,
    });
  }

  /** Returns the names of all items with their kinds. `names` is much cheaper for the server. */
  namesWithKinds(query?: GalleryQuery, options?: RequestOptions): Promise<GalleryItemNamesResult> {
    return this.#transport.json('GET /api/v1/gallery/items/names', GalleryItemNamesResult, {
      query,
      since: since.gallery,
      ...options,
    });
  }
}
