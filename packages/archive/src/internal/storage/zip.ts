import { basename } from 'node:path';

import { type Entry, openPromise, type ZipFile } from 'yauzl';

import { ArchiveError, ArchiveFileError } from '../../errors.js';
import { isSafePath } from '../name/safe-path.js';
import { decode } from './decode.js';
import { openByHeaders } from './lost-directory.js';
import { longestText, type RangeReader, type Storage, type StoredFile } from './storage.js';

/** From this size on an entry may not grow by more than this factor: no index of ours does, a zip bomb does. */
const suspectSize = 16 * 1024 * 1024;
const mostGrowth = 200;
/** The most bytes of an entry that is unpacked into memory. */
const longestUnpacked = 512 * 1024 * 1024;

/** One entry whose sizes are wrong shall not be the end of all: they are compared when it is read. */
const options = { lazyEntries: true, autoClose: false, validateEntrySizes: false };

/**
 * Opens a zip file to read it in place. Of one that was cut off the entries are read that are whole. Rejects for one that is
 * made to harm whoever unpacks it.
 */
export async function openZip(path: string): Promise<Storage> {
  try {
    return await toStorage(path, await openPromise(path, options));
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    const found = await openCut(path).catch(() => undefined);
    if (found) return found;
    throw new ArchiveError(path, `is no zip file, or was cut off: ${reasonOf(error)}`, { cause: error });
  }
}

async function openCut(path: string): Promise<Storage | undefined> {
  const { zip, count } = await openByHeaders(path, options);
  const reason = `the directory at its end cannot be read; ${count} files that are whole are read`;
  const storage = await toStorage(path, zip, new ArchiveFileError(path, basename(path), reason));
  if (count > 0) return storage;
  await storage.close();
  return undefined;
}

async function toStorage(path: string, zip: ZipFile, problem?: ArchiveFileError): Promise<Storage> {
  try {
    return new ZipStorage({ place: path, zip, problem }, await readEntries(path, zip));
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** Returns the files below the top folder by their paths in it. */
async function readEntries(place: string, zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let packed = 0;
  for await (const entry of zip.eachEntry()) {
    const { fileName } = entry;
    if (fileName.endsWith('/')) continue;
    if (!isSafePath(fileName)) throw new ArchiveFileError(place, fileName, 'leads out of the archive');
    if (entries.has(fileName)) throw new ArchiveFileError(place, fileName, 'is in the zip file twice');
    if (entry.uncompressedSize > suspectSize && entry.uncompressedSize > mostGrowth * entry.compressedSize)
      throw new ArchiveFileError(
        place,
        fileName,
        `grows from ${entry.compressedSize} to ${entry.uncompressedSize} bytes`,
      );
    packed += entry.compressedSize;
    entries.set(fileName, entry);
  }
  if (packed > zip.fileSize) throw new ArchiveError(place, 'has entries that overlap, as a zip bomb has');
  const top = topOf([...entries.keys()]);
  return new Map(
    [...entries].flatMap(([name, entry]) => (name.startsWith(top) ? [[name.slice(top.length), entry] as const] : [])),
  );
}

/** Returns the path of the folder that the archive is in; if `gallery.json` is missing, other files tell. */
function topOf(names: readonly string[]): string {
  for (const pattern of [
    /^([^/]+\/)?data\/gallery\.json$/,
    /^([^/]+\/)?data\/(index\.jsonl$|boards\/|uncategorized\/)/,
  ])
    for (const name of names) {
      const found = pattern.exec(name);
      if (found) return found[1] ?? '';
    }
  return '';
}

interface OpenedZip {
  readonly place: string;
  readonly zip: ZipFile;
  readonly problem: ArchiveFileError | undefined;
}

/** An archive in a zip file. */
class ZipStorage implements Storage {
  readonly place: string;
  readonly problem: ArchiveFileError | undefined;
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  constructor({ place, zip, problem }: OpenedZip, entries: ReadonlyMap<string, Entry>) {
    this.place = place;
    this.problem = problem;
    this.#zip = zip;
    this.#entries = entries;
  }

  async *files(folder = ''): AsyncGenerator<StoredFile> {
    for (const path of [...this.#entries.keys()].sort()) {
      const entry = this.#entries.get(path);
      if (!entry || (folder !== '' && !path.startsWith(`${folder}/`))) continue;
      // The upper half are the attributes of Unix, whose highest four bits say what it is: 10 is a link.
      const isLink = entry.externalFileAttributes >>> 28 === 10;
      yield { path, bytes: entry.uncompressedSize, modified: entry.getLastModDate(), isLink };
    }
  }

  async open(path: string): Promise<AsyncIterable<Uint8Array>> {
    const entry = this.#entries.get(path);
    if (!entry) throw new ArchiveFileError(this.place, path, 'is missing');
    return this.#chunks(path, entry);
  }

  async text(path: string, limit: number = longestText): Promise<string | undefined> {
    const bytes = await this.#whole(path, limit);
    return bytes && decode(bytes, () => new ArchiveFileError(this.place, path, 'is not UTF-8'));
  }

  async ranges(path: string): Promise<RangeReader | undefined> {
    const stored = this.#entries.get(path);
    if (stored?.compressionMethod === 0) return this.#rangesOf(path, stored);
    const bytes = await this.#whole(path, longestUnpacked);
    return (
      bytes && {
        size: bytes.length,
        read: async (start, length) => bytes.subarray(start, start + length),
        close: async () => undefined,
      }
    );
  }

  async close(): Promise<void> {
    this.#zip.close();
  }

  /** What is not compressed need not be in memory. */
  #rangesOf(path: string, entry: Entry): RangeReader {
    const size = entry.uncompressedSize;
    return {
      size,
      read: async (start, length) => {
        const [from, to] = [Math.min(start, size), Math.min(start + length, size)];
        return from === to ? Buffer.alloc(0) : joined(this.#chunks(path, entry, { start: from, end: to }));
      },
      close: async () => undefined,
    };
  }

  async *#chunks(path: string, entry: Entry, range: Range = {}): AsyncGenerator<Uint8Array> {
    const { start = 0, end = entry.uncompressedSize } = range;
    let left = end - start;
    try {
      for await (const chunk of await this.#zip.openReadStreamPromise(entry, range)) {
        if (!(chunk instanceof Uint8Array)) continue;
        left -= chunk.length;
        if (left < 0) throw new Error('it is longer than it says');
        yield chunk;
      }
      if (left > 0) throw new Error('it is shorter than it says');
    } catch (error) {
      throw new ArchiveFileError(this.place, path, `cannot be unpacked: ${reasonOf(error)}`, { cause: error });
    }
  }

  async #whole(path: string, limit: number): Promise<Buffer | undefined> {
    const entry = this.#entries.get(path);
    if (!entry) return undefined;
    const { uncompressedSize: size } = entry;
    if (size > limit) throw new ArchiveFileError(this.place, path, `is too large: ${size} bytes, at most ${limit}`);
    return joined(this.#chunks(path, entry));
  }
}

/** Which bytes of an entry are read. */
interface Range {
  readonly start?: number;
  readonly end?: number;
}

async function joined(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
