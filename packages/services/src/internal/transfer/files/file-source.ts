import type { RequestOptions } from '@x/transport/options';

import type { JsonValue } from '../../../journal.js';
import { joined } from '../../joined.js';
import { createSha256 } from '../../sha256.js';
import { EmptyFileError, MediaTypeError } from '../errors.js';
import { CONTENT_TOKEN, type PlannedItem, type SourceItem } from '../item.js';
import { readChunks } from '../read-chunks.js';
import { reading } from '../reading.js';
import type { SourceBoard, TransferSource } from '../transfer-source.js';
import type { UploadInput, UploadSource } from '../upload-types.js';
import { findFiles } from './find-files.js';
import type { FoundFile } from './found-file.js';
import { loadFile } from './load-file.js';
import { HEAD, mediaTypeOf } from './media-type.js';
import { readSidecar } from './sidecar.js';

/** Files of the disk, or of a page. */
export class FileSource implements TransferSource {
  readonly identity: JsonValue;
  readonly #source: UploadSource;
  readonly #input: Pick<UploadInput, 'boardByFolder' | 'category'>;
  readonly #folders = new Set<string>();

  constructor(source: UploadSource, input: Pick<UploadInput, 'boardByFolder' | 'category'>) {
    this.#source = source;
    this.#input = input;
    const { boardByFolder = false, category = '' } = input;
    const given = typeof source === 'string' ? [source] : source;
    const files = given.map((file) => (typeof file === 'string' ? file : { name: file.name, size: file.size }));
    this.identity = { files, boardByFolder, category };
  }

  /** Files of one size may be the same: only those are read, unless the target has some of the same content. */
  async *list(options: RequestOptions, hasContents: () => Promise<boolean>): AsyncGenerator<PlannedItem> {
    const planned: { readonly item: PlannedItem; readonly file: FoundFile }[] = [];
    const sizes = new Map<number, number>();
    for await (const file of findFiles(this.#source)) {
      options.signal?.throwIfAborted();
      const item = await plan(file, this.#input.boardByFolder === true);
      if (item.problem === undefined) sizes.set(file.size, (sizes.get(file.size) ?? 0) + 1);
      planned.push({ item, file });
    }
    const first = new Map<string, string>();
    const areRead = sizes.size > 0 && (await hasContents());
    for (const { item, file } of planned) {
      if (item.problem !== undefined || !(areRead || (sizes.get(file.size) ?? 0) > 1)) {
        yield item;
        continue;
      }
      options.signal?.throwIfAborted();
      const token = await contentToken(file).catch(() => undefined); // said when it is to be sent
      const duplicateOf = token && first.get(token);
      if (token && duplicateOf === undefined) first.set(token, item.key);
      yield { ...item, token, duplicateOf };
    }
  }

  async boards(): Promise<SourceBoard[]> {
    if (!this.#input.boardByFolder) return [];
    for await (const { folder } of findFiles(this.#source)) if (folder !== '') this.#folders.add(folder);
    return [...this.#folders].map((key) => ({ key, isKept: false, board_name: nameOfBoard(key) }));
  }

  async *read(items: ReadonlyMap<string, PlannedItem>, options: RequestOptions): AsyncGenerator<SourceItem> {
    const left = new Map(items);
    for await (const file of findFiles(this.#source)) {
      options.signal?.throwIfAborted();
      if (left.size === 0) return;
      const item = left.get(file.key);
      if (!item) continue;
      left.delete(item.key);
      yield { item, load: (request) => loadFile(file, this.#input.category, request) };
    }
    for (const item of left.values()) yield { item, load: undefined };
  }

  async workflow(): Promise<undefined> {
    return undefined;
  }
}

async function plan(file: FoundFile, boardByFolder: boolean): Promise<PlannedItem> {
  const { key, size: bytes, folder } = file;
  const item = { key, kind: 'image', bytes } as const;
  try {
    if (file.problem) throw file.problem;
    if (bytes === 0) throw new EmptyFileError();
    const type = mediaTypeOf(await readHead(file));
    if (!type) throw new MediaTypeError();
    const board = boardByFolder && folder !== '' ? folder : undefined;
    return { ...item, kind: type.kind, board, starred: (await readSidecar(file)).isStarred || undefined };
  } catch (error) {
    if (!(error instanceof Error)) return { ...item, problem: String(error) };
    return { ...item, problem: error.message, errorName: error.name };
  }
}

async function readHead(file: FoundFile): Promise<Uint8Array> {
  const reader = (await reading(() => file.open())).getReader();
  const pieces: Uint8Array[] = [];
  try {
    for (let size = 0; size < HEAD; ) {
      const { done, value } = await reading(() => reader.read());
      if (done) break;
      pieces.push(value);
      size += value.length;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  return joined(pieces).subarray(0, HEAD);
}

async function contentToken(file: FoundFile): Promise<string> {
  const hash = createSha256();
  for await (const value of readChunks(await file.open())) hash.update(value);
  return `${CONTENT_TOKEN}${hash.digest('hex')}`;
}

/** Names of boards have at most 300 characters. macOS decomposes names of folders. */
const nameOfBoard = (folder: string): string => [...folder.normalize('NFC')].slice(-300).join('');
