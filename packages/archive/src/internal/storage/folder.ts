import { existsSync, lstatSync } from 'node:fs';
import { lstat, open, readdir, readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';

import { ArchiveFileError } from '../../errors.js';
import { codeOf } from '../error-code.js';
import { isSafePath } from '../name/safe-path.js';
import { decode } from './decode.js';
import { readFileInPieces } from './read-file-in-pieces.js';
import { longestText, type RangeReader, type Storage, type StoredFile, workFolder } from './storage.js';

/** How many files are described before other work gets its turn. */
const statsAtOnce = 100;

function noneIfMissing(error: unknown): [] {
  if (codeOf(error) === 'ENOENT') return [];
  throw error;
}

/** An archive in a folder. */
export class FolderStorage implements Storage {
  readonly place: string;
  #real: Promise<string> | undefined;

  constructor(folder: string) {
    this.place = folder;
  }

  async *files(folder = ''): AsyncGenerator<StoredFile> {
    if (existsSync(join(this.place, folder))) yield* this.#below(folder);
  }

  async open(path: string): Promise<AsyncIterable<Uint8Array>> {
    return this.#pieces(path, await this.#inside(path));
  }

  async text(path: string, limit: number = longestText): Promise<string | undefined> {
    const file = await this.#find(path);
    if (file === undefined) return undefined;
    const refuse = (error: unknown): never => this.#refuse(path, error);
    const { size } = await lstat(file).catch(refuse);
    if (size > limit) throw new ArchiveFileError(this.place, path, `is too large: ${size} bytes, at most ${limit}`);
    return decode(await readFile(file).catch(refuse), () => new ArchiveFileError(this.place, path, 'is not UTF-8'));
  }

  async ranges(path: string): Promise<RangeReader | undefined> {
    const file = await this.#find(path);
    if (file === undefined) return undefined;
    const refuse = (error: unknown): never => this.#refuse(path, error);
    const handle = await open(file, 'r').catch(refuse);
    const { size } = await handle.stat().catch(async (error) => {
      await handle.close();
      return refuse(error);
    });
    return {
      size,
      async read(start, length) {
        const buffer = Buffer.allocUnsafe(length);
        let filled = 0;
        while (filled < length) {
          const { bytesRead } = await handle.read(buffer, filled, length - filled, start + filled).catch(refuse);
          if (bytesRead === 0) break;
          filled += bytesRead;
        }
        return buffer.subarray(0, filled);
      },
      close: () => handle.close(),
    };
  }

  async close(): Promise<void> {}

  async #find(path: string): Promise<string | undefined> {
    try {
      return await this.#inside(path);
    } catch (error) {
      if (error instanceof ArchiveFileError && codeOf(error.cause) === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** Returns the full path of a file. Rejects when it is missing or a pipe, or when it or a link in it leads out. */
  async #inside(path: string): Promise<string> {
    if (!isSafePath(path)) throw new ArchiveFileError(this.place, path, 'leads out of the archive');
    this.#real ??= realpath(this.place);
    try {
      const [root, file] = await Promise.all([this.#real, realpath(join(this.place, path))]);
      if (!file.startsWith(root.endsWith(sep) ? root : root + sep)) {
        throw new ArchiveFileError(this.place, path, 'is a link that leads out of the archive');
      }
      const status = await lstat(file);
      if (status.isFile() || status.isDirectory()) return file; // the system refuses to read a folder
    } catch (error) {
      if (error instanceof ArchiveFileError) throw error;
      this.#refuse(path, error);
    }
    throw new ArchiveFileError(this.place, path, 'is a pipe or a device, not a file'); // it would be waited for without end
  }

  async *#pieces(path: string, file: string): AsyncGenerator<Uint8Array> {
    try {
      yield* readFileInPieces(file);
    } catch (error) {
      this.#refuse(path, error); // it was there, but may be gone since
    }
  }

  #refuse(path: string, error: unknown): never {
    if (/^E(M|N)FILE$/.test(String(codeOf(error)))) throw error; // too many open files say nothing about this one
    const reason = codeOf(error) === 'ENOENT' ? 'is missing' : 'cannot be read';
    throw new ArchiveFileError(this.place, path, reason, { cause: error });
  }

  async *#below(folder: string): AsyncGenerator<StoredFile> {
    const entries = await readdir(join(this.place, folder), { withFileTypes: true }).catch(noneIfMissing);
    entries.sort((a, b) => Number(a.name > b.name) - Number(a.name < b.name));
    for (const [index, entry] of entries.entries()) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (path === workFolder) continue;
      if (index % statsAtOnce === statsAtOnce - 1) await setImmediate();
      if (entry.isDirectory()) yield* this.#below(path);
      else {
        // A promise for each of 100 000 files takes ten times as long as what it waits for.
        const found = lstatSync(join(this.place, path), { throwIfNoEntry: false });
        // Another program may have sealed the archive meanwhile.
        if (found) yield { path, bytes: found.size, modified: found.mtime, isLink: !entry.isFile() };
      }
    }
  }
}
