import { abortable } from '@x/transport/async';
import { InvokeError, mayHaveHappened, RequestError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { NotEnqueuedError } from '../../../errors.js';
import type { EndWatch } from '../../../job.js';
import type { Task, TaskOptions } from '../../../task.js';
import { requestOptions } from '../../arguments.js';
import { taskError } from '../../task-error.js';
import { followMap } from './follow-map.js';
import { MapLease } from './lease.js';
import { mapBatch } from './map-batch.js';
import type { MapPlan, MapReport } from './map-types.js';
import type { Mapping } from './mapping.js';
import { checkMap, type MapSubject, type PreparedMap, prepareMap } from './prepare-map.js';
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
  #sending: Promise<unknown> = Promise.resolve();

  constructor(read: () => Promise<readonly BoundItem[]>, subject: MapSubject, settings: MapSettings) {
    this.#read = read;
    this.#subject = subject;
    this.#settings = settings;
  }

  async plan(options?: RequestOptions): Promise<MapPlan> {
    const request = requestOptions(options);
    const { mapping, uploads, chunks } = await prepareMap(await this.#checked(), this.#subject, request);
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
    const watch = this.#subject.context.jobs.untracked.watch({ pollInterval: this.#settings.pollInterval });
    try {
      await abortable(watch.ready, options.signal);
      const mapping = await this.#sendInTurn(await this.#checked(), { ...options, onProgress });
      return await this.#follow(mapping, watch, { ...options, onProgress });
    } finally {
      watch.stop();
    }
  }

  /** Of two runs of this task at once, the second one finds on the queue what the first one has sent. */
  async #sendInTurn(items: readonly BoundItem[], taskOptions: TaskOptions<MapReport>): Promise<Mapping> {
    const before = this.#sending;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#sending = before.then(() => promise);
    try {
      await abortable(before, taskOptions.signal);
      return await this.#sendAlone(items, taskOptions);
    } finally {
      resolve();
    }
  }

  /** Sends what is not on the queue, while no other program does so with the same key. */
  async #sendAlone(items: readonly BoundItem[], taskOptions: TaskOptions<MapReport>): Promise<Mapping> {
    const { onProgress: _, ...options } = taskOptions;
    const { key, context } = this.#subject;
    const { clientState } = context.stores;
    const lease = key && clientState && (await MapLease.acquire(key, clientState, options));
    try {
      return await this.#sendAll(await prepareMap(items, this.#subject, options), lease || undefined, taskOptions);
    } finally {
      if (lease) await lease.release(options);
    }
  }

  async #sendAll(
    prepared: PreparedMap,
    lease: MapLease | undefined,
    { onProgress, ...options }: TaskOptions<MapReport>,
  ): Promise<Mapping> {
    const { mapping } = prepared;
    mapping.notifyProgress(onProgress);
    try {
      for (const items of prepared.chunks) {
        const isFull = await this.#send(items, { ...prepared, lease }, options);
        mapping.notifyProgress(onProgress);
        if (isFull) break;
      }
    } catch (error) {
      mapping.notifyProgress(onProgress);
      throw taskError(error, mapping.report(), options);
    }
    return mapping;
  }

  async #follow(
    mapping: Mapping,
    watch: EndWatch,
    { onProgress, ...options }: TaskOptions<MapReport>,
  ): Promise<MapReport> {
    const notifyProgress = (): void => mapping.notifyProgress(onProgress);
    try {
      const { outputs } = this.#subject.subject;
      const { untracked: jobs } = this.#subject.context.jobs;
      await followMap(mapping, { jobs, watch, outputs, notifyProgress }, options);
    } catch (error) {
      notifyProgress();
      throw taskError(error, mapping.report(), options);
    }
    return mapping.report();
  }

  async #checked(): Promise<readonly BoundItem[]> {
    this.#items ??= this.#read();
    const items = await this.#items;
    checkMap(items, this.#subject);
    return items;
  }

  /** Uploads the files of a batch and sends it. Returns whether the queue is full. */
  async #send(
    chunk: readonly BoundItem[],
    { mapping, uploads, batches, lease }: PreparedMap & { readonly lease: MapLease | undefined },
    options: RequestOptions,
  ): Promise<boolean> {
    const { untracked } = this.#subject.context.jobs;
    const { concurrency, prepend } = this.#settings;
    await lease?.ensure(options);
    await uploads.upload(uploads.missing(chunk), batches.board, { ...options, concurrency });
    const notSent = new Set(mapping.notSent);
    const items = chunk.filter((item) => notSent.has(item)); // the files of others were refused
    if (items.length === 0) return false;
    const batch = mapBatch(items, this.#subject.subject, batches);
    options.signal?.throwIfAborted();
    await lease?.ensure(options);
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
