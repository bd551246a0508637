import { Processor } from '../../engine/processor.js';
import type { Engine } from '../../engine/run-item.js';
import type { State } from '../../engine/state.js';
import { graphReader } from '../../graph/read-graph.js';
import type { Queue } from './queue.js';
import { QueueStore } from './queue-store.js';

/** Returns the queue of a sandbox, at work. */
export function createQueue(state: State, pace: Pick<Engine, 'nodeDelay' | 'random' | 'startDelay'>): Queue {
  const store = new QueueStore({ ...state, readGraph: graphReader(state.uuid) });
  return { store, processor: new Processor({ state, store, ...pace }) };
}
