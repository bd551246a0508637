import type { EventPayload } from '@x/models/event';

import { HeldBatch } from './held-batch.js';
import type { JobStores, QueueRoom } from './job-stores.js';
import { type Pace, Reconciler } from './reconciler.js';
import { TrackedItem } from './tracked-item.js';

type StatusChange = EventPayload<'queue_item_status_changed'>;

/** A batch whose events are taken in. */
export interface Hold {
  /** Returns the batch's items, now that their ids are known. */
  items(ids: readonly number[]): TrackedItem[];
  release(): void;
}

/** Follows items from their events, and looks at the queue where events may be missing. Rests while there is none. */
export class QueueWatch {
  readonly #items = new Map<number, TrackedItem>();
  readonly #batches = new Map<string, HeldBatch>();
  readonly #events: JobStores['events'];
  readonly #room: QueueRoom;
  readonly #reconciler: Reconciler;
  readonly #starters = new Set<(id: number) => void>();
  #stops: (() => void)[] | undefined;

  constructor({ items, events }: Pick<JobStores, 'events' | 'items'>, queueId: string, pace: Pace) {
    this.#events = events;
    this.#room = { enter: 'subscribe_queue', leave: 'unsubscribe_queue', payload: { queue_id: queueId } };
    this.#reconciler = new Reconciler(items, this.#items, pace);
  }

  /** Takes in the events of a batch before it is sent: they can come before the answer does. */
  async hold(batchId: string, nodes: HeldBatch['nodes'], signal?: AbortSignal): Promise<Hold> {
    const batch = new HeldBatch(nodes);
    this.#batches.set(batchId, batch);
    await this.#listen(signal);
    return {
      items: (ids) => batch.complete(ids, (id) => this.track(id)),
      release: () => {
        this.#batches.delete(batchId);
        this.#rest();
      },
    };
  }

  /** Returns the item of that id, followed from now on. */
  track(id: number): TrackedItem {
    const known = this.#items.get(id);
    if (known) return known;
    const item = new TrackedItem(id);
    this.#items.set(id, item);
    item.listen(({ type }) => {
      if (type !== 'finished') return;
      this.#items.delete(id);
      this.#rest();
    });
    void this.#listen();
    return item;
  }

  /** Tells the id of every item of the queue that starts, while anything is followed. */
  onStart(listener: (id: number) => void): () => void {
    this.#starters.add(listener);
    return () => this.#starters.delete(listener);
  }

  /** Returns how many of the items followed are pending and behind this one. */
  behind(item: TrackedItem): number {
    return [...this.#items.values()].filter(({ id, status }) => status === 'pending' && id > item.id).length;
  }

  /** Looks at the queue as soon as possible. */
  urge(): void {
    this.#reconciler.urge();
  }

  async #listen(signal?: AbortSignal): Promise<void> {
    this.#reconciler.start();
    const events = this.#events;
    if (!events || this.#stops) return;
    const stops = [
      events.on('queue_item_status_changed', (event) => this.#changed(event)),
      events.on('invocation_progress', (event) => this.#progress(event)),
      events.on('invocation_complete', (event) => this.#item(event)?.nodeEnded(event)),
      events.on('queue_items_canceled', ({ canceled_item_ids: ids }) => {
        for (const id of ids) this.#items.get(id)?.canceled();
      }),
      events.on('queue_cleared', () => this.#reconciler.urge()),
      events.onState(({ state, missed }) => this.#heard(state, missed ?? false)),
    ];
    this.#stops = stops;
    const lease = await events.join(this.#room, { signal }).catch(() => undefined);
    signal?.throwIfAborted();
    if (!lease) return;
    if (this.#stops === stops) stops.push(() => lease.leave());
    else lease.leave();
  }

  #heard(state: string, missed: boolean): void {
    this.#reconciler.hearing = state === 'open';
    if (state !== 'open') for (const item of this.#items.values()) item.lost = true;
    if (missed || state !== 'open') this.#reconciler.urge();
  }

  #item({ item_id, batch_id }: Pick<StatusChange, 'item_id' | 'batch_id'>): TrackedItem | undefined {
    return this.#items.get(item_id) ?? this.#batches.get(batch_id)?.item(item_id, (id) => this.track(id));
  }

  #changed(event: StatusChange): void {
    if (event.status === 'in_progress') for (const listener of this.#starters) listener(event.item_id);
    const item = this.#item(event);
    if (!item?.changed(event.status, event.status_sequence)) return;
    if (event.status === 'canceled') item.canceled();
    if (event.status === 'failed') this.#failed(item, event);
    if (event.status === 'completed') this.#completed(item, event);
  }

  #failed(item: TrackedItem, { error_type, error_message, error_traceback }: StatusChange): void {
    item.failure = {
      nodeId: undefined,
      nodeType: undefined,
      errorType: error_type ?? 'unknown',
      errorMessage: error_message ?? '',
      traceback: error_traceback ?? undefined,
    };
    this.#reconciler.fetch(item);
  }

  #completed(item: TrackedItem, { batch_id, session_id: sessionId }: StatusChange): void {
    const nodes = this.#batches.get(batch_id)?.nodes;
    const results = [...item.heard];
    if (nodes?.length === results.length) item.settle({ result: { itemId: item.id, sessionId, results } }, 'completed');
    else this.#reconciler.fetch(item);
  }

  #progress(event: EventPayload<'invocation_progress'>): void {
    const { invocation, invocation_source_id: nodeId, message, percentage, image: preview } = event;
    this.#item(event)?.tell({ type: 'progress', nodeId, nodeType: invocation.type, message, percentage, preview });
  }

  #rest(): void {
    if (this.#items.size > 0 || this.#batches.size > 0) return;
    this.#reconciler.stop();
    for (const stop of this.#stops ?? []) stop();
    this.#stops = undefined;
  }
}
