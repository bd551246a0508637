import { createStore, type Store } from '../../store.js';

/** The names that were selected when the gallery was left, for screens that work on them. */
export const lastSelection: Store<readonly string[]> = createStore<readonly string[]>([]);
