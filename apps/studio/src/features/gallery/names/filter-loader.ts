import type { GalleryQuery } from '@x/repositories/gallery';
import type { GalleryFilter } from '@x/services/filter';
import type { FoundNames, GalleryService } from '@x/services/gallery';

import { createStore, type Store } from '../../../store.js';
import { addNewest } from './add-newest.js';
import { type GalleryNames, type NameList, NO_NAMES } from './name-list.js';

/** What a filter searches with. */
export interface FilterSearch {
  readonly filter: GalleryFilter;
  readonly query: () => Promise<GalleryQuery>;
  readonly gallery: () => Promise<Pick<GalleryService, 'find'>>;
}

/** How far a search is. It waits when there are enough matches for what is in view. */
export interface SearchProgress {
  readonly state: 'searching' | 'waiting' | 'stopped' | 'finished';
  /** How many pictures were compared with the filter. */
  readonly done: number;
  readonly total: number;
}

/** How many matches are found ahead of the first picture in view. */
const AHEAD = 240;

/** Reads what a filter finds that no query expresses, as far as it is needed. */
export class FilterLoader implements GalleryNames {
  readonly list: Store<NameList> = createStore(NO_NAMES);
  readonly progress: Store<SearchProgress> = createStore<SearchProgress>({ state: 'searching', done: 0, total: 0 });
  readonly #search: FilterSearch;
  #abort = new AbortController();
  #batches: AsyncGenerator<FoundNames> | undefined;
  #wanted = AHEAD;
  #isReading = false;

  constructor(search: FilterSearch) {
    this.#search = search;
  }

  async load(): Promise<void> {
    if (this.#abort.signal.aborted) this.#abort = new AbortController();
    const { signal } = this.#abort;
    await this.#guard(async () => {
      if (this.#batches) return this.#refresh(signal);
      this.list.set(NO_NAMES);
      this.#wanted = AHEAD;
      this.#batches = await this.#find(this.#search.filter, signal);
      await this.#read(signal);
    }, signal);
  }

  /** Of the pictures of today only. */
  async addNewest(): Promise<void> {
    const { signal } = this.#abort;
    const { filter, query } = this.#search;
    await this.#guard(async () => {
      const { order_dir = 'DESC', starred_first } = await query();
      if (this.list.get().status !== 'ready' || starred_first) return this.load();
      const today = new Date().toISOString().slice(0, 10);
      const { from = today, to = today } = filter.date ?? {};
      if (from > today || to < today) return;
      const found = await namesOf(await this.#find({ ...filter, date: { from: today, to: today } }, signal));
      this.#set(addNewest(this.list.get().names, found, order_dir), 'ready');
    }, signal);
  }

  close(): void {
    this.#abort.abort();
    void this.#batches?.return(undefined);
    this.#batches = undefined;
  }

  /** Goes on, if it waits, when a picture at this index is in view. */
  follow(index: number): void {
    if (index + AHEAD <= this.#wanted) return;
    this.#wanted = index + AHEAD;
    if (this.progress.get().state === 'waiting') this.#goOn();
  }

  /** Searches to the end. */
  continue(): void {
    this.#wanted = Number.POSITIVE_INFINITY;
    this.#goOn();
  }

  /** Reads no more pictures until it is continued. */
  stop(): void {
    this.#report('stopped');
  }

  #goOn(): void {
    const { signal } = this.#abort;
    this.#report('searching');
    void this.#guard(() => this.#read(signal), signal);
  }

  /** Reads batches until there are enough, until it is stopped, or to the end. */
  async #read(signal: AbortSignal): Promise<void> {
    if (this.#isReading || !this.#batches) return;
    this.#isReading = true;
    try {
      this.#report('searching');
      while (this.progress.get().state === 'searching') {
        const { value, done } = await this.#batches.next();
        signal.throwIfAborted();
        const { names } = this.list.get();
        const state = this.progress.get().state;
        if (done) this.#report('finished');
        else {
          const all = value.names.length > 0 ? [...names, ...value.names] : names;
          const isEnough = state === 'searching' && value.done < value.total && all.length >= this.#wanted;
          this.progress.set({ state: isEnough ? 'waiting' : state, done: value.done, total: value.total });
          this.#set(all, 'loading');
        }
      }
      this.#set(this.list.get().names, 'ready');
    } finally {
      this.#isReading = false;
    }
  }

  /** Leaves out what is gone. What metadata says does not change, and is not read again. */
  async #refresh(signal: AbortSignal): Promise<void> {
    const { model, lora, seed, sampler, ...cheap } = this.#search.filter;
    const found = await namesOf(await this.#find(cheap, signal));
    const isAll = [model, lora, seed, sampler].every((it) => it === undefined);
    const left = new Set(found);
    const { names, status } = this.list.get();
    this.#set(isAll && status === 'ready' ? found : names.filter((name) => left.has(name)), status);
  }

  async #find(filter: GalleryFilter, signal: AbortSignal): Promise<AsyncGenerator<FoundNames>> {
    const [gallery, query] = await Promise.all([this.#search.gallery(), this.#search.query()]);
    return gallery.find(filter, query, { signal });
  }

  async #guard(work: () => Promise<void>, { aborted }: AbortSignal): Promise<void> {
    try {
      if (!aborted) await work();
    } catch (error) {
      if (this.#abort.signal.aborted) return;
      this.#batches = undefined;
      this.list.set({ ...this.list.get(), status: 'failed', error });
    }
  }

  #report(state: SearchProgress['state']): void {
    this.progress.set({ ...this.progress.get(), state });
  }

  #set(names: readonly string[], status: NameList['status']): void {
    this.list.set({ status, names, total: names.length, error: undefined });
  }
}

async function namesOf(batches: AsyncIterable<FoundNames>): Promise<string[]> {
  const found = await Array.fromAsync(batches, ({ names }) => names);
  return found.flat();
}
