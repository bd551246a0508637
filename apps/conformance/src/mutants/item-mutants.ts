import { randomUUID } from 'node:crypto';

import { changeResponse, changeUrl, eachField, eachObject, type Mutant } from './mutant.js';

const queue = '* /api/v1/queue/*';

/** Returns a change of the items that are retries. */
const ofRetries = (change: (item: Record<string, unknown>) => Record<string, unknown>) =>
  eachObject((object) => (typeof object['retried_from_item_id'] === 'number' ? change(object) : object));

/** Returns a mutant that changes the path of requests to queues other than `default`. */
const otherQueue = (method: string, path: string, queueId: string): Mutant['respond'] =>
  changeUrl(`${method} /api/v1/queue/*/${path}`, (url) => {
    url.pathname = url.pathname.replace(/queue\/[^/]+/, `queue/${queueId}`);
  });

/** Retried items, other queues and fields of items that are wrong. */
export const itemMutants: readonly Mutant[] = [
  {
    title: 'a retried item is another batch',
    scenario: 'a failed or canceled item is retri',
    respond: changeResponse(
      queue,
      ofRetries((item) => ({ ...item, batch_id: randomUUID() })),
    ),
  },
  {
    title: 'a retried item has no destination',
    scenario: 'a failed or canceled item is retri',
    respond: changeResponse(
      queue,
      ofRetries((item) => ({ ...item, destination: null })),
    ),
  },
  {
    title: 'a retried item has no origin',
    scenario: 'a failed or canceled item is retri',
    respond: changeResponse(
      queue,
      ofRetries((item) => ({ ...item, origin: null })),
    ),
  },
  {
    title: 'a retried item lacks its values',
    scenario: 'a retried item has',
    respond: changeResponse(
      queue,
      ofRetries((item) => ({ ...item, field_values: null })),
    ),
  },
  {
    title: 'a retried item is urgent',
    scenario: 'a failed or canceled item is retri',
    respond: changeResponse(
      queue,
      ofRetries((item) => ({ ...item, priority: 1 })),
    ),
  },
  {
    title: 'a retried item keeps the session of the first',
    scenario: 'a failed or canceled item is retri',
    respond: changeResponse(
      queue,
      ofRetries((item) => ({ ...item, session_id: '00000000-0000-4000-8000-000000000000' })),
    ),
  },
  {
    title: 'a retried item keeps its status changes',
    scenario: 'a failed or canceled item is retri',
    respond: changeResponse(
      queue,
      ofRetries((item) => ({ ...item, status_sequence: 3 })),
    ),
  },
  {
    title: 'no item is a retry',
    scenario: 'a failed or canceled item is retri',
    respond: changeResponse(
      queue,
      eachField('retried_from_item_id', () => null),
    ),
  },
  {
    title: 'the status of every queue is that of default',
    scenario: 'an unused queue is empty',
    respond: otherQueue('GET', 'status', 'default'),
  },
  {
    title: 'every queue lists the items of default',
    scenario: 'an unused queue is empty',
    respond: otherQueue('GET', 'list_all', 'default'),
  },
  {
    title: 'clearing another queue clears default',
    scenario: 'an unused queue is empty',
    respond: otherQueue('PUT', 'clear', 'default'),
  },
  {
    title: 'counts by destination are those of default',
    respond: otherQueue('GET', 'counts_by_destination', 'default'),
  },
  {
    title: 'the status of a batch is that in default',
    scenario: 'an unused queue is empty',
    respond: otherQueue('GET', 'b/*/status', 'default'),
  },
  { title: 'every batch is enqueued in default', respond: otherQueue('POST', 'enqueue_batch', 'default') },
  {
    title: 'canceling a batch works in every queue',
    scenario: 'a batch of another queue',
    respond: otherQueue('PUT', 'cancel_by_batch_ids', 'default'),
  },
  {
    title: 'the next item is that of default',
    scenario: 'an unused queue is empty',
    respond: otherQueue('GET', 'next', 'default'),
  },
  {
    title: 'the ids of items are in capitals',
    scenario: 'a blank image is cached until it i',
    respond: changeResponse(
      queue,
      eachField('session_id', (id) => (typeof id === 'string' ? id.toUpperCase() : id)),
    ),
  },
  {
    title: 'the session of an item has another id',
    scenario: 'a blank image is cached until it i',
    respond: changeResponse(
      queue,
      eachField('session_id', () => randomUUID()),
    ),
  },
  {
    title: 'a batch has one more item',
    scenario: 'a batch of three, of which the sec',
    respond: changeResponse(
      'GET /api/v1/queue/*/b/*/status',
      eachField('total', (total) => Number(total) + Number(Number(total) > 0)),
    ),
  },
];
