import { type JsonObject, record } from '../record.js';
import type { ServerEvent } from '../runner/events.js';

/** A fault in the events of a server, and a scenario that detects it. */
export interface EventMutant {
  readonly title: string;
  /** The beginning of the title of a scenario. */
  readonly scenario: string;
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
];
