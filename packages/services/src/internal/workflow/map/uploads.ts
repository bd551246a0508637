import type { Image } from '@x/models/image';
import { forEachLimit } from '@x/transport/async';
import { InvokeError, mayHaveHappened } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { chunks } from '../../chunks.js';
import { isFinal } from '../../unreachable.js';
import { itemsOf } from '../inputs/check-values.js';
import type { ImageFile } from '../inputs/checked-value.js';
import type { WorkflowStores } from '../open/stores.js';
import { placeOf } from './group-items.js';
import type { Mapping } from './mapping.js';
import type { BoundItem } from './read-items.js';
import { textHash } from './text-hash.js';

/** How many uploads the journal announces at once. */
const WAVE = 50;

/** A file, and the text by which its upload is found on the server. */
interface TokenFile {
  readonly token: string;
  readonly file: ImageFile;
  /** The items with the file. */
  readonly items: BoundItem[];
}

/** The files of a map, each uploaded once. Images keep the token as their `session_id`. */
export class MapUploads {
  readonly #images: WorkflowStores['images'];
  readonly #mapping: Mapping;
  readonly #tokens = new Map<ImageFile, TokenFile>();

  constructor(images: WorkflowStores['images'], mapping: Mapping, items: readonly BoundItem[]) {
    this.#images = images;
    this.#mapping = mapping;
    for (const item of items) {
      for (const given of item.given) {
        for (const [position, value] of itemsOf(given.checked).entries()) {
          if (value.status !== 'pending' || value.pending.kind !== 'upload') continue;
          const { file } = value.pending;
          const name = JSON.stringify([item.key, placeOf(given), position, sizeOf(file)]);
          const token = `${mapping.destination}-${textHash(name)}`;
          const known = this.#tokens.get(file);
          if (known) known.items.push(item);
          else this.#tokens.set(file, { token, file, items: [item] });
        }
      }
    }
  }

  /** Returns the name of the image that a file became; `undefined` until it is uploaded. */
  nameOf(file: ImageFile): string | undefined {
    const token = this.#tokens.get(file)?.token;
    return token === undefined ? undefined : (this.#mapping.uploads.get(token) ?? undefined);
  }

  /** Returns the files of items that are not uploaded yet. */
  missing(wantedItems: readonly BoundItem[]): TokenFile[] {
    const wanted = new Set(wantedItems);
    return [...this.#tokens.values()].filter(
      ({ items, file }) => items.some((item) => wanted.has(item)) && this.nameOf(file) === undefined,
    );
  }

  /** Reads which files earlier runs uploaded, and which of those are still there. Returns the number of requests. */
  async findEarlier(options: RequestOptions): Promise<number> {
    const { uploads } = this.#mapping;
    const tokens = new Set([...this.#tokens.values()].map(({ token }) => token));
    const named = [...tokens].flatMap((token) => uploads.get(token) ?? []);
    let requests = 0;
    const there = new Set<string>();
    for (const chunk of chunks(named)) {
      for (const { image_name } of await this.#images.getMany(chunk, options)) there.add(image_name);
      requests++;
    }
    for (const token of tokens) {
      const name = uploads.get(token);
      if (typeof name === 'string' && !there.has(name)) uploads.delete(token);
    }
    const unsure = new Set(
      [...tokens].filter((token) => (this.#mapping.hasJournal ? uploads.get(token) === null : !uploads.has(token))),
    );
    return requests + (unsure.size === 0 ? 0 : await this.#search(unsure, options));
  }

  /** Searches the uploaded images, the newest first. */
  async #search(tokens: Set<string>, options: RequestOptions): Promise<number> {
    const query = { categories: ['user'], order_dir: 'DESC', starred_first: false } as const;
    const { image_names } = await this.#images.names(query, options);
    let requests = 1;
    for (const chunk of chunks(image_names)) {
      if (tokens.size === 0) break;
      for (const image of await this.#images.getMany(chunk, options)) this.#note(image, tokens);
      requests++;
    }
    for (const token of tokens) this.#mapping.uploads.delete(token);
    return requests;
  }

  #note({ session_id, image_name }: Image, tokens: Set<string>): void {
    if (typeof session_id !== 'string' || !tokens.delete(session_id)) return;
    this.#mapping.uploads.set(session_id, image_name);
  }

  /**
   * Uploads files. One that the server refuses is the failure of all items with it; after any other error no further one
   * is uploaded.
   */
  async upload(
    files: readonly TokenFile[],
    board: string | undefined,
    { concurrency, ...options }: RequestOptions & { readonly concurrency: number },
  ): Promise<void> {
    const { uploads } = this.#mapping;
    for (const wave of chunks(files, WAVE)) {
      for (const { token } of wave) uploads.set(token, null);
      await this.#mapping.save();
      try {
        await forEachLimit(wave, (file) => this.#upload(file, board, options), { concurrency, signal: options.signal });
      } finally {
        await this.#mapping.save();
      }
    }
  }

  async #upload({ token, file, items }: TokenFile, board: string | undefined, { signal }: RequestOptions) {
    const { uploads } = this.#mapping;
    const place = board === undefined ? {} : { board_id: board };
    try {
      const { image_name } = await this.#images.upload(file, { ...place, session_id: token }, { signal });
      uploads.set(token, image_name);
    } catch (error) {
      if (!InvokeError.isInstance(error) || mayHaveHappened(error)) throw error;
      uploads.delete(token);
      if (!isFinal(error)) throw error;
      const failure = { nodeId: undefined, nodeType: undefined, errorType: error.name, errorMessage: error.message };
      for (const item of items) this.#mapping.set(item, { status: 'failed', failure });
    }
  }
}

function sizeOf(file: ImageFile): number | undefined {
  if (ArrayBuffer.isView(file) || file instanceof ArrayBuffer) return file.byteLength;
  return 'size' in file && typeof file.size === 'number' ? file.size : undefined;
}
