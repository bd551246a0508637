import type { EventPayload } from '@x/models/event';

import type { QueueEvents } from './job-stores.js';
import type { TrackedItem } from './tracked-item.js';

type StatusChange = EventPayload<'queue_item_status_changed'>;

/** What an event says of the item that it is about. */
export type ItemName = Pick<StatusChange, 'batch_id' | 'item_id'>;

export interface ItemWatcher {
  /** Called with every event. */
  onEvent(): void;
  /** Returns the item that an event is about, if it is followed. */
  find(name: ItemName): TrackedItem | undefined;
  /** Gets from the server what the events do not say of an item that has ended. */
  fetch(item: TrackedItem): void;
  /** Called for every item that waits no more, whoever it belongs to. */
  onLeave(id: number): void;
  /** Called when many were canceled, or deleted, at once. */
  onCanceled(ids: readonly number[]): void;
  onCleared(): void;
}

/** Takes in what a queue's events say, and returns how to stop. */
export function itemEvents(events: QueueEvents, watcher: ItemWatcher): (() => void)[] {
  const hear =
    <Event>(take: (event: Event) => void) =>
    (event: Event): void => {
      watcher.onEvent();
      take(event);
    };
  return [
    events.on(
      'queue_item_status_changed',
      hear((event) => changed(event, watcher)),
    ),
    events.on(
      'invocation_progress',
      hear((event) => watcher.find(event)?.progress(event)),
    ),
    events.on(
      'invocation_complete',
      hear((event) => watcher.find(event)?.nodeEnded(event)),
    ),
    events.on(
      'invocation_error',
      hear((event) => erred(event, watcher)),
    ),
    events.on(
      'queue_items_canceled',
      hear(({ canceled_item_ids: ids }) => {
        watcher.onCanceled(ids);
        for (const id of ids) watcher.onLeave(id);
      }),
    ),
    events.on(
      'queue_cleared',
      hear(() => watcher.onCleared()),
    ),
  ];
}

function changed(event: StatusChange, watcher: ItemWatcher): void {
  const { status } = event;
  if (status === 'in_progress' || (status === 'canceled' && event.started_at === null)) watcher.onLeave(event.item_id);
  const item = watcher.find(event);
  if (!item?.changed(status, event.status_sequence)) return;
  if (status === 'canceled') item.canceled();
  if (status === 'failed' && !item.failed()) failed(item, event, watcher);
  if (status === 'completed') completed(item, event, watcher);
}

function completed(item: TrackedItem, { session_id: sessionId }: StatusChange, watcher: ItemWatcher): void {
  const results = item.heard;
  if (results) item.settle({ result: { itemId: item.id, sessionId, results } }, 'completed');
  else watcher.fetch(item);
}

function failed(item: TrackedItem, event: StatusChange, watcher: ItemWatcher): void {
  item.failure = {
    nodeId: undefined,
    nodeType: undefined,
    errorType: event.error_type ?? 'unknown',
    errorMessage: event.error_message ?? '',
    traceback: event.error_traceback ?? undefined,
  };
  watcher.fetch(item);
}

/** Comes after the item's own `failed`, as a rule, and says more. */
function erred(event: EventPayload<'invocation_error'>, watcher: ItemWatcher): void {
  const item = watcher.find(event);
  if (!item || item.outcome) return;
  item.failure = {
    nodeId: event.invocation_source_id,
    nodeType: event.invocation.type,
    errorType: event.error_type,
    errorMessage: event.error_message,
    traceback: event.error_traceback,
  };
  if (item.status === 'failed') item.failed();
}
