import { createStore, type Store } from '../../../store.js';

const KEY = 'studio.unfinished-uploads';

/** The names of the files whose upload ended with the page before it was loaded again. Empty once they are uploaded. */
export const unfinishedUploads: Store<readonly string[]> = createStore(read());

/** Replaces what this tab knows of unfinished uploads when it is loaded again. The files themselves cannot be kept. */
export function keepUnfinished(names: readonly string[]): void {
  try {
    if (names.length > 0) sessionStorage.setItem(KEY, JSON.stringify([...new Set(names)]));
    else sessionStorage.removeItem(KEY);
  } catch {
    // A browser that stores nothing forgets them with the page.
  }
}

function read(): readonly string[] {
  try {
    const names: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(names) ? names.map(String) : [];
  } catch {
    return [];
  }
}
