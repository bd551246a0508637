import type { Store } from '../../../store.js';

/** The names of a gallery, as far as they are known. */
export interface NameList {
  readonly status: 'loading' | 'ready' | 'failed';
  /** In the order of the gallery; while they are loaded, only the first. */
  readonly names: readonly string[];
  /** How many there are on the server. */
  readonly total: number;
  readonly error: unknown;
}

/** The list before anything was read. */
export const NO_NAMES: NameList = { status: 'loading', names: [], total: 0, error: undefined };

/** What reads the names of a gallery and keeps them up to date. */
export interface GalleryNames {
  readonly list: Store<NameList>;
  /** Reads all names, again if they were read before. A failure is in the list, and what was known stays. */
  load(): Promise<void>;
  /** Adds what was made since. */
  addNewest(): Promise<void>;
  /** Ends what is being read. `load` begins anew. */
  close(): void;
}
