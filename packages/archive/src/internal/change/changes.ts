import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { Board } from '@x/models/board';
import type { WorkflowRecord } from '@x/models/workflow';
import { forEachLimit } from '@x/transport/async';
import { toJson } from '@x/transport/json';

import { ArchiveError } from '../../errors.js';
import { collapse } from '../collapse.js';
import { boardsPath } from '../item/board-list.js';
import type { Entry, Kind, Line } from '../item/entry.js';
import { indexPath } from '../item/item-index.js';
import { LineLog } from '../item/line-log.js';
import { Places } from '../item/place.js';
import { type ItemTexts, readTexts, sidecarOf, sidecarText, xmpOf } from '../item/sidecar.js';
import type { ArchiveState } from '../item/state.js';
import { withHash } from '../item/with-hash.js';
import { KeyedQueue } from '../keyed-queue.js';
import { FolderWriter, type WriteOptions, type WrittenFile } from '../storage/writer.js';

/** The file without which a folder is no bag. */
const declaration = 'bagit.txt';
/** The files that make a bag of a folder, in the order in which they are removed. */
const bagFiles = [declaration, 'tagmanifest-sha256.txt', 'manifest-sha256.txt', 'manifest-sha512.txt', 'bag-info.txt'];

/** What a record must have to be placed. */
export interface PlacedRecord {
  readonly board_id: string | null;
  readonly created_at: string;
}

/** The file of an item: bytes to be written, or one that was written before. */
export type ItemFile = { readonly chunks: AsyncIterable<Uint8Array> } | Pick<Line, 'path' | 'sha256' | 'bytes'>;

/** An item as it is written. */
export interface WrittenItem {
  readonly kind: Kind;
  readonly name: string;
  readonly record: PlacedRecord;
  readonly texts: ItemTexts;
  readonly file: ItemFile;
}

/** Changes an archive in a folder. Every change is complete on disk before it shows. */
export class Changes {
  readonly #state: ArchiveState;
  readonly writer: FolderWriter;
  readonly #isSynced: boolean;
  readonly #unlock: () => Promise<void>;
  readonly #queue = new KeyedQueue();
  readonly #saveBoards: () => Promise<void>;
  #places: Places;
  #log: Promise<LineLog> | undefined;
  #isClosed = false;
  /** What is running, and what everything waits for that is asked for now. */
  readonly #running = new Set<Promise<void>>();
  #gate: Promise<unknown> = Promise.resolve();

  constructor(state: ArchiveState, { isSynced, unlock }: { isSynced: boolean; unlock: () => Promise<void> }) {
    this.#state = state;
    this.#isSynced = isSynced;
    this.#unlock = unlock;
    this.writer = new FolderWriter(state.storage.place, isSynced);
    this.#places = new Places(state);
    this.#saveBoards = collapse(async () => {
      await this.writer.text(boardsPath, this.#state.boards.text());
      await this.writer.sync('data');
    });
  }

  /** Runs `work` on one item, after all other work on it. */
  onItem<T>(kind: Kind, name: string, work: () => Promise<T>): Promise<T> {
    return this.#run(() => this.#queue.run(`${kind}/${name}`, work));
  }

  /** Writes the file, then the sidecar, then the line of an item. To be called from within `onItem`. */
  async write(item: WrittenItem, options: WriteOptions = {}): Promise<Line> {
    const { kind, name, record, texts, file } = item;
    const log = await this.#begin();
    const before = this.#state.items.find(kind, name);
    const path = before?.board_id === record.board_id ? before.path : this.#places.next(kind, record, name);
    const written = await this.#place(file, path, options);
    await this.writer.text(sidecarOf(path), sidecarText(kind, record, texts));
    const line = { kind, name, path, sha256: written.sha256, bytes: written.bytes, record };
    const folder = path.slice(0, path.lastIndexOf('/'));
    this.#state.items.set(line, await log.append(toJson(line, 'record'), folder));
    if (before && before.path !== path) {
      if (existsSync(join(this.#state.storage.place, xmpOf(before.path))))
        await this.#copy(xmpOf(before.path), xmpOf(path), options);
      await this.#removeFiles(before);
    }
    return line;
  }

  /** Replaces the record of an item by what `change` returns; its files follow its board. */
  rewrite(entry: Entry, change: (line: Line) => PlacedRecord): Promise<void> {
    const { kind, name } = entry;
    return this.onItem(kind, name, async () => {
      const current = this.#state.items.find(kind, name);
      const [line] = current ? await this.#state.items.lines([current]) : [];
      if (!line) return; // deleted meanwhile
      const texts = await readTexts(this.#state.storage, line.path);
      const file = await withHash(this.#state.storage, line);
      await this.write({ kind, name, record: change(file), texts, file });
    });
  }

  /** Deletes an item for good: first its line, so that it never shows without its file. */
  remove({ kind, name }: Entry): Promise<boolean> {
    return this.onItem(kind, name, async () => {
      const log = await this.#begin();
      const current = this.#state.items.find(kind, name);
      if (!current) return false;
      await log.append(toJson({ kind, name, deleted: true }));
      this.#state.items.delete(kind, name);
      await this.#removeFiles(current);
      return true;
    });
  }

  setBoard(board: Board): Promise<void> {
    return this.#run(async () => {
      await this.#begin();
      this.#state.boards.set(board);
      await this.#saveBoards();
    });
  }

  deleteBoard(id: string): Promise<void> {
    return this.#run(async () => {
      await this.#begin();
      this.#state.boards.delete(id);
      await this.#saveBoards();
    });
  }

  setWorkflow(workflow: WorkflowRecord): Promise<void> {
    const work = async () => {
      await this.#begin();
      await this.#state.workflows.write(workflow, this.writer);
    };
    return this.#run(() => this.#queue.run(`workflow/${workflow.workflow_id}`, work));
  }

  deleteWorkflow(id: string): Promise<void> {
    const work = async () => {
      await this.#begin();
      await this.#state.workflows.delete(id, this.writer);
    };
    return this.#run(() => this.#queue.run(`workflow/${id}`, work));
  }

  /**
   * Runs `work` when no change is being made; changes that are asked for meanwhile wait for it. `check` is called before a
   * sealed archive is opened: what it throws leaves the archive sealed.
   */
  async exclusively(work: () => Promise<void>, check: () => Promise<void>): Promise<void> {
    this.#expectOpen();
    const before = this.#gate;
    const running = [...this.#running];
    const own = before
      .catch(() => undefined)
      .then(async () => {
        await Promise.all(running);
        if (existsSync(join(this.#state.storage.place, declaration))) await check();
        await this.#begin(); // so that a seal that is interrupted leaves an open archive
        await this.#closeLog();
        await work();
      });
    this.#gate = own.catch(() => undefined);
    await own;
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#gate;
    await Promise.all([...this.#running]);
    await this.#closeLog().finally(() => this.#unlock());
  }

  /** Counts work as running until it ends, and begins it when nothing runs exclusively. */
  #run<T>(work: () => Promise<T>): Promise<T> {
    this.#expectOpen();
    const own = this.#gate.then(work);
    const ended = own.then(
      () => undefined,
      () => undefined,
    );
    this.#running.add(ended);
    void ended.then(() => this.#running.delete(ended));
    return own;
  }

  async #closeLog(): Promise<void> {
    const log = await this.#log;
    this.#log = undefined;
    this.#places = new Places(this.#state);
    if (!log) return;
    this.#state.items.size = log.size;
    this.#state.items.endsInLine = false;
    await log.close();
  }

  /** Opens the index. A sealed archive is none from here on: nobody shall take it for a bag while it changes. */
  #begin(): Promise<LineLog> {
    this.#log ??= this.#open().catch((error: unknown) => {
      this.#log = undefined; // the next change tries again
      throw error;
    });
    return this.#log;
  }

  async #open(): Promise<LineLog> {
    const { place } = this.#state.storage;
    for (const file of bagFiles) await rm(join(place, file), { force: true });
    await this.writer.sync('.');
    const { size, endsInLine } = this.#state.items;
    const log = await LineLog.open({ path: join(place, indexPath), size, endsInLine }, this.writer, this.#isSynced);
    try {
      await this.#appendRebuilt(log);
    } catch (error) {
      await log.close();
      throw error;
    }
    return log;
  }

  /** Writes the lines that the index lacks, before one that is added makes it look whole. */
  async #appendRebuilt(log: LineLog): Promise<void> {
    const { items, storage } = this.#state;
    const rebuilt = items.rebuilt();
    for (let start = 0; start < rebuilt.length; start += 500) {
      const lines = await items.lines(rebuilt.slice(start, start + 500));
      await forEachLimit(
        lines,
        async (read) => {
          const line = await withHash(storage, read);
          items.set(line, await log.append(toJson(line, 'record')));
        },
        { concurrency: 100 },
      );
    }
  }

  async #place(file: ItemFile, path: string, options: WriteOptions): Promise<WrittenFile> {
    if ('chunks' in file) return this.writer.write(path, file.chunks, options);
    if (file.path !== path) await this.#copy(file.path, path, options);
    return file;
  }

  async #copy(from: string, to: string, options: WriteOptions): Promise<void> {
    await this.writer.link(from, to).catch(async () => {
      await this.writer.write(to, await this.#state.storage.open(from), options); // a file system without links
    });
  }

  async #removeFiles({ path }: Entry): Promise<void> {
    await this.writer.remove(xmpOf(path));
    await this.writer.remove(sidecarOf(path));
    await this.writer.remove(path);
  }

  #expectOpen(): void {
    if (this.#isClosed) throw new ArchiveError(this.#state.storage.place, 'is closed; open it again');
  }
}
