import type { eventSchemas } from '@x/models/event';
import type { ImageReader } from '@x/repositories/image';
import type { QueueReader, QueueWriter } from '@x/repositories/queue';
import type { QueueItemReader, QueueItemRepository, QueueItemWriter } from '@x/repositories/queue-item';
import type { EventSocket } from '@x/transport/event-socket';

/** The events of a server, as `createEventSocket({ events })` of `@x/transport/event-socket` receives them. */
export type QueueEvents = Pick<EventSocket<typeof eventSchemas>, 'join' | 'on' | 'onState' | 'state'>;

/** The repositories that `JobService` needs, and the events. In a test plain objects will do. */
export interface JobStores {
  /** What enqueues, counts and cancels batches. */
  readonly queue: QueueReader & QueueWriter;
  /** What reads, cancels, retries and deletes items of the same queue. */
  readonly queueItems: QueueItemReader & QueueItemWriter & Partial<Pick<QueueItemRepository, 'list'>>;
  /** What reads the images of a result. */
  readonly images: Pick<ImageReader, 'getMany'>;
  /** Without it the queue is polled. */
  readonly events?: QueueEvents | undefined;
}
