import { type FileSystem, node } from '../../node.js';
import type { DownloadFolder } from '../upload-types.js';
import { writing } from '../writing.js';

/** A folder of the disk. */
export class DiskFolder implements DownloadFolder {
  readonly name: string;
  readonly #files: FileSystem = node().getBuiltinModule('node:fs/promises');
  readonly #join = node().getBuiltinModule('node:path').join;

  constructor(path: string) {
    this.name = path;
  }

  async list(): Promise<string[]> {
    const entries = await this.#files.readdir(this.name, { withFileTypes: true }).catch(() => []);
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const nested = await Promise.all(folders.map(async (folder) => this.#filesIn(folder)));
    return [...entries.filter((entry) => entry.isFile()).map(({ name }) => name), ...nested.flat()];
  }

  async create(folder: string): Promise<void> {
    await writing(() => this.#files.mkdir(this.#join(this.name, folder), { recursive: true }));
  }

  /** Writes a file that nobody sees before it is whole. */
  async write(path: string, content: AsyncIterable<Uint8Array>): Promise<void> {
    const target = this.#join(this.name, path);
    const temporary = `${target}.partial`;
    await writing(() => this.#files.mkdir(this.#join(target, '..'), { recursive: true }));
    const handle = await writing(() => this.#files.open(temporary, 'w'));
    try {
      for await (const chunk of content) {
        for (let at = 0; at < chunk.length; ) {
          at += (await writing(() => handle.write(chunk.subarray(at)))).bytesWritten;
        }
      }
      await writing(() => handle.sync());
    } catch (error) {
      await handle.close();
      await this.#files.rm(temporary, { force: true });
      throw error;
    }
    await writing(() => handle.close());
    await writing(() => this.#files.rename(temporary, target));
  }

  async #filesIn(folder: string): Promise<string[]> {
    const entries = await this.#files.readdir(this.#join(this.name, folder), { withFileTypes: true }).catch(() => []);
    return entries.filter((entry) => entry.isFile()).map(({ name }) => `${folder}/${name}`);
  }
}
