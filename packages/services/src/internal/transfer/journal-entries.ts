import { firstEntry, type JournalEntry, type JsonValue } from '../../journal.js';
import type { ItemState, PlannedItem } from './item.js';
import type { TransferKind, TransferredBoard } from './transfer-types.js';

const STATUSES = ['sending', 'done', 'present', 'duplicate', 'skipped', 'failed', 'vanished'] as const;
const KINDS: readonly string[] = ['image', 'video', 'workflow', 'board'] satisfies TransferKind[];

/** What a journal keeps. */
interface KeptState {
  readonly items: ReadonlyMap<string, PlannedItem>;
  readonly boards: ReadonlyMap<string, TransferredBoard>;
  readonly unsure: ReadonlySet<string>;
  readonly isPlanned: boolean;
  readonly isFinished: boolean;
  stateOf(key: string): ItemState;
}

/** Says whether a journal may hold a status. */
export const isStatus = (value: unknown): value is (typeof STATUSES)[number] =>
  STATUSES.some((status) => status === value);

/** Returns the entry for a state of an item. */
export const stateEntry = (key: string, state: ItemState): JournalEntry => entryOf({ key, ...state });

/** Returns the state in an entry. */
export function readItem({ status, to, bytes, sha256, reason, errorName }: JournalEntry): ItemState {
  return {
    status: isStatus(status) ? status : 'notSent',
    to: textOf(to),
    bytes: typeof bytes === 'number' ? bytes : undefined,
    sha256: textOf(sha256),
    reason: textOf(reason),
    errorName: textOf(errorName),
  };
}

/** Yields the entries of a plan, and of what is known of its items. What a run that was killed has left of one does not count. */
export function* planEntries(state: KeptState): Generator<JournalEntry> {
  yield { planning: true };
  for (const { stamp: _, ...item } of state.items.values()) {
    yield { item: entryOf(item) };
    const known = state.stateOf(item.key);
    if (known.status === 'present') yield stateEntry(item.key, known);
  }
  yield { planned: true };
}

/** Returns all entries that a journal needs, the first one included. */
export function* compactEntries(fingerprint: string, state: KeptState): Generator<JournalEntry> {
  yield firstEntry(fingerprint);
  for (const { key, name, to, created } of state.boards.values()) yield { board: key, name, to: to ?? null, created };
  for (const { stamp: _, ...item } of state.items.values()) {
    yield { item: entryOf(item) };
    const known = state.stateOf(item.key);
    if (state.unsure.has(item.key)) yield { key: item.key, status: 'sending' };
    else if (isStatus(known.status)) yield stateEntry(item.key, known);
  }
  if (state.isPlanned) yield { planned: true };
  if (state.isFinished) yield { finished: true };
}

/** Returns the item of a plan in an entry. */
export function plannedOf(entry: JournalEntry): PlannedItem {
  const { key, kind, bytes, board, token, starred, problem, errorName, duplicateOf } = entry;
  return {
    key: String(key),
    kind: isKind(kind) ? kind : 'image',
    bytes: typeof bytes === 'number' ? bytes : undefined,
    board: textOf(board),
    token: textOf(token),
    starred: starred === true || undefined,
    problem: textOf(problem),
    errorName: textOf(errorName),
    duplicateOf: textOf(duplicateOf),
  };
}

const isKind = (value: unknown): value is TransferKind => KINDS.includes(String(value));
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Leaves out what is undefined. */
const entryOf = (fields: Readonly<Record<string, JsonValue | undefined>>): JournalEntry =>
  Object.fromEntries(Object.entries(fields).filter((field): field is [string, JsonValue] => field[1] !== undefined));
