import { type Locale, settings } from '../settings/settings.js';
import { createStore, type Store, useStore } from '../store.js';
import type { Command } from './command.js';
import { type CommandId, commands } from './command-table.js';

/** What a server cannot do, and why. */
export interface Limits {
  /** Says whether the server has an operation. */
  readonly has: (route: string) => boolean;
  /** Why the others are missing, for people. */
  readonly reason: Readonly<Record<Locale, string>>;
}

/** What the server of this page cannot do. Until it is known, it can do everything. */
export const limits: Store<Limits> = createStore<Limits>({ has: () => true, reason: { en: '', de: '' } });

/** Returns why a command, or what needs operations, cannot be done on the server of this page, or `undefined` when it can. */
export function reasonAgainst(id: CommandId | readonly string[]): string | undefined {
  const needs = typeof id === 'string' ? needsOf(id) : id;
  const { has, reason } = limits.get();
  return needs.every(has) ? undefined : reason[settings.get().locale];
}

/** Returns `reasonAgainst`, and renders again when the server or the language changes. */
export function useReasonAgainst(): typeof reasonAgainst {
  useStore(limits);
  useStore(settings);
  return reasonAgainst;
}

function needsOf(id: CommandId): readonly string[] {
  const { needs = [] }: Command = commands[id];
  return needs;
}
