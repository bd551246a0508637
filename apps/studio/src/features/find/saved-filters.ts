import * as z from 'zod';

import { createStore, type Store } from '../../store.js';
import { GallerySearch } from './gallery-search.js';

/** A filter under a name, kept in this browser. */
const SavedFilter = z.object({ name: z.string(), search: GallerySearch });
export type SavedFilter = z.infer<typeof SavedFilter>;

const KEY = 'studio.filters';
const SavedList = z.array(SavedFilter).catch([]);

/** The filters that are saved, by name. */
export const savedFilters: Store<readonly SavedFilter[]> = createStore<readonly SavedFilter[]>(read());

/** Saves what the gallery shows under a name, in place of another one of that name. */
export function saveFilter(name: string, { open: _, ...search }: GallerySearch): void {
  write([...savedFilters.get().filter((it) => it.name !== name), { name, search }]);
}

/** Gives a saved filter another name. One that has it already is replaced. */
export function renameFilter(name: string, newName: string): void {
  const renamed = savedFilters.get().find((it) => it.name === name);
  if (!renamed || name === newName) return;
  const others = savedFilters.get().filter((it) => it.name !== name && it.name !== newName);
  write([...others, { ...renamed, name: newName }]);
}

/** Deletes a saved filter. */
export function deleteFilter(name: string): void {
  write(savedFilters.get().filter((it) => it.name !== name));
}

function write(filters: readonly SavedFilter[]): void {
  savedFilters.set(filters.toSorted((a, b) => a.name.localeCompare(b.name)));
  try {
    localStorage.setItem(KEY, JSON.stringify(savedFilters.get()));
  } catch {
    // A browser that stores nothing forgets them with the page.
  }
}

function read(): SavedFilter[] {
  try {
    return SavedList.parse(JSON.parse(localStorage.getItem(KEY) ?? '[]'));
  } catch {
    return [];
  }
}
