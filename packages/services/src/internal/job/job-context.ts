import type { RequestOptions } from '@x/transport/options';

import type { JobStores } from './job-stores.js';
import type { TrackedItem } from './tracked-item.js';

/** What the handle of a job needs of the service that made it. */
export interface JobContext {
  readonly stores: Pick<JobStores, 'images' | 'queue' | 'queueItems'>;
  /** Returns about how many items are before one that is pending. */
  ahead(item: TrackedItem, options: RequestOptions): Promise<number>;
  /** Tells the id of every item of the queue that waits no more, whoever it belongs to. */
  onLeave(see: (id: number) => void): () => void;
  /** Puts items that failed or were canceled on the queue again, and returns the new ones, in the order of the old. */
  retry(ids: readonly number[], options: RequestOptions): Promise<TrackedItem[]>;
  /** Looks at the queue as soon as possible. */
  urge(): void;
}
