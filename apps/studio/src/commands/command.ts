import type { Locale } from '../settings/settings.js';

/** Where a command works: on every screen, or on one. */
export type Scope = 'everywhere' | 'gallery' | 'viewer' | 'boards' | 'jobs' | 'workflows' | 'server';

/** Something that a person can do by its keys, in the palette, or by its own button. */
export interface Command {
  readonly scope: Scope;
  readonly title: Readonly<Record<Locale, string>>;
  /** As tinykeys writes them: `$mod` is Control, on a Mac Command; a space separates keys that are pressed in turn. */
  readonly keys: readonly string[];
  /** Whether a key that is held runs it once, and it works while a text is typed. */
  readonly isSubmit?: boolean;
  /** The operations it cannot do without, as routes. A server that lacks one of them does not offer the command. */
  readonly needs?: readonly string[] | undefined;
}
