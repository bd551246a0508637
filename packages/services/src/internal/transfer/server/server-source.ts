import type { Image, WorkflowAndGraph } from '@x/models/image';
import type { Video } from '@x/models/video';
import type { WorkflowRecord } from '@x/models/workflow';
import type { GalleryQuery } from '@x/repositories/gallery';
import { NotFoundError, UnsupportedOperationError } from '@x/transport/errors';
import { toJson } from '@x/transport/json';
import type { RequestOptions } from '@x/transport/options';

import type { JsonValue } from '../../../journal.js';
import { chunks } from '../../chunks.js';
import { isVideo } from '../../kind.js';
import { type LoadedItem, type PlannedItem, plannedRecord, type SourceItem } from '../item.js';
import { loadImage } from '../load-image.js';
import { loadedRecord } from '../loaded-record.js';
import { OpenedFile } from '../opened-file.js';
import type { SourceBoard, TransferSource } from '../transfer-source.js';
import type { TransferStores } from '../transfer-stores.js';
import type { TransferSelection } from '../transfer-types.js';

/** How many records are read at once. */
const WINDOW = 500;

/** The images, videos and workflows of a server. */
export class ServerSource implements TransferSource {
  readonly identity: JsonValue;
  readonly #stores: TransferStores;
  readonly #selection: TransferSelection | undefined;
  readonly #hasWorkflows: boolean;
  /** The names of all images that have metadata, once one was read whose file has none. */
  #withMetadata: Promise<ReadonlySet<string>> | undefined;

  constructor(stores: TransferStores, selection: TransferSelection | undefined, hasWorkflows: boolean) {
    this.#stores = stores;
    this.#selection = selection;
    this.#hasWorkflows = hasWorkflows;
    this.identity = { server: JSON.stringify(selection ?? null), workflows: hasWorkflows };
  }

  async *list(options: RequestOptions): AsyncGenerator<PlannedItem> {
    const seen = new Set<string>();
    for await (const names of this.#names(options)) {
      const videos = await this.#videos(names.filter(isVideo), options);
      for (const chunk of chunks(
        names.filter((name) => !seen.has(name)),
        WINDOW,
      )) {
        const images = await this.#images(chunk, options);
        for (const name of chunk) {
          const record = images.get(name) ?? videos.get(name);
          seen.add(name);
          // What is gone already is planned, so that the report says so.
          yield record ? plannedRecord(record) : { key: name, kind: isVideo(name) ? 'video' : 'image' };
        }
      }
    }
    if (!this.#hasWorkflows || !this.#stores.workflows) return;
    const workflows = [];
    for await (const item of this.#stores.workflows.list({ categories: ['user'] }, options)) workflows.push(item);
    workflows.sort((a, b) => (a.created_at + a.workflow_id < b.created_at + b.workflow_id ? -1 : 1));
    for (const { workflow_id } of workflows) yield { key: workflow_id, kind: 'workflow' };
  }

  async boards(options: RequestOptions): Promise<SourceBoard[]> {
    const boards: SourceBoard[] = [];
    const selection = this.#selection;
    const query = { include_archived: true, order_by: 'created_at', direction: 'ASC' } as const;
    for await (const record of this.#stores.boards.list(query, options)) {
      const key = record.board_id;
      const isKept = !selection || ('boards' in selection && selection.boards.includes(key));
      boards.push({ ...record, key, isKept, record });
    }
    return boards;
  }

  async *read(items: ReadonlyMap<string, PlannedItem>, options: RequestOptions): AsyncGenerator<SourceItem> {
    for (const window of chunks([...items.values()], WINDOW)) {
      const images = await this.#images(
        window.filter(({ kind }) => kind === 'image').map(({ key }) => key),
        options,
      );
      for (const item of window) {
        if (item.kind === 'workflow') continue;
        const record = item.kind === 'image' ? images.get(item.key) : await this.#stores.videos.find(item.key, options);
        yield { item, load: record && ((request) => this.#load(record, request)) };
      }
    }
  }

  async workflow(id: string, options: RequestOptions): Promise<WorkflowRecord | undefined> {
    try {
      return await this.#stores.workflows?.get(id, options);
    } catch (error) {
      if (error instanceof NotFoundError) return undefined;
      throw error;
    }
  }

  async *#names(options: RequestOptions): AsyncGenerator<string[]> {
    const selection = this.#selection;
    if (selection && 'names' in selection) return yield [...selection.names];
    const order = { is_intermediate: false, starred_first: false, order_dir: 'ASC' } as const;
    const queries: GalleryQuery[] =
      selection && 'boards' in selection
        ? selection.boards.map((board_id) => ({ ...order, board_id }))
        : [{ ...order, ...selection?.query, starred_first: false, order_dir: 'ASC' }];
    for (const query of queries) yield await this.#namesOf(query, options);
  }

  /** Servers before 6.14 have no videos, and list images only. */
  async #namesOf(query: GalleryQuery, options: RequestOptions): Promise<string[]> {
    try {
      return (await this.#stores.gallery.names(query, options)).item_names;
    } catch (error) {
      if (!(error instanceof UnsupportedOperationError)) throw error;
      const { origin, ...rest } = query;
      return (await this.#stores.images.names({ ...rest, image_origin: origin }, options)).image_names;
    }
  }

  async #images(names: readonly string[], options: RequestOptions): Promise<Map<string, Image>> {
    const wanted = names.filter((name) => !isVideo(name));
    const found = wanted.length === 0 ? [] : await this.#stores.images.getMany(wanted, options);
    return new Map(found.map((image) => [image.image_name, image]));
  }

  /** The server reads videos one by one, or all of them. */
  async #videos(names: readonly string[], options: RequestOptions): Promise<Map<string, Video>> {
    const wanted = new Set(names);
    const found = new Map<string, Video>();
    if (wanted.size === 0) return found;
    for await (const video of this.#stores.videos.list({}, { pageSize: 1_000, ...options })) {
      if (wanted.has(video.video_name)) found.set(video.video_name, video);
    }
    return found;
  }

  async #loadImage(record: Image, options: RequestOptions): Promise<LoadedItem> {
    const { image_name: name } = record;
    const file = await OpenedFile.open((request) => this.#stores.images.stream(name, request), options);
    try {
      const loaded = await loadImage(record, file);
      if (loaded.recorded?.metadata !== undefined) return loaded;
      this.#withMetadata ??= this.#namesWithMetadata(options);
      if (!(await this.#withMetadata).has(name)) return loaded;
      const metadata = await this.#stores.images.metadata(name, options);
      return await loadImage(record, file, { metadata: metadata && toJson(metadata) });
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** Metadata is an object, so all of it has a brace. One request instead of one for each image. */
  async #namesWithMetadata(options: RequestOptions): Promise<ReadonlySet<string>> {
    const query = { search_term: '{', starred_first: false } as const;
    return new Set((await this.#stores.images.names(query, options)).image_names);
  }

  async #load(record: Image | Video, options: RequestOptions): Promise<LoadedItem> {
    if ('image_name' in record) return this.#loadImage(record, options);
    const { videos } = this.#stores;
    const { video_name: name } = record;
    const metadata = await videos.metadata(name, options);
    const none: WorkflowAndGraph = { workflow: null, graph: null };
    const saved = record.has_workflow ? ((await videos.workflow?.(name, options)) ?? none) : none;
    return loadedRecord({
      kind: 'video',
      record,
      metadata: metadata && toJson(metadata),
      workflow: saved.workflow ?? undefined,
      graph: saved.graph ?? undefined,
      open: (request) => videos.stream(name, request),
    });
  }
}
