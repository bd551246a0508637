import { type JsonObject, record } from '../record.js';
import type { ServerEvent } from '../runner/events.js';

/** A fault in the events of a server, and a scenario that detects it. */
export interface EventMutant {
  readonly title: string;
  /** The beginning of the title of a scenario that detects it; without one, generated sequences do. */
  readonly scenario?: string;
  /** Returns the events that the mutant emits in place of one. */
  readonly emit: (event: ServerEvent) => readonly ServerEvent[];
}

const run = 'a graph runs for each member of a list';

/** Returns a mutant that replaces the events of one name. */
const changeEvent =
  (name: string, change: (payload: JsonObject) => readonly JsonObject[]): EventMutant['emit'] =>
  (event) =>
    event.name === name ? change(record(event.payload)).map((payload) => ({ name, payload })) : [event];

/** Returns a mutant that emits the first event of a name after the next event. */
function delayFirst(name: string): EventMutant['emit'] {
  let delayed: ServerEvent | undefined;
  let isDone = false;
  return (event) => {
    if (event.name === name && !isDone) {
      delayed = event;
      isDone = true;
      return [];
    }
    const emitted = delayed ? [event, delayed] : [event];
    delayed = undefined;
    return emitted;
  };
}

export const eventMutants: readonly EventMutant[] = [
  { title: 'no event says that a batch was enqueued', scenario: run, emit: changeEvent('batch_enqueued', () => []) },
  { title: 'a node starts twice', scenario: run, emit: changeEvent('invocation_started', (x) => [x, x]) },
  { title: 'a node completes before it starts', scenario: run, emit: delayFirst('invocation_started') },
  {
    title: 'the result of a node is another number',
    scenario: run,
    emit: changeEvent('invocation_complete', (payload) => [
      { ...payload, result: { type: 'integer_output', value: 99 } },
    ]),
  },
  {
    title: 'the event of a failed item has no error',
    scenario: 'a missing input',
    emit: changeEvent('queue_item_status_changed', (payload) => [{ ...payload, error_message: null }]),
  },
  {
    title: 'the counts of the queue do not change',
    scenario: 'a batch of three',
    emit: changeEvent('queue_item_status_changed', (payload) => [{ ...payload, queue_status: {} }]),
  },
  {
    title: 'the event of a canceled batch has no item ids',
    scenario: 'batches are canceled',
    emit: changeEvent('queue_items_canceled', (payload) => [{ ...payload, canceled_item_ids: [] }]),
  },
  {
    title: 'the event of a cleared queue names another queue',
    scenario: 'a cleared queue is empty',
    emit: changeEvent('queue_cleared', (payload) => [{ ...payload, queue_id: 'other' }]),
  },
  {
    title: 'times of events are milliseconds',
    scenario: run,
    emit: everyEvent({ timestamp: (time) => Number(time) * 1_000 }),
  },
  { title: 'events are an hour late', scenario: run, emit: everyEvent({ timestamp: (time) => Number(time) - 3_600 }) },
  {
    title: 'times of events are fractions',
    scenario: run,
    emit: everyEvent({ timestamp: (time) => Number(time) + 0.5 }),
  },
  {
    title: 'events have no destination',
    scenario: 'a batch of three, of which the sec',
    emit: everyEvent({ destination: () => null }),
  },
  {
    title: 'events have no origin',
    scenario: 'a failed or canceled item is retri',
    emit: everyEvent({ origin: () => null }),
  },
  {
    title: 'events name another user',
    scenario: 'a blank image is cached until it i',
    emit: everyEvent({ user_id: () => 'nobody' }),
  },
  { title: 'events of every queue name default', emit: everyEvent({ queue_id: () => 'default' }) },
  {
    title: 'events name another session',
    scenario: 'a blank image is cached until it i',
    emit: everyEvent({ session_id: () => crypto.randomUUID() }),
  },
  {
    title: 'events name another batch',
    scenario: 'a blank image is cached until it i',
    emit: everyEvent({ batch_id: () => crypto.randomUUID() }),
  },
  {
    title: 'events of nodes name the prepared node',
    scenario: 'a blank image is cached until it i',
    emit: everyEvent({ invocation_source_id: () => crypto.randomUUID() }),
  },
  {
    title: 'events never say when an item started',
    scenario: 'a blank image is cached until it i',
    emit: everyEvent({ started_at: () => null }),
  },
  {
    title: 'events never say when an item ended',
    scenario: 'a blank image is cached until it i',
    emit: everyEvent({ completed_at: () => null }),
  },
  {
    title: 'items of events are created now',
    scenario: 'a blank image is cached until it i',
    emit: everyEvent({ created_at: () => '2026-01-01 00:00:00.000' }),
  },
  {
    title: 'the event of a batch counts one more',
    scenario: 'a blank image is cached until it i',
    emit: everyEvent({ enqueued: (count) => Number(count) + 1 }),
  },
  {
    title: 'the event of a batch has no priority',
    scenario: 'a blank image is cached until it i',
    emit: everyEvent({ priority: () => null }),
  },
  {
    title: 'the event of retried items names none',
    scenario: 'a failed or canceled item is retri',
    emit: everyEvent({ retried_item_ids: () => [] }),
  },
  {
    title: 'no event says that items were retried',
    scenario: 'a failed or canceled item is retri',
    emit: changeEvent('queue_items_retried', () => []),
  },
  {
    title: 'the sequence of statuses begins at one',
    scenario: 'a blank image is cached until it i',
    emit: everyEvent({ status_sequence: (count) => Number(count) + 1 }),
  },
  {
    title: 'the counts of a batch are empty',
    scenario: 'a blank image is cached until it i',
    emit: everyEvent({ batch_status: () => ({}) }),
  },
];

/** Returns a mutant that changes these fields of every event that has them. */
function everyEvent(changes: Readonly<Record<string, (value: unknown) => unknown>>): EventMutant['emit'] {
  return ({ name, payload }) => {
    const entries = Object.entries(record(payload)).map(([key, value]) => [
      key,
      changes[key] ? changes[key](value) : value,
    ]);
    return [{ name, payload: Object.fromEntries(entries) }];
  };
}
