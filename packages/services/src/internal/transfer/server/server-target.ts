import type { WorkflowRecord } from '@x/models/workflow';
import { delay } from '@x/transport/async';
import { HttpError, InputError, InvokeError, mayHaveHappened, NotFoundError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { BoardService } from '../../../board.js';
import { GalleryService } from '../../../gallery.js';
import type { JsonValue } from '../../../journal.js';
import { parseJson } from '../../parse-json.js';
import { CONTENT_TOKEN, type LoadedItem, type PlannedItem, type PutItem } from '../item.js';
import type { SourceBoard } from '../transfer-source.js';
import type { TransferState } from '../transfer-state.js';
import type { TransferStores } from '../transfer-stores.js';
import type { EnsuredBoard, Namesake, PutPlace, TransferTarget } from '../transfer-target.js';
import type { TransferBoard, TransferredBoard, TransferredModel } from '../transfer-types.js';
import { BoardFinder } from './board-finder.js';
import { deleteYounger } from './delete-younger.js';
import { findContents, findPresent, findSent } from './find-items.js';
import { ModelFinder } from './model-finder.js';
import { setArchived } from './set-archived.js';
import { setStars } from './set-stars.js';
import { type FileSource, uploadFile } from './upload-file.js';
import { WorkflowFinder } from './workflow-finder.js';

/** How often a busy server may refuse a video that is sent as a stream, and the milliseconds that it asks for. */
const refusals = { most: 5, pause: 5_000 };

/** What a server makes itself. */
const NOT_RESTORED = ['name', 'created_at', 'updated_at', 'origin', 'session_id', 'node_id'];

/** What is known of an item that was sent. */
type SentItem = Pick<PutItem, 'to' | 'bytes' | 'sha256'>;

/** A server. Uploads have the token of the item as their `session_id`: so every run finds what others have sent. */
export class ServerTarget implements TransferTarget {
  readonly identity: JsonValue;
  readonly notRestored = NOT_RESTORED;
  readonly isRemote = true;
  readonly #stores: TransferStores;
  readonly #boards: BoardFinder;
  readonly #models: ModelFinder;
  readonly #workflows: WorkflowFinder;
  /** The names of all uploaded files by their tokens, once a file was put. */
  readonly #contents: { [kind in 'image' | 'video']?: Promise<ReadonlyMap<string, string>> } = {};
  /** The video before: a server takes one at a time of each user. */
  #video: Promise<unknown> = Promise.resolve();

  constructor(stores: TransferStores, into: TransferBoard | undefined) {
    this.#stores = stores;
    this.#boards = new BoardFinder(stores, new BoardService(stores, new GalleryService(stores)), into);
    this.#models = new ModelFinder(stores);
    this.#workflows = new WorkflowFinder(stores);
    this.identity = { server: true, into: JSON.stringify(into ?? null) };
  }

  async hasContents(options: RequestOptions): Promise<boolean> {
    for (const kind of ['image', 'video'] as const) if ((await this.#contentsOf(kind, options)).size > 0) return true;
    return false;
  }

  findPresent(items: readonly PlannedItem[], options: RequestOptions): Promise<ReadonlyMap<string, string>> {
    return findPresent(this.#stores, items, options);
  }

  async findSent(state: TransferState, options: RequestOptions): Promise<ReadonlyMap<string, string>> {
    return findSent(this.#stores, state, options);
  }

  /** What somebody has deleted on a server since is not brought back. */
  async findLost(): Promise<readonly string[]> {
    return [];
  }

  findBoard(board: SourceBoard, namesake: Namesake, options: RequestOptions): Promise<string | undefined> {
    return this.#boards.find(board, namesake, options);
  }

  ensureBoard(board: SourceBoard, namesake: Namesake, options: RequestOptions): Promise<EnsuredBoard> {
    return this.#boards.ensure(board, namesake, options);
  }

  async hasBoard({ to }: TransferredBoard, options: RequestOptions): Promise<boolean> {
    return to !== undefined && this.#boards.has(to, options);
  }

  /** The board is gone, or there is another database. */
  isLost(error: unknown): boolean {
    return error instanceof NotFoundError && error.route.endsWith('/upload');
  }

  async put(loaded: LoadedItem, place: PutPlace, options: RequestOptions): Promise<PutItem> {
    const { sha256, kind, token } = loaded;
    const existing = token.startsWith(CONTENT_TOKEN) ? await this.#findContent(kind, token, options) : undefined;
    if (existing !== undefined) return { status: 'present', to: existing, sha256 };
    const sent = await this.#send(loaded, place, options);
    this.#models.note(loaded);
    return { status: 'done', ...sent };
  }

  putWorkflow(record: WorkflowRecord, options: RequestOptions): Promise<PutItem> {
    return this.#workflows.put(record, options);
  }

  async finish(state: TransferState, boards: readonly SourceBoard[], options: RequestOptions): Promise<void> {
    await deleteYounger(this.#stores, state, options);
    await setStars(this.#stores, state, options);
    await setArchived(this.#stores, state, boards, options);
    await this.#models.resolve(options);
  }

  models(): readonly TransferredModel[] {
    return this.#models.found();
  }

  /** Finds a file of the same content that any run has uploaded before this one. */
  async #findContent(kind: 'image' | 'video', token: string, options: RequestOptions): Promise<string | undefined> {
    return (await this.#contentsOf(kind, options)).get(token);
  }

  #contentsOf(kind: 'image' | 'video', options: RequestOptions): Promise<ReadonlyMap<string, string>> {
    this.#contents[kind] ??= findContents(this.#stores, kind === 'image' ? 'images' : 'videos', options);
    return this.#contents[kind];
  }

  async #send(loaded: LoadedItem, place: PutPlace, options: RequestOptions): Promise<SentItem> {
    if (loaded.kind === 'image') return this.#upload(loaded, place, options);
    const sent = this.#video.catch(() => undefined).then(() => this.#sendVideo(loaded, place, options));
    this.#video = sent;
    return sent;
  }

  async #sendVideo(loaded: LoadedItem, place: PutPlace, options: RequestOptions): Promise<SentItem> {
    for (let left = refusals.most; ; left--) {
      try {
        return await this.#upload(loaded, place, options);
      } catch (error) {
        if (!(error instanceof HttpError && error.status === 429) || left === 0) throw error;
        await delay(refusals.pause, options);
      }
    }
  }

  /** Uploads an item. After a lost response it is searched. */
  async #upload(loaded: LoadedItem, place: PutPlace, options: RequestOptions): Promise<SentItem> {
    const { source, sent } = uploadFile(loaded, place.onBytes, options);
    const to = await this.#nameOf(source, loaded, place, options);
    return { to, ...sent() };
  }

  async #nameOf(file: FileSource, loaded: LoadedItem, place: PutPlace, options: RequestOptions): Promise<string> {
    const { token, category, isIntermediate, metadata } = loaded;
    const input = {
      ...(place.board === undefined ? {} : { board_id: place.board }),
      ...(metadata === undefined ? {} : { metadata: metadataOf(metadata) }),
      is_intermediate: isIntermediate,
      session_id: token,
    };
    try {
      if (loaded.kind === 'video') {
        return (await this.#stores.videos.upload(file, { ...input, video_category: category }, options)).video_name;
      }
      return (await this.#stores.images.upload(file, { ...input, image_category: category }, options)).image_name;
    } catch (error) {
      // What failed is the source, while the file was sent.
      if (error instanceof InputError) throw InvokeError.isInstance(error.cause) ? error.cause : error;
      if (options.signal?.aborted || !InvokeError.isInstance(error) || !mayHaveHappened(error)) throw error;
      const found = await this.#findNewest(loaded, options).catch(() => undefined);
      if (found === undefined) throw error;
      return found;
    }
  }

  async #findNewest({ kind, token }: LoadedItem, options: RequestOptions): Promise<string | undefined> {
    const newest = { order_dir: 'DESC', starred_first: false, offset: 0, limit: 100 } as const;
    const { items } = await this.#stores[kind === 'video' ? 'videos' : 'images'].page(newest, options);
    for (const item of items) {
      if (item.session_id === token) return 'video_name' in item ? item.video_name : item.image_name;
    }
    return undefined;
  }
}

/** Metadata that is no object is nothing that a server takes. */
function metadataOf(text: string): Readonly<Record<string, unknown>> | undefined {
  const value = parseJson(text);
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? { ...value } : undefined;
}
