import type { RequestOptions } from '@x/transport/options';

import type { JobStores } from './job-stores.js';
import type { CommandObservation, LoadObservation } from './observation.js';
import type { Item } from './tracked-item.js';

/** What a job needs of the service that created it. */
export interface JobContext {
  readonly stores: Pick<JobStores, 'images' | 'queue' | 'queueItems'>;
  /** Changes the state of an item. */
  observe(item: Item, observation: CommandObservation | LoadObservation): void;
  /** Returns about how many items are before one that is pending. */
  position(item: Item, options: RequestOptions): Promise<number>;
  /** Calls back with the id of every item of the queue that is no longer pending, whoever enqueued it. */
  onDequeued(callback: (id: number) => void): () => void;
  /** Puts items that failed or were canceled on the queue again, and returns the new ones, in the order of the old. */
  retry(items: readonly Item[], options: RequestOptions): Promise<Item[]>;
  /** Polls the queue as soon as possible. */
  pollNow(): void;
}
