import { forEachLimit } from '@x/transport/async';
import { fromJson } from '@x/transport/json';

import { ArchiveError, ArchiveFileError } from '../../errors.js';
import type { RangeReader, Storage } from '../storage/storage.js';
import {
  type Deletion,
  type Entry,
  type Kind,
  type Line,
  type ReadLine,
  toEntry,
  toLine,
  toReadLine,
} from './entry.js';
import { type FileLine, readLines } from './read-lines.js';
import { readSidecar } from './sidecar.js';

/** Where the index is. */
export const indexPath = 'data/index.jsonl';

/** The items of an archive: what lists need in memory, and the rest read where it is needed. */
export class ItemIndex {
  /** The size of the index without half a line at its end, which a writer left that was killed. */
  size = 0;
  /** Whether its last line is whole, but for the line feed. */
  endsInLine = false;
  /** The lines that cannot be read, by their number from 1. */
  readonly damaged: number[] = [];
  /** The number of the last line, if it is cut off. */
  tornLine: number | undefined;
  /** The paths that lines name which cannot be read. */
  readonly doubtful = new Set<string>();
  /** Why the file itself cannot be read. Then no item is known. */
  problem: ArchiveFileError | undefined;
  /** Whether there is no file: a new archive has none. */
  isMissing = false;
  readonly #deleted = new Set<string>();
  /** The items that are read from their sidecars, and their files. */
  readonly #rebuilt = new Map<Entry, ItemFile>();
  readonly #storage: Storage;
  readonly #entries: Readonly<Record<Kind, Map<string, Entry>>> = { image: new Map(), video: new Map() };
  #ascending: Entry[] | undefined;
  readonly #selections = new Map<string, readonly Entry[]>();
  #file: Promise<RangeReader | undefined> | undefined;
  #isClosed = false;

  private constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** Reads the index of an archive. */
  static async read(storage: Storage): Promise<ItemIndex> {
    const index = new ItemIndex(storage);
    try {
      const file = await storage.ranges(indexPath);
      index.isMissing = file === undefined;
      if (!file) return index;
      index.#file = Promise.resolve(file);
      await index.#readAll(file);
    } catch (error) {
      if (error instanceof ArchiveFileError) await index.#giveUp(error);
      else {
        await index.close();
        throw error;
      }
    }
    return index;
  }

  /** Forgets what was read before the file could not be read any more: what followed may have changed it. */
  async #giveUp(problem: ArchiveFileError): Promise<void> {
    this.problem = problem;
    this.#entries.image.clear();
    this.#entries.video.clear();
    this.#deleted.clear();
    this.doubtful.clear();
    this.damaged.length = 0;
    this.size = 0;
    const file = await this.#file;
    this.#file = undefined;
    await file?.close();
  }

  async #readAll(file: RangeReader): Promise<void> {
    let number = 0;
    for await (const lines of readLines(file)) {
      for (const { text, offset, length, isWhole } of lines) {
        number++;
        const line = parseLine(text, JSON.parse);
        if (line) this.#apply(line, offset, length);
        else this.#noteDamaged({ text, isWhole }, number);
        if (line || isWhole) this.size = offset + length + Number(isWhole);
        this.endsInLine = !isWhole && line !== undefined;
      }
    }
  }

  /** Returns the number of items. */
  get count(): number {
    return this.#entries.image.size + this.#entries.video.size;
  }

  find(kind: Kind, name: string): Entry | undefined {
    return this.#entries[kind].get(name);
  }

  /** Returns all items, the oldest first; of the same time the last added is the newest. Not to be changed. */
  ascending(): readonly Entry[] {
    this.#ascending ??= [...this.#entries.image.values(), ...this.#entries.video.values()].sort(byTime);
    return this.#ascending;
  }

  /** Returns what `select` returns. The last selections are kept by their keys until an item changes: pages share one. */
  selection(key: string, select: (ascending: readonly Entry[]) => readonly Entry[]): readonly Entry[] {
    const known = this.#selections.get(key);
    if (known) return known;
    const selected = select(this.ascending());
    for (const oldest of [...this.#selections.keys()].slice(0, -3)) this.#selections.delete(oldest);
    this.#selections.set(key, selected);
    return selected;
  }

  /** Adds what was written to the index. */
  set(line: Line, { offset, length }: { readonly offset: number; readonly length: number }): Entry {
    const entry = toEntry(line, offset, length);
    this.#selections.clear();
    const isNew = !this.#entries[line.kind].has(line.name);
    this.#entries[line.kind].set(line.name, entry);
    const last = this.#ascending?.at(-1);
    if (isNew && last && byTime(last, entry) <= 0) this.#ascending?.push(entry);
    else this.#ascending = undefined;
    return entry;
  }

  delete(kind: Kind, name: string): void {
    this.#entries[kind].delete(name);
    this.#selections.clear();
    this.#ascending = undefined;
  }

  /** Whether the index says that an item was deleted. */
  isDeleted(kind: Kind, name: string): boolean {
    return this.#deleted.has(`${kind}/${name}`);
  }

  /** Adds an item as its sidecar has it, in place of what the index says of it. */
  addRebuilt(line: ReadLine): void {
    const { path, bytes, sha256 } = line;
    const entry = toEntry(line, 0, 0);
    this.#rebuilt.set(entry, { path, bytes, sha256 });
    this.#entries[line.kind].set(line.name, entry);
    this.#ascending = undefined;
  }

  /** Returns the items that have no line in the index. */
  rebuilt(): Entry[] {
    return [...this.#rebuilt.keys()].filter((entry) => this.find(entry.kind, entry.name) === entry);
  }

  /** Returns the lines of items, in the order of `entries`. Lines beside each other are read at once. */
  async lines(entries: readonly Entry[]): Promise<ReadLine[]> {
    if (this.#isClosed) throw new ArchiveError(this.#storage.place, 'is closed; open it again');
    const found = new Map<Entry, ReadLine>();
    await this.#readRuns(runsOf(entries.filter(({ length }) => length > 0)), found);
    const rebuilt = entries.filter(({ length }) => length === 0);
    const read = async (entry: Entry) => found.set(entry, await this.#readRebuilt(entry));
    await forEachLimit(rebuilt, read, { concurrency: 16 });
    return entries.flatMap((entry) => found.get(entry) ?? []);
  }

  async #readRuns(runs: readonly Run[], found: Map<Entry, ReadLine>): Promise<void> {
    if (runs.length === 0) return;
    this.#file ??= this.#storage.ranges(indexPath);
    const file = await this.#file;
    if (!file) return;
    for (const run of runs) {
      const bytes = await file.read(run.start, run.end - run.start);
      for (const entry of run.entries) {
        const from = entry.offset - run.start;
        const line = parseLine(bytes.toString('utf8', from, from + entry.length), (text) => fromJson(text, indexPath));
        if (!line || 'deleted' in line || line.name !== entry.name)
          throw new ArchiveFileError(this.#storage.place, indexPath, `the line of "${entry.name}" has changed`);
        found.set(entry, line);
      }
    }
  }

  async #readRebuilt(entry: Entry): Promise<ReadLine> {
    const file = this.#rebuilt.get(entry);
    const line = file && toReadLine(await readSidecar(this.#storage, file.path), file);
    if (line && line.name === entry.name) return line;
    throw new ArchiveFileError(this.#storage.place, entry.path, `the sidecar of "${entry.name}" has changed`);
  }

  /** Closes the file. What is being read of it is read to its end. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const file = this.#file;
    this.#file = undefined;
    await (await file)?.close();
  }

  #apply(line: Line | Deletion, offset: number, length: number): void {
    const { kind, name } = line;
    if ('deleted' in line) {
      this.#entries[kind].delete(name);
      this.#deleted.add(`${kind}/${name}`);
    } else {
      this.#entries[kind].set(name, toEntry(line, offset, length));
      if (this.#deleted.size > 0) this.#deleted.delete(`${kind}/${name}`);
    }
  }

  #noteDamaged({ text, isWhole }: Pick<FileLine, 'text' | 'isWhole'>, number: number): void {
    if (isWhole) this.damaged.push(number);
    else this.tornLine = number;
    const [, path] = /"path":("(?:[^"\\]|\\.)*")/.exec(text) ?? [];
    if (path !== undefined) this.doubtful.add(pathIn(path));
  }
}

/** The file of an item. */
type ItemFile = Pick<ReadLine, 'path' | 'bytes' | 'sha256'>;

function pathIn(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return '';
  }
}

function parseLine(text: string, parse: (text: string) => unknown): Line | Deletion | undefined {
  try {
    return toLine(parse(text));
  } catch {
    return undefined;
  }
}

const byTime = (a: Entry, b: Entry): number =>
  Number(a.created_at > b.created_at) - Number(a.created_at < b.created_at);

/** What is read at once, and how many bytes that are not needed are read rather than asked again. */
const mostAtOnce = 4 * 1024 * 1024;
const gap = 8 * 1024;

/** Lines that are read at once. */
interface Run {
  start: number;
  end: number;
  readonly entries: Entry[];
}

function runsOf(entries: readonly Entry[]): Run[] {
  const runs: Run[] = [];
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    const last = runs.at(-1);
    const end = entry.offset + entry.length;
    if (last && entry.offset - last.end <= gap && end - last.start <= mostAtOnce) {
      last.end = Math.max(last.end, end);
      last.entries.push(entry);
    } else runs.push({ start: entry.offset, end, entries: [entry] });
  }
  return runs;
}
