import type { Processor } from '../../engine/processor.js';
import type { QueueStore } from './queue-store.js';

/** What the operations of the queue work on. */
export interface Queue {
  readonly store: QueueStore;
  readonly processor: Processor;
}
