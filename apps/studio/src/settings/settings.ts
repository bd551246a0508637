import { createStore, type Store } from '../store.js';

/** Languages of the page. */
const LOCALES = ['en', 'de'] as const;
export type Locale = (typeof LOCALES)[number];

/** Colours of the page; `system` follows the device. */
const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** What the person at the page has chosen, kept in this browser. */
export interface Settings {
  readonly locale: Locale;
  readonly theme: Theme;
  /** Pixels of a cell of the gallery; cells grow a little to fill a row. */
  readonly cellSize: number;
  /** Whether pictures of the gallery are shown whole, in rows that fill the width; else they are cut to squares. */
  readonly isJustified: boolean;
  /** Whether the boards are beside the gallery. */
  readonly hasBoards: boolean;
}

const KEY = 'studio.settings';

/** The settings at this moment. */
export const settings: Store<Settings> = createStore(read());

/** Changes settings and keeps them in this browser. */
export function changeSettings(changes: Partial<Settings>): void {
  settings.set({ ...settings.get(), ...changes });
  try {
    localStorage.setItem(KEY, JSON.stringify(settings.get()));
  } catch {
    // A browser that stores nothing forgets them with the page.
  }
}

function read(): Settings {
  const locale = navigator.language.startsWith('de') ? 'de' : 'en';
  const hasBoards = globalThis.innerWidth >= 1_000;
  return { locale, theme: 'system', cellSize: 160, isJustified: false, hasBoards, ...stored() };
}

/** Returns what is stored and still valid: another version of the page may have written it. */
function stored(): Partial<Settings> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    const { locale, theme, cellSize, isJustified, hasBoards } = value as Partial<Record<keyof Settings, unknown>>;
    const known = {
      locale: LOCALES.find((it) => it === locale),
      theme: THEMES.find((it) => it === theme),
      cellSize: typeof cellSize === 'number' && cellSize >= 80 && cellSize <= 400 ? cellSize : undefined,
      isJustified: isJustified === true,
      hasBoards: typeof hasBoards === 'boolean' ? hasBoards : undefined,
    };
    return Object.fromEntries(Object.entries(known).filter(([, it]) => it !== undefined));
  } catch {
    return {};
  }
}
