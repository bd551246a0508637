import { boardIdsOf } from '@x/repositories/implementation';
import { forEachLimit } from '@x/transport/async';

import type { PlacedRecord } from '../change/changes.js';
import { checkKind } from '../check-argument.js';
import type { Entry, Kind, ReadLine } from '../item/entry.js';
import { type Context, changesOf, notFound } from './context.js';

/** How many items are rewritten at once: each has a file open, and systems allow few. */
const atOnce = 32;

/** What images and videos have in common: items with names. */
export class ItemAccess {
  readonly #context: Context;
  readonly #kind: Kind;

  constructor(context: Context, kind: Kind) {
    this.#context = context;
    this.#kind = kind;
  }

  find(name: string): Entry | undefined {
    checkKind(`${this.#kind}_name`, name, 'text');
    return this.#context.state.items.find(this.#kind, name);
  }

  /** Returns an item. Throws a `NotFoundError` when it is not there. */
  get(operation: string, name: string): Entry {
    const entry = this.find(name);
    if (entry) return entry;
    throw notFound(`${this.#kind}s.${operation}`, { [`${this.#kind}_name`]: name });
  }

  /** Returns the items that exist, once each, and the other names. */
  among(names: readonly string[]): { readonly entries: Entry[]; readonly missing: string[] } {
    const once = [...new Set(names)];
    const entries = once.flatMap((name) => this.find(name) ?? []);
    return { entries, missing: once.filter((name) => !this.find(name)) };
  }

  /** Returns the line of an item. Throws a `NotFoundError` when it is not there. */
  async line(operation: string, name: string): Promise<ReadLine> {
    const [line] = await this.#context.state.items.lines([this.get(operation, name)]);
    if (line) return line;
    throw notFound(`${this.#kind}s.${operation}`, { [`${this.#kind}_name`]: name });
  }

  lines(entries: readonly Entry[]): Promise<ReadLine[]> {
    return this.#context.state.items.lines(entries);
  }

  /** Changes fields of records. */
  async change(operation: string, entries: readonly Entry[], fields: object): Promise<void> {
    const changes = changesOf(this.#context, `${this.#kind}s.${operation}`);
    const change = (entry: Entry) => changes.rewrite(entry, ({ record }) => changed(entry, record, fields));
    await forEachLimit(entries, change, { concurrency: atOnce });
  }

  /** Stars items, or takes their stars off, and returns their names. */
  async star(operation: string, names: readonly string[], starred: boolean) {
    const { entries, missing } = this.among(names);
    await this.change(operation, entries, { starred, updated_at: now() });
    return { names: entries.map(({ name }) => name), missing, affected_boards: boardIdsOf(entries) };
  }

  /** Deletes items for good, and returns their names. */
  async remove(operation: string, names: readonly string[]) {
    const changes = changesOf(this.#context, `${this.#kind}s.${operation}`);
    const { entries, missing } = this.among(names);
    const removed = await Promise.all(entries.map(async (entry) => ((await changes.remove(entry)) ? [entry] : [])));
    const gone = removed.flat();
    return { names: gone.map(({ name }) => name), missing, affected_boards: boardIdsOf(gone) };
  }
}

/** Returns a record with other fields. Those that are `undefined` keep their value. */
function changed(entry: Entry, record: object, fields: object): PlacedRecord {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  const { board_id, created_at } = entry;
  return { ...record, board_id, created_at, ...Object.fromEntries(given) };
}

/** Returns the time as a server writes it: in UTC, with a space, without a zone. */
export const now = (): string => new Date().toISOString().replace('T', ' ').replace('Z', '');
