import { UNCATEGORIZED } from '@x/models/board';
import { InputError } from '@x/transport/errors';
import { toJson } from '@x/transport/json';

import { nameKey, safeName } from '../../file-name.js';
import { createSha256 } from '../../sha256.js';
import type { LoadedItem, PlannedItem, PutItem } from '../item.js';
import { readChunks } from '../read-chunks.js';
import { countedStream, reading } from '../reading.js';
import type { SourceBoard } from '../transfer-source.js';
import type { EnsuredBoard, PutPlace, TransferTarget } from '../transfer-target.js';
import type { DownloadFolder } from '../upload-types.js';

/** A folder, in it one for each board. */
export class FolderTarget implements TransferTarget {
  readonly identity;
  readonly notRestored = [];
  readonly isRemote = false;
  readonly #folder: DownloadFolder;
  readonly #hasSidecars: boolean;
  /** The folders that were there before, by what a system compares of their names. */
  #folders: Promise<ReadonlyMap<string, string>> | undefined;

  constructor(folder: DownloadFolder, hasSidecars: boolean) {
    this.#folder = folder;
    this.#hasSidecars = hasSidecars;
    this.identity = { folder: folder.name, sidecars: hasSidecars };
  }

  /** A file that has its name is whole. Servers do not give a name twice. */
  async findPresent(items: readonly PlannedItem[]): Promise<ReadonlyMap<string, string>> {
    const paths = await this.#folder.list();
    const there = new Map(paths.map((path) => [path.split('/').at(-1) ?? path, path]));
    return new Map(
      items.flatMap(({ key }) => {
        const path = there.get(fileName(key));
        const isWhole = path !== undefined && (!this.#hasSidecars || there.has(`${fileName(key)}.json`));
        return isWhole ? [[key, path]] : [];
      }),
    );
  }

  async hasContents(): Promise<boolean> {
    return false;
  }

  async findSent(): Promise<ReadonlyMap<string, string>> {
    return new Map();
  }

  async findLost(items: ReadonlyMap<string, string>): Promise<readonly string[]> {
    const there = new Set(await this.#folder.list());
    const isWhole = (path: string) => there.has(path) && (!this.#hasSidecars || there.has(`${path}.json`));
    return [...items].filter(([, path]) => !isWhole(path)).map(([key]) => key);
  }

  async findBoard(board: SourceBoard): Promise<string | undefined> {
    this.#folders ??= this.#listFolders();
    return (await this.#folders).get(nameKey(folderName(board)));
  }

  async ensureBoard(board: SourceBoard): Promise<EnsuredBoard> {
    const to = folderName(board);
    await this.#folder.create?.(to);
    return { to, created: true };
  }

  async hasBoard(): Promise<boolean> {
    return false; // it is created again
  }

  isLost(): boolean {
    return false;
  }

  async put(loaded: LoadedItem, { board, onBytes }: PutPlace): Promise<PutItem> {
    const { recorded } = loaded;
    if (!recorded) throw new InputError('source', 'must have records of its items to be downloaded');
    const { record } = recorded;
    const name = fileName('video_name' in record ? record.video_name : record.image_name);
    const to = board === undefined ? name : `${board}/${name}`;
    const written = await this.#write(to, await reading(async () => countedStream(await loaded.open(), onBytes)));
    if (this.#hasSidecars) {
      const { metadata, workflow, graph } = recorded;
      const texts = { invokeai_metadata: metadata, invokeai_workflow: workflow, invokeai_graph: graph };
      const text = toJson({ schema: 'x-gallery/1', kind: loaded.kind, record, ...texts });
      await this.#write(`${to}.json`, new Blob([text]).stream());
    }
    return { status: 'done', to, ...written };
  }

  async putWorkflow(): Promise<PutItem> {
    throw new InputError('workflows', 'are not downloaded; syncWorkflowFolder keeps a folder of them');
  }

  async finish(): Promise<void> {}

  models() {
    return [];
  }

  async #listFolders(): Promise<ReadonlyMap<string, string>> {
    const folders = (await this.#folder.list()).flatMap((path) => path.split('/').slice(0, -1));
    return new Map(folders.map((folder) => [nameKey(folder), folder]));
  }

  async #write(path: string, stream: ReadableStream<Uint8Array>) {
    const hash = createSha256();
    let bytes = 0;
    async function* content(): AsyncGenerator<Uint8Array> {
      for await (const chunk of readChunks(stream)) {
        hash.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    }
    await this.#folder.write(path, content());
    return { bytes, sha256: hash.digest('hex') };
  }
}

/** The id keeps boards of one name apart, also where systems ignore case. */
const folderName = ({ board_name, key }: SourceBoard): string =>
  key === UNCATEGORIZED ? UNCATEGORIZED : `${safeName(board_name, 'board')}~${safeName(key, 'board').slice(0, 8)}`;

/** Servers give names that every system takes; another program may not. */
const fileName = (name: string): string => safeName(name, 'item');
