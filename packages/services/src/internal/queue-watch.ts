import type { EventPayload } from '@x/models/event';

import { JobLostError } from '../job-errors.js';
import { EarlyBatch } from './early-batch.js';
import type { JobStores, QueueRoom } from './job-stores.js';
import { Listening, type On } from './listening.js';
import { type Pace, Reconciler } from './reconciler.js';
import { TrackedItem } from './tracked-item.js';
import { untilAborted } from './until-aborted.js';

type StatusChange = EventPayload<'queue_item_status_changed'>;

/** Follows items from their events, and looks at the queue where events may be missing. Rests while there is none. */
export class QueueWatch {
  readonly #items = new Map<number, TrackedItem>();
  readonly #batches = new Map<string, EarlyBatch>();
  readonly #events: JobStores['events'];
  readonly #room: QueueRoom;
  readonly #pulse: number;
  readonly #reconciler: Reconciler;
  readonly #leavers = new Set<{ readonly see: (id: number) => void }>();
  #holds = 0;
  #listening: Listening | undefined;

  constructor({ items, events }: Pick<JobStores, 'events' | 'items'>, queueId: string, pace: Pace) {
    this.#events = events;
    this.#room = { enter: 'subscribe_queue', leave: 'unsubscribe_queue', payload: { queue_id: queueId } };
    this.#pulse = pace.poll;
    this.#reconciler = new Reconciler(items, this.#items, pace);
  }

  /** Keeps awake, and returns how to let go, as soon as events arrive or it is known that they do not. */
  async hold(signal?: AbortSignal): Promise<() => void> {
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
    const batch = new EarlyBatch(nodes);
    this.#batches.set(batchId, batch);
    return {
      follow: (ids: readonly number[]) => {
        if (batch.doubted) this.urge();
        return ids.map((id) => this.track(id, batch.item(id)));
      },
      end: () => this.#batches.delete(batchId),
    };
  }

  isExpected(batchId: string): boolean {
    return this.#batches.has(batchId);
  }

  /** Returns the item of that id, followed from now on unless it has ended. */
  track(id: number, item = this.#early(id) ?? new TrackedItem(id)): TrackedItem {
    const known = this.#items.get(id);
    if (known ?? item.outcome) return known ?? item;
    this.#items.set(id, item);
    item.listen(({ type }) => {
      if (type !== 'finished') return;
      this.#items.delete(id);
      this.#rest();
    });
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

  /** Follows nothing any more. */
  close(): void {
    for (const item of [...this.#items.values()]) {
      item.settle({ error: new JobLostError(item.id, 'nobody follows it any more') }, 'lost');
    }
  }

  async #wake(): Promise<void> {
    this.#reconciler.start();
    if (!this.#events) return;
    this.#listening ??= new Listening(this.#events, {
      room: this.#room,
      pulse: this.#pulse,
      subscribe: (on) => this.#subscribe(on),
      onHearing: (isHearing) => {
        this.#reconciler.isHearing = isHearing;
        if (this.#items.size > 0 || this.#batches.size > 0) this.urge();
      },
      onBreak: () => this.#reconciler.lose(),
    });
    await this.#listening.ready;
  }

  #rest(): void {
    if (this.#items.size > 0 || this.#holds > 0) return;
    this.#reconciler.stop();
    this.#listening?.stop();
    this.#listening = undefined;
  }

  #subscribe(on: On): void {
    on('queue_item_status_changed', (event) => this.#changed(event));
    on('invocation_progress', (event) => this.#item(event)?.progress(event));
    on('invocation_complete', (event) => this.#item(event)?.nodeEnded(event));
    on('invocation_error', (event) => this.#erred(event));
    on('queue_items_canceled', ({ canceled_item_ids: ids }) => {
      for (const id of ids) {
        this.#items.get(id)?.canceled();
        this.#left(id);
      }
      for (const batch of this.#batches.values()) batch.doubted = true;
    });
    on('queue_cleared', () => this.urge());
  }

  #item({ item_id, batch_id }: Pick<StatusChange, 'item_id' | 'batch_id'>): TrackedItem | undefined {
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

  #changed(event: StatusChange): void {
    const { status } = event;
    if (status === 'in_progress' || (status === 'canceled' && event.started_at === null)) this.#left(event.item_id);
    const item = this.#item(event);
    if (!item?.changed(status, event.status_sequence)) return;
    if (status === 'canceled') item.canceled();
    if (status === 'failed') this.#failed(item, event);
    if (status === 'completed') this.#completed(item, event);
  }

  #failed(item: TrackedItem, { error_type, error_message, error_traceback }: StatusChange): void {
    item.failure ??= {
      nodeId: undefined,
      nodeType: undefined,
      errorType: error_type ?? 'unknown',
      errorMessage: error_message ?? '',
      traceback: error_traceback ?? undefined,
    };
    this.#reconciler.fetch(item);
  }

  #erred(event: EventPayload<'invocation_error'>): void {
    const item = this.#item(event);
    if (!item || item.outcome) return;
    item.failure = {
      nodeId: event.invocation_source_id,
      nodeType: event.invocation.type,
      errorType: event.error_type,
      errorMessage: event.error_message,
      traceback: event.error_traceback,
    };
    this.#reconciler.fetch(item);
  }

  #completed(item: TrackedItem, { session_id: sessionId }: StatusChange): void {
    const results = item.heard;
    if (results) item.settle({ result: { itemId: item.id, sessionId, results } }, 'completed');
    else this.#reconciler.fetch(item);
  }
}
