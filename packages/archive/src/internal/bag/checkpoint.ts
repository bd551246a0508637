import { readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

import { codeOf } from '../error-code.js';
import { LineLog } from '../item/line-log.js';
import type { StoredFile } from '../storage/storage.js';
import { FolderWriter } from '../storage/writer.js';
import type { Expected } from './read-manifests.js';

/** Remembers in a file which files were found right, so that a verification that was killed need not read them again. */
export class Checkpoint {
  readonly #path: string;
  readonly #known: ReadonlySet<string>;
  readonly #log: LineLog;

  private constructor(path: string, known: ReadonlySet<string>, log: LineLog) {
    this.#path = path;
    this.#known = known;
    this.#log = log;
  }

  /** Opens the file of a verification that was killed, or a new one. Half a line at its end is cut off. */
  static async open(path: string): Promise<Checkpoint> {
    const bytes = await readFile(path).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return Buffer.alloc(0);
      throw error;
    });
    const size = bytes.lastIndexOf(10) + 1;
    const known = new Set(bytes.toString('utf8', 0, size).split('\n'));
    const log = await LineLog.open({ path, size, endsInLine: false }, new FolderWriter(dirname(path), false), false);
    return new Checkpoint(path, known, log);
  }

  /** Whether a file was found right, and is as it was. */
  has(expected: Expected, file: StoredFile): boolean {
    return this.#known.has(lineOf(expected, file));
  }

  async add(expected: Expected, file: StoredFile): Promise<void> {
    await this.#log.append(lineOf(expected, file));
  }

  /** Closes the file, and deletes it when all files were read. */
  async close(isComplete: boolean): Promise<void> {
    await this.#log.close();
    if (isComplete) await rm(this.#path, { force: true });
  }
}

/** What has changed in a file or its manifests makes another line. */
const lineOf = ({ path, hashes }: Expected, { bytes, modified }: StoredFile): string =>
  JSON.stringify([path, bytes, modified.getTime(), ...hashes.map(({ hash }) => hash)]);
