import { GalleryItem, GalleryItemNames, GalleryItemNamesResult, GalleryItemPage } from '@x/models/gallery';
import type { ImageOrigin } from '@x/models/image';
import { PageWindow } from '@x/models/page';
import type { RequestOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';
import { check } from './internal/check.js';
import type { ItemQuery } from './internal/image/query.js';
import { paginate } from './internal/list/paginate.js';
import { rows } from './internal/list/rows.js';
import { since } from './internal/since.js';
import type { ListOptions, PagedListOptions } from './options.js';

/** Which images and videos to list, and in what order. */
export interface GalleryQuery extends ItemQuery {
  readonly origin?: ImageOrigin | undefined;
}

/** What reads a gallery. */
export type GalleryReader = Pick<GalleryRepository, 'names' | 'page'>;

/** Images and videos in one order. Needs a server from 6.14 on. */
export class GalleryRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Yields every item that matches `query`, fetching pages only as they are reached. */
  list(query?: GalleryQuery, { pageSize = 100, ...options }: PagedListOptions = {}): AsyncGenerator<GalleryItem> {
    return paginate(pageSize, (window) => this.page({ ...query, ...window }, options));
  }

  /** Returns one window of the items. With a limit of 0 it only counts. */
  async page(query: GalleryQuery & PageWindow, { onInvalid, ...options }: ListOptions = {}): Promise<GalleryItemPage> {
    return this.#transport.json('GET /api/v1/gallery/items/', rows(GalleryItemPage, GalleryItem, onInvalid), {
      query: check('query', PageWindow, query),
      since: since.gallery,
      ...options,
    });
  }

  /** Returns the names of all items in one order: about 43 bytes each, so a gallery of 100 000 is one response. */
  names(
    query?: GalleryQuery & { readonly created_date?: string },
    options?: RequestOptions,
  ): Promise<GalleryItemNames> {
    return this.#transport.json('GET /api/v1/gallery/item_names', GalleryItemNames, {
      query,
      since: since.gallery,
      ...options,
    });
  }

  /** Returns the names of all items with their kinds. The server finds `names` much cheaper. */
  namesWithKinds(query?: GalleryQuery, options?: RequestOptions): Promise<GalleryItemNamesResult> {
    return this.#transport.json('GET /api/v1/gallery/items/names', GalleryItemNamesResult, {
      query,
      since: since.gallery,
      ...options,
    });
  }
}
