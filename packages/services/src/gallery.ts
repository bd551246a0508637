import type { Image } from '@x/models/image';
import type { GalleryQuery, GalleryReader } from '@x/repositories/gallery';
import type { ImageReader } from '@x/repositories/image';
import type { ListOptions } from '@x/repositories/options';
import { InputError, UnsupportedOperationError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import { byKind } from './internal/by-kind.js';
import { CHUNK_SIZE, chunks } from './internal/chunks.js';
import { tell } from './internal/tell.js';

/** What the work on galleries needs; in a test, plain objects will do. */
export interface GalleryStores {
  readonly images: Pick<ImageReader, 'getMany' | 'names' | 'page'>;
  readonly gallery: GalleryReader;
}

/** The names of a gallery in its order. */
export interface GalleryNames {
  readonly images: readonly string[];
  /** Empty on servers without videos in their gallery. */
  readonly videos: readonly string[];
}

/** What walking over a gallery would take. */
export interface GalleryListPlan {
  readonly images: number;
  readonly requests: number;
}

/** What a caller may say about a walk. */
export interface GalleryListOptions extends ListOptions {
  /**
   * How many images a request fetches, 1 to 1 000.
   *
   * @default 200
   */
  readonly windowSize?: number | undefined;
  /** Called as images are reached. It is never awaited, and what it throws is dropped. */
  readonly onProgress?: ((progress: { readonly done: number; readonly total: number }) => void) | undefined;
}

/**
 * Galleries of any size. Their names are read once, in order, and only the images reached are fetched: what others
 * add or delete meanwhile neither shifts nor doubles anything.
 */
export class GalleryService {
  readonly #stores: GalleryStores;
  #lacksGallery: Promise<boolean> | undefined;

  constructor(stores: GalleryStores) {
    this.#stores = stores;
  }

  /** Returns all names that `query` lets through, in order. Intermediate images are left out unless asked for. */
  names(query: GalleryQuery = {}, options?: RequestOptions): Promise<GalleryNames> {
    const visible = { is_intermediate: false, ...query };
    return this.#either(
      async ({ gallery }) => byKind((await gallery.names(visible, options)).item_names),
      async ({ images }) => ({ images: (await images.names(imageQuery(visible), options)).image_names, videos: [] }),
    );
  }

  /** Returns how many images and videos `query` lets through. One request, which fetches none of them. */
  count(query: GalleryQuery = {}, options?: RequestOptions): Promise<number> {
    const none = { is_intermediate: false, ...query, offset: 0, limit: 0 };
    return this.#either(
      async ({ gallery }) => (await gallery.page(none, options)).total,
      async ({ images }) => (await images.page(imageQuery(none), options)).total,
    );
  }

  /** Returns how many images a walk would yield and how many requests it would take. Nothing is fetched. */
  async planList(
    query: GalleryQuery = {},
    { windowSize = 200, ...options }: GalleryListOptions = {},
  ): Promise<GalleryListPlan> {
    checkWindow(windowSize);
    const none = imageQuery({ is_intermediate: false, ...query, offset: 0, limit: 0 });
    const { total } = await this.#stores.images.page(none, options);
    return { images: total, requests: 1 + Math.ceil(total / windowSize) };
  }

  /**
   * Yields every image that `query` lets through, in order, fetching a window of them ahead of the one being read.
   * Images deleted on the way are passed over, and so are videos.
   */
  async *list(
    query: GalleryQuery = {},
    { windowSize = 200, onProgress, ...options }: GalleryListOptions = {},
  ): AsyncGenerator<Image> {
    checkWindow(windowSize);
    const { images: names } = await this.names(query, options);
    const windows = chunks(names, windowSize);
    const fetchNext = (): Promise<Image[]> | undefined => {
      const { value } = windows.next();
      const fetching = value && this.#stores.images.getMany(value, options);
      fetching?.catch(() => {}); // it rejects where it is awaited, if the walk gets that far
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
      tell(onProgress, { done: Math.min(done, names.length), total: names.length });
    }
  }

  /**
   * Yields the images whose metadata or date contain `term`. The server compares JSON text, so `"seed": 3` and
   * `"seed":3` differ; it folds the case of ASCII letters only, and `%` and `_` stand for anything.
   */
  async *search(term: string, query: GalleryQuery = {}, options?: GalleryListOptions): AsyncGenerator<Image> {
    if (typeof term !== 'string' || term === '') throw new InputError('term', 'must not be empty');
    yield* this.list({ ...query, search_term: term }, options);
  }

  /** Returns the names of the images that `where` accepts, in order. Only one window of images is held at a time. */
  async select(query: GalleryQuery, where: (image: Image) => boolean, options?: GalleryListOptions): Promise<string[]> {
    const names: string[] = [];
    for await (const image of this.list(query, options)) if (where(image)) names.push(image.image_name);
    return names;
  }

  /** Asks the gallery, or on servers before 6.14 the images; which it is to be is found out once. */
  async #either<T>(
    modern: (stores: GalleryStores) => Promise<T>,
    older: (stores: GalleryStores) => Promise<T>,
  ): Promise<T> {
    if (this.#lacksGallery && (await this.#lacksGallery)) return older(this.#stores);
    const answer = modern(this.#stores);
    this.#lacksGallery = answer.then(
      () => false,
      (error) => error instanceof UnsupportedOperationError,
    );
    return (await this.#lacksGallery) ? older(this.#stores) : answer;
  }
}

const imageQuery = <Q extends GalleryQuery>({ origin, ...query }: Q) => ({ ...query, image_origin: origin });

function checkWindow(size: number): void {
  const fits = Number.isSafeInteger(size) && size >= 1 && size <= CHUNK_SIZE;
  if (!fits) throw new InputError('windowSize', `must be a whole number from 1 to ${CHUNK_SIZE}`, CHUNK_SIZE);
}
