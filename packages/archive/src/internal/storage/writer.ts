import { createHash } from 'node:crypto';
import { closeSync, fsync as fsyncOf, openSync } from 'node:fs';
import { type FileHandle, link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { ArchiveFileError } from '../../errors.js';
import { codeOf } from '../error-code.js';
import { PieceBuffers, PieceWriter } from './piece-writer.js';
import { workFolder } from './storage.js';

const fsync = promisify(fsyncOf);

/** A file that was written. */
export interface WrittenFile {
  readonly sha256: string;
  readonly bytes: number;
}

/** How to write a file. */
export interface WriteOptions {
  readonly signal?: AbortSignal | undefined;
  /** The time of the file, for people. */
  readonly modified?: Date | undefined;
}

/** Writes the files of an archive. Each appears at its place whole, or not at all. */
export class FolderWriter {
  readonly #folder: string;
  readonly #isSynced: boolean;
  readonly #buffers = new PieceBuffers();
  readonly #made = new Map<string, Promise<void>>();
  #serial = 0;

  /** With `isSynced` a file that was written survives a loss of power. */
  constructor(folder: string, isSynced: boolean) {
    this.#folder = folder;
    this.#isSynced = isSynced;
  }

  /** Writes a file and returns its hash. */
  async write(path: string, chunks: AsyncIterable<Uint8Array>, options: WriteOptions = {}): Promise<WrittenFile> {
    const draft = join(this.#folder, workFolder, 'tmp', `${++this.#serial}`);
    await this.#make(dirname(draft));
    try {
      const handle = await open(draft, 'w');
      const written = await this.#fill(handle, chunks, options).finally(() => handle.close());
      const target = join(this.#folder, path);
      await this.#make(dirname(target));
      await rename(draft, target);
      return written;
    } catch (error) {
      await rm(draft, { force: true });
      if (codeOf(error) !== 'ENOSPC') throw error;
      throw new ArchiveFileError(this.#folder, path, 'could not be written: the disk is full', { cause: error });
    }
  }

  /** Writes a short file. */
  text(path: string, text: string): Promise<WrittenFile> {
    return this.write(path, oneChunk(Buffer.from(text)));
  }

  /** Gives a file a second name, in place of what has it. */
  async link(from: string, to: string): Promise<void> {
    const target = join(this.#folder, to);
    await this.#make(dirname(target));
    await rm(target, { force: true });
    await link(join(this.#folder, from), target);
  }

  /** Removes a file. One that is missing counts as removed. */
  async remove(path: string): Promise<void> {
    await rm(join(this.#folder, path), { force: true });
  }

  /** Makes the names in a folder survive a loss of power. Windows has no such call, and needs none. */
  async sync(folder: string): Promise<void> {
    if (!this.#isSynced || process.platform === 'win32') return;
    let descriptor: number;
    try {
      descriptor = openSync(join(this.#folder, folder), 'r'); // it waits for no disk, and a promise for a thread
    } catch {
      return;
    }
    await fsync(descriptor).catch(() => undefined);
    closeSync(descriptor);
  }

  async #fill(
    handle: FileHandle,
    chunks: AsyncIterable<Uint8Array>,
    { signal, modified }: WriteOptions,
  ): Promise<WrittenFile> {
    const hash = createHash('sha256');
    const pieces = new PieceWriter(handle, this.#buffers);
    let bytes = 0;
    try {
      for await (const chunk of chunks) {
        signal?.throwIfAborted();
        hash.update(chunk);
        await pieces.add(chunk);
        bytes += chunk.length;
      }
      signal?.throwIfAborted();
      await pieces.end();
    } finally {
      await pieces.close();
    }
    await Promise.all([modified && handle.utimes(modified, modified), this.#isSynced && handle.sync()]);
    return { sha256: hash.digest('hex'), bytes };
  }

  #make(folder: string): Promise<void> {
    const known = this.#made.get(folder);
    if (known) return known;
    const made = mkdir(folder, { recursive: true }).then(() => undefined);
    this.#made.set(folder, made);
    made.catch(() => this.#made.delete(folder));
    return made;
  }
}

async function* oneChunk(chunk: Uint8Array): AsyncGenerator<Uint8Array> {
  yield chunk;
}
