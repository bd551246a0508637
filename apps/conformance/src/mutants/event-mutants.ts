import { record } from '../record.js';
import type { Heard } from '../runner/events.js';

/** A way in which a server could tell the wrong things over its socket, and a story that would notice. */
export interface EventLie {
  readonly title: string;
  /** The beginning of the title of a scenario. */
  readonly scenario: string;
  /** Returns what the liar tells instead of an event. */
  readonly tell: (event: Heard) => readonly Heard[];
}

const run = 'a graph is run for each member of a list';

/** Returns a liar that tells something else instead of the events of one name. */
const instead =
  (name: string, tell: (payload: object) => readonly object[]): EventLie['tell'] =>
  (event) =>
    event.name === name ? tell(record(event.payload)).map((payload) => ({ name, payload })) : [event];

/** Returns a liar that tells the first event of a name after the next. */
function late(name: string): EventLie['tell'] {
  let held: Heard | undefined;
  let isDone = false;
  return (event) => {
    if (event.name === name && !isDone) {
      held = event;
      isDone = true;
      return [];
    }
    const told = held ? [event, held] : [event];
    held = undefined;
    return told;
  };
}

export const eventLies: readonly EventLie[] = [
  { title: 'nobody is told that a batch was enqueued', scenario: run, tell: instead('batch_enqueued', () => []) },
  { title: 'a node that starts is told of twice', scenario: run, tell: instead('invocation_started', (x) => [x, x]) },
  { title: 'a node is done before it has started', scenario: run, tell: late('invocation_started') },
  {
    title: 'what a node brought forth is another number',
    scenario: run,
    tell: instead('invocation_complete', (payload) => [{ ...payload, result: { type: 'integer_output', value: 99 } }]),
  },
  {
    title: 'an end carries no error',
    scenario: 'what a node lacks',
    tell: instead('queue_item_status_changed', (payload) => [{ ...payload, error_message: null }]),
  },
  {
    title: 'the counts of the queue stand still',
    scenario: 'a batch of three',
    tell: instead('queue_item_status_changed', (payload) => [{ ...payload, queue_status: {} }]),
  },
  {
    title: 'a batch that is canceled names no items',
    scenario: 'batches are canceled',
    tell: instead('queue_items_canceled', (payload) => [{ ...payload, canceled_item_ids: [] }]),
  },
  {
    title: 'an emptied queue is told of as another queue',
    scenario: 'a cleared queue is empty',
    tell: instead('queue_cleared', (payload) => [{ ...payload, queue_id: 'other' }]),
  },
];
