import type { Client } from '../../../app/client.js';
import { createStore, type Store } from '../../../store.js';
import { isEnded } from '../../jobs/queue/job-state.js';

/** The items of the queue that are run at this moment, as far as events have said. */
export const runningItems: Store<ReadonlySet<number>> = createStore<ReadonlySet<number>>(new Set());

/** Keeps the items that are run up to date, until the function that is returned is called. */
export function watchRunning(events: Client['events']): () => void {
  const change = (id: number, isRunning: boolean) => {
    const items = runningItems.get();
    if (items.has(id) === isRunning) return;
    runningItems.set(new Set(isRunning ? [...items, id] : [...items].filter((one) => one !== id)));
  };
  const removals = [
    events.on('queue_item_status_changed', ({ item_id, status }) => {
      if (status === 'in_progress' || isEnded(status)) change(item_id, status === 'in_progress');
    }),
    // One that has started before anybody listened.
    events.on('invocation_progress', ({ item_id }) => change(item_id, true)),
  ];
  return () => {
    for (const remove of removals) remove();
  };
}
