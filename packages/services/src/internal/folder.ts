import { InputError, printValue } from '@x/transport/errors';

import { codeOf, type FileSystem, node } from './node.js';

/** A file of the folder. */
export interface FolderFile {
  readonly name: string;
  readonly isRegular: boolean;
}

/** How old a file must be for nobody to be writing it any more. */
const ABANDONED = 60_000;

/** Reads and writes files of one folder, each as a whole: nobody sees half of one, however the program ends. */
export class Folder {
  readonly path: string;
  /** The beginning of the names of files that are ours. */
  readonly prefix: string;
  readonly #files: FileSystem = node().getBuiltinModule('node:fs/promises');

  constructor(path: string, prefix: string) {
    this.path = path;
    this.prefix = prefix;
  }

  /** Throws an `InputError` unless the folder exists. */
  async check(): Promise<void> {
    const found = await this.#files.stat(this.path).catch(unlessMissing);
    if (found?.isDirectory()) return;
    const problem = found ? 'is no folder' : 'does not exist; create it';
    throw new InputError('folder', `${printValue(this.path)} ${problem}`);
  }

  /** Returns the names of all files and folders. */
  async names(): Promise<string[]> {
    return (await this.#files.readdir(this.path, { withFileTypes: true })).map(({ name }) => name);
  }

  /** Returns the files that may be workflows, by name. */
  async workflowFiles(): Promise<FolderFile[]> {
    const entries = await this.#files.readdir(this.path, { withFileTypes: true });
    return entries
      .filter(({ name }) => /\.json$/i.test(name) && !name.startsWith('.'))
      .map((entry) => ({ name: entry.name, isRegular: entry.isFile() }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Returns the bytes of a file, `undefined` when it does not exist. */
  read(name: string): Promise<Uint8Array | undefined> {
    return this.#files.readFile(this.at(name)).catch(unlessMissing);
  }

  /** Returns the size of a file in bytes. */
  async size(name: string): Promise<number> {
    return (await this.#files.stat(this.at(name))).size;
  }

  /** Returns whether nobody may write a file. */
  async isReadOnly(name: string): Promise<boolean> {
    return ((await this.#files.stat(this.at(name))).mode & 0o222) === 0;
  }

  /** Writes a file, in place of the one that has the name. */
  async replace(name: string, text: string): Promise<void> {
    const found = await this.#files.stat(this.at(name)).catch(unlessMissing);
    const mode = found ? found.mode & 0o777 : 0o666;
    await this.#viaTemporary(text, mode, (temporary) => this.#files.rename(temporary, this.at(name)));
  }

  /** Writes a new file. Returns false, and writes nothing, when something has the name. */
  async create(name: string, text: string): Promise<boolean> {
    try {
      await this.#viaTemporary(text, 0o666, (temporary) => this.#files.link(temporary, this.at(name)));
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      throw error;
    }
  }

  /** Gives a file another name. Returns false when it does not exist. */
  async rename(from: string, to: string): Promise<boolean> {
    try {
      await this.#files.rename(this.at(from), this.at(to));
      return true;
    } catch (error) {
      return unlessMissing(error) ?? false;
    }
  }

  /** Deletes a file of ours. */
  remove(name: string): Promise<void> {
    return this.#files.rm(this.at(name), { force: true });
  }

  /** Deletes what programs that were killed have left. */
  async removeAbandoned(): Promise<void> {
    for (const name of await this.names()) {
      if (!name.startsWith(`${this.prefix}-`)) continue;
      const found = await this.#files.stat(this.at(name)).catch(unlessMissing);
      if (found && Date.now() - found.mtimeMs > ABANDONED) await this.remove(name);
    }
  }

  async #viaTemporary(text: string, mode: number, place: (temporary: string) => Promise<void>): Promise<void> {
    const name = `${this.prefix}-${crypto.randomUUID()}.tmp`;
    try {
      await this.#files.writeFile(this.at(name), text, { flag: 'wx', mode });
      await place(this.at(name));
    } finally {
      await this.remove(name);
    }
  }

  /** Returns the path of a file. */
  at(name: string): string {
    return node().getBuiltinModule('node:path').join(this.path, name);
  }
}

function unlessMissing(error: unknown): undefined {
  if (codeOf(error) === 'ENOENT') return undefined;
  throw error;
}
