import { InputError } from '@x/transport/errors';
import type { EventRoom } from '@x/transport/event-socket';

import { JobLostError } from '../../errors.js';
import { untilAborted } from '../until-aborted.js';
import { type ItemName, itemEvents } from './item-events.js';
import type { JobStores, QueueEvents } from './job-stores.js';
import { EarlyBatch } from './pending-batch.js';
import { type Pace, Reconciler } from './poller.js';
import { Listening } from './subscription.js';
import { TrackedItem } from './tracked-item.js';

/** Milliseconds. */
const LINGER = 50;

/** Follows items from their events, and looks at the queue where events may be missing. Rests while there is none. */
export class QueueWatch {
  readonly #items = new Map<number, TrackedItem>();
  readonly #batches = new Map<string, EarlyBatch>();
  readonly #events: JobStores['events'];
  readonly #room: EventRoom;
  readonly #pulse: number;
  readonly #reconciler: Reconciler;
  readonly #leavers = new Set<{ readonly see: (id: number) => void }>();
  readonly #onEnd = ({ id }: TrackedItem): void => {
    this.#items.delete(id);
    this.#rest();
  };
  #holds = 0;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #isHearing = false;
  #listening: Listening | undefined;

  constructor({ queueItems, events }: Pick<JobStores, 'events' | 'queueItems'>, queueId: string, pace: Pace) {
    this.#events = events;
    this.#room = { enter: 'subscribe_queue', leave: 'unsubscribe_queue', payload: { queue_id: queueId } };
    this.#pulse = pace.pollInterval;
    this.#reconciler = new Reconciler(queueItems, this.#items, { ...pace, onLost: () => this.lose() });
  }

  /** Keeps awake, and returns how to let go, as soon as events arrive or it is known that they do not. */
  async hold(signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    this.#holds++;
    let isHeld = true;
    const release = (): void => {
      if (isHeld) this.#holds--;
      isHeld = false;
      this.#rest();
    };
    try {
      await untilAborted(this.#wake(), signal);
      return release;
    } catch (reason) {
      release();
      throw reason;
    }
  }

  /** Takes in what is told of a batch that is about to be sent. Returns how to follow its items, and how to end it. */
  expect(batchId: string, nodes: number | undefined) {
    if (this.#batches.has(batchId)) throw new InputError('batch.batch_id', 'is that of a batch on its way');
    const batch = new EarlyBatch(nodes);
    this.#batches.set(batchId, batch);
    return {
      follow: (ids: readonly number[]) => {
        if (batch.doubted) this.urge();
        return ids.map((id) => this.track(id, batch.own(id)));
      },
      end: () => this.#batches.delete(batchId),
    };
  }

  /** Returns the item of that id, followed from now on unless it has ended. */
  track(id: number, item = this.#early(id) ?? new TrackedItem(id)): TrackedItem {
    const known = this.#items.get(id);
    if (known ?? item.outcome) return known ?? item;
    this.#items.set(id, item);
    item.onEnd = this.#onEnd;
    void this.#wake();
    return item;
  }

  /** Tells the id of every item of the queue that waits no more, while anything is followed. */
  onLeave(see: (id: number) => void): () => void {
    const leaver = { see };
    this.#leavers.add(leaver);
    return () => this.#leavers.delete(leaver);
  }

  /** Returns how many of the items followed are pending and behind this one. */
  behind(item: TrackedItem): number {
    return [...this.#items.values()].filter(({ id, status }) => status === 'pending' && id > item.id).length;
  }

  /** Looks at the queue as soon as possible. */
  urge(): void {
    for (const batch of this.#batches.values()) batch.doubted = true;
    this.#reconciler.urge();
  }

  /**
   * A request did not reach the server: what is found canceled next may be so because it was restarted. While events
   * arrive it was not.
   */
  lose(): void {
    if (this.#isHearing) return;
    for (const item of this.#items.values()) item.lost = true;
    for (const batch of this.#batches.values()) batch.lost = true;
  }

  /** Follows nothing any more. */
  close(): void {
    for (const item of [...this.#items.values()]) {
      item.settle({ error: new JobLostError(item.id, 'nobody follows it any more') }, 'lost');
    }
    if (this.#holds === 0) this.#stop();
  }

  async #wake(): Promise<void> {
    clearTimeout(this.#resting);
    this.#reconciler.start();
    if (!this.#events) return;
    this.#listening ??= new Listening(this.#events, {
      room: this.#room,
      pulse: this.#pulse,
      subscribe: (events, onEvent) => this.#subscribe(events, onEvent),
      onHearing: (isHearing) => {
        this.#isHearing = isHearing;
        this.#reconciler.isHearing = isHearing;
        // While an answer is waited for, nothing is asked that would show that the server is gone.
        if (!isHearing) for (const batch of this.#batches.values()) batch.lost = true;
        if (this.#items.size > 0 || this.#batches.size > 0) this.urge();
      },
    });
    await this.#listening.ready;
  }

  /** Rests a little later: who waited for the last item comes first, and who goes on with another finds all in place. */
  #rest(): void {
    if (this.#items.size > 0 || this.#holds > 0) return;
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#stop(), LINGER);
  }

  #stop(): void {
    clearTimeout(this.#resting);
    this.#reconciler.stop();
    this.#listening?.stop();
    this.#listening = undefined;
    this.#isHearing = false;
  }

  #subscribe(events: QueueEvents, onEvent: () => void): (() => void)[] {
    return itemEvents(events, {
      onEvent,
      find: (event) => this.#item(event),
      fetch: (item) => this.#reconciler.fetch(item),
      onLeave: (id) => this.#left(id),
      onCanceled: (ids) => {
        for (const id of ids) this.#items.get(id)?.canceled();
        for (const batch of this.#batches.values()) batch.doubted = true;
      },
      onCleared: () => this.urge(),
    });
  }

  #item({ item_id, batch_id }: ItemName): TrackedItem | undefined {
    return this.#items.get(item_id) ?? this.#batches.get(batch_id)?.item(item_id);
  }

  #early(id: number): TrackedItem | undefined {
    for (const batch of this.#batches.values()) {
      const item = batch.find(id);
      if (item) return item;
    }
    return undefined;
  }

  #left(id: number): void {
    for (const { see } of [...this.#leavers]) see(id);
  }
}
