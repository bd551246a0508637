import type { EventPayload } from '@x/models/event';

import { identityOf } from '../identity.js';
import type { QueueEvents } from '../job-stores.js';
import type { EventObservation } from '../observation.js';

/** The item that an event is about. */
export type ItemName = Pick<EventPayload<'queue_item_status_changed'>, 'batch_id' | 'item_id' | 'session_id'>;

/** Receives the events of a queue. */
export interface QueueEventListener {
  /** Called with each event, before all else. */
  onEvent(): void;
  /** Called with each event about one item. */
  observe(name: ItemName, observation: EventObservation): void;
  /** Called for each item that is no longer pending, whoever enqueued it. */
  onDequeued(id: number): void;
  /** Called when pending items were canceled together. Of what batches they are the event does not say. */
  onCanceled(ids: readonly number[]): void;
  /** Called when all items of the queue, or of one user, were deleted. */
  onCleared(): void;
}

const NO_PATH: readonly number[] = [];

/** Listens to the events of a queue, and returns how to stop. */
export function listenToQueue(events: QueueEvents, listener: QueueEventListener): (() => void)[] {
  const counted =
    <Event>(take: (event: Event) => void) =>
    (event: Event): void => {
      listener.onEvent();
      take(event);
    };
  return [
    events.on(
      'queue_item_status_changed',
      counted((event) => statusChanged(event, listener)),
    ),
    events.on(
      'invocation_progress',
      counted((event) => listener.observe(event, progressOf(event))),
    ),
    events.on(
      'invocation_complete',
      counted((event) => listener.observe(event, resultOf(event))),
    ),
    events.on(
      'invocation_error',
      counted((event) => listener.observe(event, errorOf(event))),
    ),
    events.on(
      'queue_items_canceled',
      counted(({ canceled_item_ids: ids }) => {
        listener.onCanceled(ids);
        for (const id of ids) listener.onDequeued(id);
      }),
    ),
    events.on(
      'queue_cleared',
      counted(() => listener.onCleared()),
    ),
  ];
}

function statusChanged(event: EventPayload<'queue_item_status_changed'>, listener: QueueEventListener): void {
  const { status, started_at } = event;
  if (status === 'in_progress' || (status === 'canceled' && started_at === null)) listener.onDequeued(event.item_id);
  listener.observe(event, statusOf(event));
}

const about = (event: ItemName) => ({ from: 'event', identity: identityOf(event) }) as const;

function statusOf(event: EventPayload<'queue_item_status_changed'>): EventObservation {
  const { status, status_sequence: sequence } = event;
  switch (status) {
    case 'completed':
      return { ...about(event), type: 'completed', itemId: event.item_id, sessionId: event.session_id, sequence };
    case 'failed':
      return { ...about(event), type: 'failed', sequence, failure: failureOf(event) };
    case 'canceled':
      return { ...about(event), type: 'canceled' };
    default:
      return { ...about(event), type: 'active', status, sequence };
  }
}

/** The event of an item that failed does not name the node. */
const failureOf = (event: EventPayload<'queue_item_status_changed'>) => ({
  nodeId: undefined,
  nodeType: undefined,
  errorType: event.error_type ?? 'unknown',
  errorMessage: event.error_message ?? '',
  traceback: event.error_traceback ?? undefined,
});

function progressOf(event: EventPayload<'invocation_progress'>): EventObservation {
  const { invocation, invocation_source_id: nodeId, message, percentage, image: preview } = event;
  const progress = { type: 'progress', nodeId, nodeType: invocation.type, message, percentage, preview } as const;
  return { ...about(event), type: 'progress', progress };
}

function resultOf(event: EventPayload<'invocation_complete'>): EventObservation {
  const { invocation, invocation_source_id: nodeId, result: output } = event;
  const result = { nodeId, preparedId: invocation.id, path: NO_PATH, output };
  return { ...about(event), type: 'node', nodeType: invocation.type, result };
}

/** Follows the `failed` of the item, as a rule, and names the node. */
function errorOf(event: EventPayload<'invocation_error'>): EventObservation {
  const failure = {
    nodeId: event.invocation_source_id,
    nodeType: event.invocation.type,
    errorType: event.error_type,
    errorMessage: event.error_message,
    traceback: event.error_traceback,
  };
  return { ...about(event), type: 'node failed', failure };
}
