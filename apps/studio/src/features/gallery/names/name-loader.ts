import type { GalleryItem } from '@x/models/gallery';
import type { GalleryQuery, GalleryReader } from '@x/repositories/gallery';

import { createStore, type Store } from '../../../store.js';
import { addNewest } from './add-newest.js';
import { type GalleryNames, type NameList, NO_NAMES } from './name-list.js';

/** The first pictures are asked for alone: they are shown before the names of all others have arrived. */
const HEAD = 120;

/** Reads what one query finds: the first names, then all. */
export class NameLoader implements GalleryNames {
  readonly list: Store<NameList> = createStore(NO_NAMES);
  readonly #gallery: GalleryReader;
  readonly #query: () => Promise<GalleryQuery>;
  readonly #onItems: (items: readonly GalleryItem[]) => void;
  #abort = new AbortController();

  /** `onItems` receives the first items, before the list has their names. */
  constructor(
    gallery: GalleryReader,
    query: () => Promise<GalleryQuery>,
    onItems: (items: readonly GalleryItem[]) => void,
  ) {
    this.#gallery = gallery;
    this.#query = query;
    this.#onItems = onItems;
  }

  async load(): Promise<void> {
    if (this.#abort.signal.aborted) this.#abort = new AbortController();
    const { signal } = this.#abort;
    try {
      const query = await this.#query();
      if (this.list.get().names.length === 0) {
        const { items, total } = await this.#gallery.page({ ...query, offset: 0, limit: HEAD }, { signal });
        this.#onItems(items);
        const names = items.map(({ name }) => name);
        this.#set({ status: total > names.length ? 'loading' : 'ready', names, total });
        if (total <= names.length) return;
      }
      const { item_names } = await this.#gallery.names(query, { signal });
      this.#set({ status: 'ready', names: item_names, total: item_names.length });
    } catch (error) {
      if (!signal.aborted) this.list.set({ ...this.list.get(), status: 'failed', error });
    }
  }

  /** Of a large gallery only the names of today are read. */
  async addNewest(): Promise<void> {
    const { signal } = this.#abort;
    const { status, names } = this.list.get();
    if (status !== 'ready') return this.load();
    try {
      const query = await this.#query();
      const { starred_first, order_dir = 'DESC' } = query;
      if (starred_first) return await this.load();
      const created_date = new Date().toISOString().slice(0, 10);
      const { item_names } = await this.#gallery.names({ ...query, created_date }, { signal });
      const all = addNewest(this.list.get().names, item_names, order_dir);
      if (all !== names) this.#set({ status: 'ready', names: all, total: all.length });
    } catch (error) {
      if (!signal.aborted) this.list.set({ ...this.list.get(), error });
    }
  }

  close(): void {
    this.#abort.abort();
  }

  #set(list: Omit<NameList, 'error'>): void {
    this.list.set({ ...list, error: undefined });
  }
}
