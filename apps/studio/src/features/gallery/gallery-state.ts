import type { Board } from '@x/models/board';
import type { Repositories } from '@x/repositories/repositories';
import { filterQuery, isQuery } from '@x/services/filter';
import type { GalleryService } from '@x/services/gallery';
import type { Transport } from '@x/transport/transport';

import { fullUrl, thumbnailUrl } from '../../app/media-url.js';
import { createStore, type Store } from '../../store.js';
import { readFilter, toGalleryQuery } from '../find/gallery-query.js';
import type { GallerySearch } from '../find/gallery-search.js';
import { followNames } from '../select/follow-names.js';
import { has, type Intervals, NONE, values } from '../select/intervals.js';
import { FilterLoader } from './names/filter-loader.js';
import type { GalleryNames, NameList } from './names/name-list.js';
import { NameLoader } from './names/name-loader.js';
import { RecordCache } from './record-cache.js';

/** What a gallery works with. */
export interface GalleryServer {
  readonly transport: Pick<Transport, 'resolve'>;
  readonly repositories: Pick<Repositories, 'gallery' | 'images'>;
  /** Returns all boards. */
  readonly boards: () => Promise<readonly Board[]>;
  /** Returns what searches by more than a query. */
  readonly gallery: () => Promise<Pick<GalleryService, 'find'>>;
}

/** The state of a gallery with one filter: its names, what is selected, and where the keyboard is. */
export class GalleryState {
  readonly loader: GalleryNames;
  /** The same, where a filter is searched picture by picture. */
  readonly search: FilterLoader | undefined;
  readonly records: RecordCache;
  readonly selected: Store<Intervals> = createStore<Intervals>(NONE);
  /** The index of the cell that the keyboard acts on. */
  readonly active: Store<number> = createStore(0);
  /** The index of the first cell in view. */
  readonly first: Store<number> = createStore(0);
  /** Where a range that is being selected begins. */
  anchor = 0;
  readonly #transport: GalleryServer['transport'];

  constructor({ transport, repositories, boards, gallery }: GalleryServer, search: GallerySearch) {
    const { filter, error } = readFilter(search.filter);
    const query = async () => {
      if (error) throw error;
      return toGalleryQuery(search, filter, boards);
    };
    this.search = isQuery(filter) ? undefined : new FilterLoader({ filter, query, gallery });
    const whole = async () => ({ ...filterQuery(filter), ...(await query()) });
    this.records = new RecordCache(repositories.images);
    this.loader = this.search ?? new NameLoader(repositories.gallery, whole, (items) => this.records.addSizes(items));
    this.#transport = transport;
    this.first.subscribe(() => this.search?.follow(this.first.get()));
    let before = this.list.names;
    this.loader.list.subscribe(() => {
      const { names } = this.list;
      this.selected.set(followNames(this.selected.get(), before, names));
      this.#followActive(before, names);
      before = names;
    });
  }

  get list(): NameList {
    return this.loader.list.get();
  }

  /** The names that are selected, in the order of the gallery. */
  selectedNames(): string[] {
    const { names } = this.list;
    return [...values(this.selected.get())].flatMap((index) => names[index] ?? []);
  }

  /** The names that an action is about: what is selected, or else the item that the keyboard is on. */
  targets(): string[] {
    const selected = this.selectedNames();
    return selected.length > 0 ? selected : this.list.names.slice(this.active.get(), this.active.get() + 1);
  }

  /** The names that are dragged with the item at an index: what is selected, if that is, or else the item alone. */
  draggedWith(index: number): string[] {
    return this.isSelected(index) ? this.selectedNames() : this.list.names.slice(index, index + 1);
  }

  isSelected(index: number): boolean {
    return has(this.selected.get(), index);
  }

  thumbnailUrl(name: string): string {
    return thumbnailUrl(this.#transport, name);
  }

  fullUrl(name: string): string {
    return fullUrl(this.#transport, name);
  }

  /** The item that the keyboard is on stays the same when others are added before it. */
  #followActive(before: readonly string[], after: readonly string[]): void {
    const active = this.active.get();
    const name = before[active];
    if (name === undefined || after[active] === name) return;
    const shift = after.length - before.length;
    const moved = after[active + shift] === name ? active + shift : active;
    this.anchor = Math.max(0, this.anchor + moved - active);
    this.active.set(Math.max(0, Math.min(moved, after.length - 1)));
  }
}
