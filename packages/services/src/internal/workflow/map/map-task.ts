import { InvokeError, mayHaveHappened, RequestError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { NotEnqueuedError } from '../../../errors.js';
import type { Task, TaskOptions } from '../../../task.js';
import { requestOptions } from '../../arguments.js';
import { taskError } from '../../task-error.js';
import { followMap } from './follow-map.js';
import { mapBatch } from './map-batch.js';
import type { MapPlan, MapReport } from './map-types.js';
import { type MapSubject, type PreparedMap, prepareMap } from './prepare-map.js';
import type { BoundItem } from './read-items.js';

/** How a map is sent and followed. */
export interface MapSettings {
  readonly prepend: boolean | undefined;
  readonly concurrency: number;
  readonly pollInterval: number;
}

/** Runs a workflow over a collection. */
export class MapTask implements Task<MapPlan, MapReport> {
  readonly #read: () => Promise<readonly BoundItem[]>;
  readonly #subject: MapSubject;
  readonly #settings: MapSettings;
  #items: Promise<readonly BoundItem[]> | undefined;

  constructor(read: () => Promise<readonly BoundItem[]>, subject: MapSubject, settings: MapSettings) {
    this.#read = read;
    this.#subject = subject;
    this.#settings = settings;
  }

  async plan(options?: RequestOptions): Promise<MapPlan> {
    const request = requestOptions(options);
    const { mapping, uploads, chunks } = await this.#prepare(request);
    const { items, destination } = mapping.report();
    const count = (status: string): number => items.filter((item) => item.status === status).length;
    const toSend = mapping.notSent.length;
    const queued = count('queued');
    return {
      destination,
      items: items.length,
      ended: items.length - toSend - queued,
      queued,
      uploads: uploads.missing(mapping.notSent).length,
      batches: chunks.length,
      requests: 2 * chunks.length + Math.ceil((toSend + queued) / 500),
    };
  }

  async run(taskOptions?: TaskOptions<MapReport>): Promise<MapReport> {
    const { onProgress, ...options } = requestOptions(taskOptions);
    const prepared = await this.#prepare(options);
    const { mapping } = prepared;
    const { jobs } = this.#subject.context;
    const notifyProgress = (): void => mapping.notifyProgress(onProgress);
    notifyProgress();
    try {
      for (const items of prepared.chunks) {
        const isFull = await this.#send(items, prepared, options);
        notifyProgress();
        if (isFull) break;
      }
      const { pollInterval } = this.#settings;
      const { outputs } = this.#subject.subject;
      await followMap(mapping, { jobs: jobs.untracked, outputs, pollInterval, notifyProgress }, options);
    } catch (error) {
      notifyProgress();
      throw taskError(error, mapping.report(), options);
    }
    return mapping.report();
  }

  #prepare(options: RequestOptions): Promise<PreparedMap> {
    this.#items ??= this.#read();
    return this.#items.then((items) => prepareMap(items, this.#subject, options));
  }

  /** Uploads the files of a batch and sends it. Returns whether the queue is full. */
  async #send(
    chunk: readonly BoundItem[],
    { mapping, uploads, batches }: PreparedMap,
    options: RequestOptions,
  ): Promise<boolean> {
    const { untracked } = this.#subject.context.jobs;
    const { concurrency, prepend } = this.#settings;
    await uploads.upload(uploads.missing(chunk), batches.board, { ...options, concurrency });
    const notSent = new Set(mapping.notSent);
    const items = chunk.filter((item) => notSent.has(item)); // the files of others were refused
    if (items.length === 0) return false;
    const batch = mapBatch(items, this.#subject.subject, batches);
    options.signal?.throwIfAborted();
    for (const item of items) mapping.set(item, { status: 'sending' });
    await mapping.save();
    try {
      const position = prepend === undefined ? {} : { prepend };
      const { itemIds, requested, isRecovered } = await untracked.send(batch, position, options);
      const isWhole = !isRecovered && itemIds.length === requested;
      const byId = isWhole ? new Map(items.map((item, index) => [item, itemIds[index]])) : new Map();
      for (const item of items) {
        const itemId = byId.get(item);
        mapping.set(item, itemId === undefined ? { status: 'notSent' } : { status: 'queued', itemId });
      }
      if (!isWhole) mapping.adopt(await untracked.find(batches.destination, options));
      return items.some((item) => mapping.notSent.includes(item));
    } catch (error) {
      const isUnsure = !InvokeError.isInstance(error) || error instanceof NotEnqueuedError || mayHaveSent(error);
      if (!isUnsure) for (const item of items) mapping.set(item, { status: 'notSent' });
      throw error;
    } finally {
      await mapping.save();
    }
  }
}

const mayHaveSent = (error: unknown): boolean =>
  mayHaveHappened(error) && !(error instanceof RequestError && error.route.startsWith('GET '));
