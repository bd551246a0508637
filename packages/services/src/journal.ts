import { InputError, printValue } from '@x/transport/errors';

import { checkName, isRecord } from './internal/arguments.js';

/** A value that JSON can hold. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A line of a journal. */
export interface JournalEntry {
  readonly [field: string]: JsonValue;
}

/**
 * Remembers what work has done, so that it is continued after its program was killed. `createJournalFolder` of
 * `@x/services/journal-folder` keeps it in files; a web page can implement it on its own storage.
 */
export interface Journal {
  /**
   * Opens the journal for one run.
   *
   * @throws InputError while another run has it open
   */
  open(): Promise<OpenJournal>;
}

/** A journal that one run has open. */
export interface OpenJournal {
  /** Yields the entries of all earlier runs, in order. What a crash has cut off is left out. */
  entries(): AsyncIterable<JournalEntry>;
  /** How many bytes the entries take, those of this run included. */
  readonly size: number;
  /**
   * Adds an entry. Resolves when it would survive the end of the program; what a loss of power may take with it are the
   * last 64 entries, or those of the last second.
   */
  append(entry: JournalEntry): Promise<void>;
  /** Resolves when every entry would survive a loss of power. */
  flush(): Promise<void>;
  /** Replaces all entries, all of them or none. */
  replace(entries: Iterable<JournalEntry>): Promise<void>;
  /** Flushes and closes. */
  close(): Promise<void>;
}

/** A journal that is open for one piece of work. */
export interface PlannedJournal {
  /** The open journal, to be closed by whoever opened it. */
  readonly journal: OpenJournal;
  /** What earlier runs of the same work have written. */
  readonly entries: AsyncIterable<JournalEntry>;
}

/**
 * Opens a journal for one piece of work, whose fingerprint is any text: the same text continues it.
 *
 * @throws InputError when the journal is that of other work
 */
export async function openJournal(journal: Journal, fingerprint: string): Promise<PlannedJournal> {
  if (!isRecord(journal) || typeof journal.open !== 'function') {
    throw new InputError('journal', `must be a journal, got ${printValue(journal)}`);
  }
  checkName('fingerprint', fingerprint);
  const opened = await journal.open();
  if (!isRecord(opened) || ['entries', 'append', 'close'].some((name) => typeof opened[name] !== 'function')) {
    throw new InputError('journal', `must open to a journal with entries, append and close, got ${printValue(opened)}`);
  }
  try {
    const iterator = opened.entries()[Symbol.asyncIterator]();
    const first = await iterator.next();
    if (first.done) await opened.append(firstEntry(fingerprint));
    else checkFirst(first.value, fingerprint);
    return { journal: opened, entries: { [Symbol.asyncIterator]: () => iterator } };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** The first entry of a journal, to be kept when its entries are replaced. */
export const firstEntry = (fingerprint: string): JournalEntry => ({ version: 1, fingerprint });

function checkFirst(first: JournalEntry, fingerprint: string): void {
  if (!isRecord(first) || first['version'] !== 1 || typeof first['fingerprint'] !== 'string') {
    throw new InputError('journal', 'is no journal of this version; use another place');
  }
  if (first['fingerprint'] === fingerprint) return;
  throw new InputError('journal', 'is that of other work; continue that, or use another place for this');
}
