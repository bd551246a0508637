import type { JournalEntry, OpenJournal } from '../../journal.js';
import { Folder } from '../folder.js';
import { lockFolder } from '../lock.js';
import { type FileSystem, node } from '../node.js';
import { SegmentWriter } from './segment-writer.js';
import { findSegments, readSegments, replacingLine, type Segments, segmentName } from './segments.js';

/** Bytes after which another file is begun. */
const SEGMENT_SIZE = 10 * 1_024 * 1_024;
const encoder = new TextEncoder();

/** A journal in a folder. Each run writes files of its own, so that nothing is added to a line that was cut off. */
export class JournalFolder implements OpenJournal {
  readonly #folder: Folder;
  readonly #release: () => Promise<void>;
  readonly #files: FileSystem = node().getBuiltinModule('node:fs/promises');
  #segments: Segments;
  #writer: Promise<SegmentWriter> | undefined;
  #segmentSize = 0;
  #size: number;

  private constructor(folder: Folder, release: () => Promise<void>, found: { segments: Segments; size: number }) {
    this.#folder = folder;
    this.#release = release;
    this.#segments = found.segments;
    this.#size = found.size;
  }

  /** Opens the journal of a folder, which is created. Throws an `InputError` while another run has it open. */
  static async open(path: string): Promise<JournalFolder> {
    const files: FileSystem = node().getBuiltinModule('node:fs/promises');
    await files.mkdir(path, { recursive: true });
    const folder = new Folder(path, '.x-journal');
    await folder.check();
    const release = await lockFolder(folder);
    try {
      await folder.removeAbandoned();
      const segments = await findSegments(folder);
      for (const name of segments.obsolete) await folder.remove(name);
      let size = 0;
      for (const name of segments.names) size += await folder.size(name);
      return new JournalFolder(folder, release, { segments, size });
    } catch (error) {
      await release();
      throw error;
    }
  }

  get size(): number {
    return this.#size;
  }

  entries(): AsyncIterable<JournalEntry> {
    return readSegments(this.#folder, this.#segments.names);
  }

  async append(entry: JournalEntry): Promise<void> {
    const line = encoder.encode(`${JSON.stringify(entry)}\n`);
    if (this.#segmentSize >= SEGMENT_SIZE) await this.#closeSegment();
    this.#segmentSize += line.length;
    this.#size += line.length;
    this.#writer ??= this.#openSegment();
    await (await this.#writer).append(line);
  }

  async flush(): Promise<void> {
    await (await this.#writer)?.sync();
  }

  async replace(entries: Iterable<JournalEntry>): Promise<void> {
    await this.#closeSegment();
    const obsolete = this.#segments.names;
    const number = this.#segments.newest + 1;
    const lines = [replacingLine];
    for (const entry of entries) lines.push(`${JSON.stringify(entry)}\n`);
    const bytes = encoder.encode(lines.join(''));
    await this.#writeWhole(segmentName(number), bytes);
    this.#segments = { newest: number, names: [segmentName(number)], obsolete };
    this.#size = bytes.length;
    for (const name of obsolete) await this.#folder.remove(name);
  }

  async close(): Promise<void> {
    try {
      await this.#closeSegment();
    } finally {
      await this.#release();
    }
  }

  async #openSegment(): Promise<SegmentWriter> {
    const { newest, names, obsolete } = this.#segments;
    const number = newest + 1;
    const name = segmentName(number);
    this.#segments = { newest: number, names: [...names, name], obsolete };
    const writer = new SegmentWriter(await this.#files.open(this.#folder.at(name), 'ax'));
    await this.#syncFolder();
    return writer;
  }

  async #closeSegment(): Promise<void> {
    const writer = this.#writer;
    this.#writer = undefined;
    this.#segmentSize = 0;
    await (await writer?.catch(() => undefined))?.close();
  }

  /** Writes a file that nobody sees before it is whole and would survive a loss of power. */
  async #writeWhole(name: string, bytes: Uint8Array): Promise<void> {
    const temporary = this.#folder.at(`${this.#folder.prefix}-${crypto.randomUUID()}.tmp`);
    try {
      const writer = new SegmentWriter(await this.#files.open(temporary, 'wx'));
      await writer.append(bytes);
      await writer.close();
      await this.#files.rename(temporary, this.#folder.at(name));
    } finally {
      await this.#files.rm(temporary, { force: true });
    }
    await this.#syncFolder();
  }

  /** Windows cannot sync a folder. */
  async #syncFolder(): Promise<void> {
    const handle = await this.#files.open(this.#folder.path, 'r').catch(() => undefined);
    await handle?.sync().catch(() => undefined);
    await handle?.close();
  }
}
