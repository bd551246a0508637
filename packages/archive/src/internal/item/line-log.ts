import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

import type { FolderWriter } from '../storage/writer.js';

/** Where a line was written. */
export interface LinePlace {
  readonly offset: number;
  readonly length: number;
}

/** A file to append to. */
export interface LogFile {
  readonly path: string;
  /** The bytes to keep. */
  readonly size: number;
  /** Whether they lack the line feed of the last line. */
  readonly endsInLine: boolean;
}

interface Waiting {
  readonly bytes: Buffer;
  readonly folder: string;
  readonly resolve: (place: LinePlace) => void;
  readonly reject: (error: unknown) => void;
}

/** Appends lines to a file. Lines that are given together are written and synced together. */
export class LineLog {
  readonly #handle: FileHandle;
  readonly #writer: FolderWriter;
  readonly #isSynced: boolean;
  #size: number;
  #waiting: Waiting[] = [];
  #isWriting = false;

  private constructor(handle: FileHandle, size: number, writer: FolderWriter, isSynced: boolean) {
    this.#handle = handle;
    this.#size = size;
    this.#writer = writer;
    this.#isSynced = isSynced;
  }

  /** Opens a file to append to its first `size` bytes: what follows is half a line, and is cut off. */
  static async open(file: LogFile, writer: FolderWriter, isSynced: boolean): Promise<LineLog> {
    const { path, size, endsInLine } = file;
    await mkdir(dirname(path), { recursive: true });
    const handle = await open(path, 'a');
    try {
      await handle.truncate(size);
      if (endsInLine) await handle.appendFile('\n');
    } catch (error) {
      await handle.close();
      throw error;
    }
    return new LineLog(handle, size + Number(endsInLine), writer, isSynced);
  }

  /** Appends a line. Resolves when it, and the names in `folder`, would survive a loss of power. */
  append(line: string, folder = ''): Promise<LinePlace> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ bytes: Buffer.from(`${line}\n`), folder, resolve, reject });
      if (!this.#isWriting) void this.#write();
    });
  }

  /** The size of the file, of whole lines. */
  get size(): number {
    return this.#size;
  }

  close(): Promise<void> {
    return this.#handle.close();
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    await undefined; // what is appended in this turn is written together
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        await Promise.all(
          [...new Set(batch.map(({ folder }) => folder))].filter(Boolean).map((folder) => this.#writer.sync(folder)),
        );
        await this.#handle.appendFile(Buffer.concat(batch.map(({ bytes }) => bytes)));
        if (this.#isSynced) await this.#handle.datasync();
      } catch (error) {
        await this.#handle.truncate(this.#size).catch(() => undefined); // half a line, on a full disk
        for (const { reject } of batch) reject(error);
        continue;
      }
      for (const { bytes, resolve } of batch) {
        resolve({ offset: this.#size, length: bytes.length - 1 });
        this.#size += bytes.length;
      }
    }
    this.#isWriting = false;
  }
}
