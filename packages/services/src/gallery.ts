import type { GalleryItemNames } from '@x/models/gallery';
import type { Image } from '@x/models/image';
import type { GalleryQuery, GalleryReader } from '@x/repositories/gallery';
import type { ImageReader, ImageRepository } from '@x/repositories/image';
import type { ListOptions } from '@x/repositories/options';
import type { VirtualBoardRepository } from '@x/repositories/virtual-board';
import { notify } from '@x/transport/async';
import { InputError, NotFoundError, printValue, UnsupportedOperationError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import type { GalleryFilter } from './filter.js';
import { objectOrEmpty, requestOptions, requireFunction, requireStores } from './internal/arguments.js';
import { CHUNK_SIZE, chunks } from './internal/chunks.js';
import { filterAhead } from './internal/filter-ahead.js';
import { checkFilter } from './internal/gallery/check-filter.js';
import type { FoundNames } from './internal/gallery/filter-types.js';
import { findNames, type StarredNames } from './internal/gallery/find-names.js';
import { byKind } from './internal/kind.js';
import { checkEntry, hasEntry, type MetadataEntry, searchTerm } from './internal/metadata-search.js';

export type { FoundNames } from './internal/gallery/filter-types.js';
export type { MetadataEntry } from './internal/metadata-search.js';

/** The repositories that {@link GalleryService} needs. */
export interface GalleryStores {
  /** What reads images and their names. */
  readonly images: Pick<ImageReader, 'getMany' | 'list' | 'names' | 'page'> & Pick<ImageRepository, 'metadata'>;
  /** What lists images and videos together. Not asked again once a server before 6.14 has refused it. */
  readonly gallery: GalleryReader;
  /** What lists the days on which something was made. Without it dates are compared with those of the images. */
  readonly virtualBoards?: Pick<VirtualBoardRepository, 'list'> | undefined;
}

/** The names of images and videos, in the order of the gallery. */
export interface GalleryNames {
  /** Names of the images. */
  readonly images: readonly string[];
  /** Empty before InvokeAI 6.14. */
  readonly videos: readonly string[];
}

/** What it would take to list a gallery. */
export interface GalleryListPlan {
  /** How many images `list` would yield. */
  readonly images: number;
  /** How many requests it would make. */
  readonly requests: number;
}

/** The progress of a list. */
export interface GalleryListProgress {
  /** How many of the names have been passed so far. */
  readonly done: number;
  /** How many names matched when the list began, the images deleted since included. */
  readonly total: number;
}

/** Options for listing a gallery. */
export interface GalleryListOptions extends ListOptions {
  /**
   * How many images one request fetches, 1 to 1 000.
   *
   * @default 200
   */
  readonly windowSize?: number | undefined;
  /** Called after each window of images. Not awaited. What it throws is ignored. */
  readonly onProgress?: ((progress: GalleryListProgress) => unknown) | undefined;
}

/**
 * Lists, counts and searches galleries of any size. The names are read once, and the images are fetched as they are
 * reached: images that are added or deleted in the meantime neither shift nor repeat any other.
 */
export class GalleryService {
  readonly #stores: GalleryStores;
  /** Whether the server lacks the gallery, while a request is finding out. */
  #probe: Promise<boolean> | undefined;

  constructor(stores: GalleryStores) {
    requireStores(stores, ['images', 'gallery']);
    this.#stores = stores;
  }

  /** Returns the names of all images and videos that match `query`. Intermediate images match only if it says so. */
  async names(query?: GalleryQuery, options?: RequestOptions): Promise<GalleryNames> {
    requestOptions(options);
    const visible = visibleOnly(query);
    return this.#either(
      async ({ gallery }) => byKind((await gallery.names(visible, options)).item_names),
      async ({ images }) => ({ images: (await images.names(imageQuery(visible), options)).image_names, videos: [] }),
    );
  }

  /** Returns how many images and videos match `query`. One request, which fetches none of them. */
  async count(query?: GalleryQuery, options?: RequestOptions): Promise<number> {
    requestOptions(options);
    const none = { ...visibleOnly(query), offset: 0, limit: 0 };
    return this.#either(
      async ({ gallery }) => (await gallery.page(none, options)).total,
      async ({ images }) => (await images.page(imageQuery(none), options)).total,
    );
  }

  /** Returns how many images `list` would yield and how many requests it would make. One request. */
  async planList(query?: GalleryQuery, listOptions?: GalleryListOptions): Promise<GalleryListPlan> {
    const { windowSize = 200, ...options } = requestOptions(listOptions);
    checkWindow(windowSize);
    const none = imageQuery({ ...visibleOnly(query), offset: 0, limit: 0 });
    const { total } = await this.#stores.images.page(none, options);
    return { images: total, requests: 1 + Math.ceil(total / windowSize) };
  }

  /**
   * Yields the images that match `query`, in the order of `names`. While one window of images is read, the next one is
   * fetched. Images deleted in the meantime are skipped, and so are videos.
   *
   * @throws NotFoundError when the board does not exist, or no longer does
   */
  async *list(listQuery?: GalleryQuery, listOptions?: GalleryListOptions): AsyncGenerator<Image> {
    const query: GalleryQuery = objectOrEmpty('query', listQuery);
    const { windowSize = 200, onProgress, ...options } = requestOptions(listOptions);
    checkWindow(windowSize);
    const { images: names } = await this.names(query, options);
    if (names.length === 0) await this.#expectBoard(query, options);
    const windows = chunks(names, windowSize);
    const fetch = async (wanted: readonly string[]): Promise<Image[]> => {
      const images = await this.#stores.images.getMany(wanted, options);
      if (images.length < wanted.length) await this.#expectBoard(query, options);
      return images;
    };
    const fetchNext = (): Promise<Image[]> | undefined => {
      const { value } = windows.next();
      const fetching = value && fetch(value);
      fetching?.catch(() => {}); // it rejects where it is awaited, if the caller gets that far
      return fetching;
    };
    for (let next = fetchNext(), done = 0; next; ) {
      const images = await next;
      next = fetchNext();
      for (const image of images) {
        options.signal?.throwIfAborted();
        yield image;
      }
      done += windowSize;
      notify(onProgress, { done: Math.min(done, names.length), total: names.length });
    }
  }

  /**
   * Yields the images that match `query` and whose metadata or date contains `term`. The server searches JSON text, so
   * `"seed": 3` and `"seed":3` differ. It ignores the case of ASCII letters only, and `%` and `_` are wildcards.
   */
  async *search(term: string, query?: GalleryQuery, options?: GalleryListOptions): AsyncGenerator<Image> {
    if (typeof term !== 'string' || term === '') throw new InputError('term', 'must be a non-empty string');
    yield* this.list({ ...objectOrEmpty('query', query), search_term: term }, options);
  }

  /**
   * Yields the images that match `query` and whose metadata has exactly this entry, in the order of `names`.
   *
   * The server cannot search for an entry. It searches for a text, the value or else the key, and the metadata of each
   * image with that text is read: one request for each, four at a time, besides those of `list`. `planList` with a
   * `search_term` counts them. Leaving the loop ends the requests.
   */
  async *searchMetadata(
    metadataEntry: MetadataEntry,
    query?: GalleryQuery,
    options?: GalleryListOptions,
  ): AsyncGenerator<Image> {
    const entry = checkEntry(metadataEntry);
    const { windowSize: _, onProgress: __, onInvalid: ___, ...request } = requestOptions(options);
    const matches = async ({ image_name }: Image): Promise<boolean> => {
      try {
        return hasEntry(await this.#stores.images.metadata(image_name, request), entry);
      } catch (error) {
        if (error instanceof NotFoundError) return false; // deleted since it was listed
        throw error;
      }
    };
    const candidates = this.list({ search_term: searchTerm(entry), ...objectOrEmpty('query', query) }, options);
    yield* filterAhead(candidates, matches);
  }

  /**
   * Yields the names of the images and videos that match a filter, in batches and in the order of `query`.
   *
   * The server finds texts, kinds, stars and days. Sizes take a request for a thousand images, and what metadata says
   * one for each image; then nothing is read before the next batch is requested. The board of the filter is not resolved:
   * its id is `board_id` of the query.
   */
  async *find(filter: GalleryFilter, query?: GalleryQuery, options?: RequestOptions): AsyncGenerator<FoundNames> {
    const request = requestOptions(options);
    const read = async (wanted: GalleryQuery): Promise<StarredNames> =>
      this.#either(
        async ({ gallery }) => starredNames(await gallery.names(wanted, request)),
        async ({ images }) => {
          const { image_names, starred_count } = await images.names(imageQuery(wanted), request);
          return { names: image_names, starred: starred_count };
        },
      );
    const readDay = async (wanted: GalleryQuery, created_date: string): Promise<StarredNames> =>
      starredNames(await this.#stores.gallery.names({ ...wanted, created_date }, request));
    const given = { filter: checkFilter(filter), query: objectOrEmpty('query', query) };
    yield* findNames({ ...given, stores: this.#stores, read, readDay }, request);
  }

  /** Returns the names of the images that match `query` and for which `where` returns true. Reads them in windows. */
  async select(query: GalleryQuery, where: (image: Image) => boolean, options?: GalleryListOptions): Promise<string[]> {
    requireFunction('where', where);
    const names: string[] = [];
    for await (const image of this.list(query, options)) if (where(image)) names.push(image.image_name);
    return names;
  }

  /** Rejects when `query` names a board that does not exist: the server returns no names for it. */
  async #expectBoard({ board_id }: GalleryQuery, options: ListOptions): Promise<void> {
    if (board_id !== undefined) await this.#stores.images.list({ board_id }, { ...options, pageSize: 1 }).next();
  }

  /** Calls `modern`, or on servers before 6.14 `older`. The transport remembers which of them for a minute. */
  async #either<T>(
    modern: (stores: GalleryStores) => Promise<T>,
    older: (stores: GalleryStores) => Promise<T>,
  ): Promise<T> {
    if (this.#probe && (await this.#probe)) return older(this.#stores);
    const result = modern(this.#stores);
    const probe = result.then(
      () => false,
      (error) => error instanceof UnsupportedOperationError,
    );
    this.#probe = probe;
    const isOlder = await probe;
    if (this.#probe === probe) this.#probe = undefined;
    return isOlder ? older(this.#stores) : result;
  }
}

/** Returns a query that matches no intermediate images unless it says so. */
const visibleOnly = (query: GalleryQuery | undefined): GalleryQuery => ({
  is_intermediate: false,
  ...objectOrEmpty('query', query),
});

const starredNames = ({ item_names, starred_count }: GalleryItemNames): StarredNames => ({
  names: item_names,
  starred: starred_count,
});

const imageQuery = <Q extends GalleryQuery>({ origin, ...query }: Q) => ({ ...query, image_origin: origin });

function checkWindow(size: number): void {
  if (Number.isSafeInteger(size) && size >= 1 && size <= CHUNK_SIZE) return;
  throw new InputError(
    'windowSize',
    `must be a whole number from 1 to ${CHUNK_SIZE}, got ${printValue(size)}`,
    CHUNK_SIZE,
  );
}
