import { abortable } from '@x/transport/async';
import { InputError } from '@x/transport/errors';
import type { EventRoom } from '@x/transport/event-socket';
import { type ItemName, listenToQueue } from './events/queue-events.js';
import { QueueSubscription, queueRoom } from './events/subscription.js';
import { isSameJob } from './identity.js';
import { initialState, type Transition } from './item-state.js';
import type { JobStores } from './job-stores.js';
import type { Observation } from './observation.js';
import { type BatchFacts, PendingBatch } from './pending-batch.js';
import { Poller, type PollTimes } from './poller.js';
import { type Item, TrackedItem } from './tracked-item.js';

/** Milliseconds. */
const LINGER = 50;

/** A batch whose enqueue request is in flight. */
export interface ExpectedBatch {
  /** Returns the items of the ids that the response names. */
  follow(ids: readonly number[]): Item[];
  /** Ends the expectation, whatever became of the request. */
  end(): void;
}

/**
 * Follows items of one queue by its events, and polls it where events may be missing. It alone changes the state of
 * items; subscription, poller and commands make observations.
 *
 * It keeps the program running while somebody waits: a listener of an item that has not ended, or a request in flight.
 * Otherwise it leaves the events, and polls more and more rarely. It stops while nothing is followed.
 */
export class QueueTracker {
  readonly #items = new Map<number, TrackedItem>();
  readonly #batches = new Map<string, PendingBatch>();
  readonly #events: JobStores['events'];
  readonly #room: EventRoom;
  readonly #pollInterval: number;
  readonly #poller: Poller;
  readonly #dequeueListeners = new Set<{ readonly onDequeued: (id: number) => void }>();
  /** How many listeners and requests wait. */
  #waiting = 0;
  readonly #onListeners = (change: number): void => this.#wait(change);
  #resting: ReturnType<typeof setTimeout> | undefined;
  /** Items are followed, and nobody waits. */
  #isResting = false;
  #subscription: QueueSubscription | undefined;

  constructor({ queue, queueItems, events }: Pick<JobStores, 'events' | 'queue' | 'queueItems'>, times: PollTimes) {
    this.#events = events;
    this.#room = queueRoom(queue.queueId);
    this.#pollInterval = times.pollInterval;
    this.#poller = new Poller(queueItems, {
      ...times,
      items: this.#items,
      find: (id) => this.#find(id),
      observe: (id, observation) => this.observe(id, observation),
      isLive: () => this.#isLive,
      isAwaited: () => this.#waiting > 0,
      onUnreachable: () => this.noteOutage(),
    });
  }

  /** Keeps the tracker running. Returns how to release it, once events arrive or are known not to. */
  async hold(signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    this.#wait(1);
    let isHeld = true;
    const release = (): void => {
      if (isHeld) this.#wait(-1);
      isHeld = false;
    };
    try {
      await abortable(this.#subscription?.ready ?? Promise.resolve(), signal);
      return release;
    } catch (reason) {
      release();
      throw reason;
    }
  }

  /** Takes in the events of a batch that is about to be enqueued. */
  expect(batchId: string, about: BatchFacts): ExpectedBatch {
    if (this.#batches.has(batchId)) {
      throw new InputError('batch.batch_id', `${JSON.stringify(batchId)} is already being enqueued`);
    }
    const batch = new PendingBatch(batchId, { ...about, onListeners: this.#onListeners });
    this.#batches.set(batchId, batch);
    return {
      follow: (ids) => {
        if (batch.isSuspected) this.pollNow();
        return ids.map((id) => {
          const item = batch.item(id);
          if (batch.hadOutage) this.#change(item, { from: 'connection', type: 'unreachable' });
          return this.#track(item);
        });
      },
      end: () => this.#batches.delete(batchId),
    };
  }

  /** Returns an item that is on the queue, followed from now on unless it has ended. */
  track({ item_id: id, batch_id }: Pick<ItemName, 'batch_id' | 'item_id'>): Item {
    const pending = this.#batches.get(batch_id)?.find(id);
    return this.#track(pending ?? new TrackedItem(id, initialState(batch_id), { onListeners: this.#onListeners }));
  }

  /** Changes an item that has not ended. Returns what to request of it. */
  observe(id: number, observation: Observation): Transition['fetch'] {
    const item = this.#find(id);
    return item && this.#change(item, observation);
  }

  /** Changes an item that has not ended; not another one with its id. */
  observeItem(item: Item, observation: Observation): void {
    const known = this.#find(item.id);
    if (known && known === item) this.#change(known, observation);
  }

  /** Calls back with the id of every item of the queue that is no longer pending, while anything is followed. */
  onDequeued(callback: (id: number) => void): () => void {
    const listener = { onDequeued: callback };
    this.#dequeueListeners.add(listener);
    return () => this.#dequeueListeners.delete(listener);
  }

  /** Returns how many of the items followed are pending and behind that id. */
  countBehind(itemId: number): number {
    return [...this.#items.values()].filter(({ id, status }) => status === 'pending' && id > itemId).length;
  }

  /** Polls the queue as soon as possible. */
  pollNow(): void {
    for (const batch of this.#batches.values()) batch.suspect();
    this.#poller.pollNow();
  }

  /**
   * Notes that a request did not reach the server: an item that is found canceled next may have been canceled by a
   * restart. While events arrive there was none.
   */
  noteOutage(): void {
    if (this.#isLive) return;
    for (const item of this.#items.values()) this.#change(item, { from: 'connection', type: 'unreachable' });
    for (const batch of this.#batches.values()) batch.noteOutage();
  }

  /** Follows nothing any more. */
  close(): void {
    for (const item of [...this.#items.values()]) this.#change(item, { from: 'command', type: 'closed' });
    if (this.#waiting === 0) this.#stop();
  }

  get #isLive(): boolean {
    return this.#subscription?.isLive ?? false;
  }

  #find(id: number): TrackedItem | undefined {
    const item = this.#items.get(id);
    if (item) return item;
    for (const batch of this.#batches.values()) {
      const pending = batch.find(id);
      if (pending) return pending;
    }
    return undefined;
  }

  #track(item: TrackedItem): TrackedItem {
    const known = this.#items.get(item.id);
    if (known && isSameJob(known.identity, item.identity)) return known;
    if (known) this.#change(known, { from: 'command', type: 'replaced', identity: item.identity });
    if (item.finalStatus) return item;
    this.#items.set(item.id, item);
    this.#poller.start();
    return item;
  }

  #change(item: TrackedItem, observation: Observation): Transition['fetch'] {
    const fetch = item.observe(observation);
    if (fetch === 'item') this.#poller.load(item.id);
    if (item.finalStatus && this.#items.delete(item.id)) this.#restIfIdle();
    return fetch;
  }

  #wait(change: number): void {
    const isFirst = this.#waiting === 0 && change > 0;
    this.#waiting += change;
    if (isFirst) this.#start();
    else this.#restIfIdle();
  }

  #start(): void {
    clearTimeout(this.#resting);
    this.#poller.start();
    if (this.#isResting) this.pollNow(); // nobody has listened to its events
    this.#isResting = false;
    if (!this.#events) return;
    this.#subscription ??= new QueueSubscription(this.#events, {
      room: this.#room,
      pingInterval: this.#pollInterval,
      listen: (events, onEvent) =>
        listenToQueue(events, {
          onEvent,
          observe: (name, observation) => this.#observeEvent(name, observation),
          onDequeued: (id) => this.#dequeued(id),
          onCanceled: (ids) => this.#canceled(ids),
          onCleared: () => this.pollNow(),
        }),
      onChange: (isLive) => this.#liveChanged(isLive),
    });
  }

  /** Rests after a short linger, so that back-to-back jobs share a subscription. */
  #restIfIdle(): void {
    if (this.#waiting > 0 || (this.#isResting && this.#items.size > 0)) return;
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#rest(), LINGER);
  }

  #rest(): void {
    if (this.#items.size === 0) {
      this.#stop();
      return;
    }
    this.#isResting = true;
    this.#leave();
    this.#poller.restart();
  }

  #stop(): void {
    clearTimeout(this.#resting);
    this.#isResting = false;
    this.#poller.stop();
    this.#leave();
  }

  #leave(): void {
    this.#subscription?.stop();
    this.#subscription = undefined;
  }

  #liveChanged(isLive: boolean): void {
    // While an enqueue is in flight no other request would show that the server is unreachable.
    if (!isLive) for (const batch of this.#batches.values()) batch.noteOutage();
    if (this.#items.size > 0 || this.#batches.size > 0) this.pollNow();
  }

  #observeEvent({ item_id, batch_id }: ItemName, observation: Observation): void {
    const known = this.#items.get(item_id);
    const isKnown = known?.identity.batchId === batch_id;
    const item = isKnown ? known : (this.#batches.get(batch_id)?.item(item_id) ?? known);
    if (item) this.#change(item, observation);
  }

  /** Ids alone do not say whose items were canceled. */
  #canceled(ids: readonly number[]): void {
    if (this.#batches.size > 0 || ids.some((id) => this.#items.has(id))) this.pollNow();
  }

  #dequeued(id: number): void {
    for (const { onDequeued } of [...this.#dequeueListeners]) onDequeued(id);
  }
}
