import type { EventName, EventPayload } from '@x/models/event';
import type { ImageReader } from '@x/repositories/image';
import type { QueueReader, QueueWriter } from '@x/repositories/queue';
import type { QueueItemReader, QueueItemWriter } from '@x/repositories/queue-item';
import type { RequestOptions } from '@x/transport/options';

type Hear<Name extends EventName> = (payload: EventPayload<Name>) => void;

/** The events of a server, as `createEventSocket({ events })` of `@x/transport/event-socket` brings them. */
export interface QueueEvents {
  /** `open` while events arrive. */
  readonly state: string;
  on(name: 'queue_item_status_changed', hear: Hear<'queue_item_status_changed'>): () => void;
  on(name: 'queue_items_canceled', hear: Hear<'queue_items_canceled'>): () => void;
  on(name: 'queue_cleared', hear: Hear<'queue_cleared'>): () => void;
  on(name: 'invocation_progress', hear: Hear<'invocation_progress'>): () => void;
  on(name: 'invocation_complete', hear: Hear<'invocation_complete'>): () => void;
  on(name: 'invocation_error', hear: Hear<'invocation_error'>): () => void;
  onState(listener: (change: { readonly state: string }) => void): () => void;
  join(room: QueueRoom, options?: RequestOptions): Promise<QueueLease>;
}

/** What the socket sends to hear of a queue, and to hear of it no more. */
export interface QueueRoom {
  readonly enter: string;
  readonly leave: string;
  readonly payload: object;
}

/** A place among those who hear of a queue. */
export interface QueueLease {
  /** Returns whether the server answers. */
  confirm(options?: RequestOptions): Promise<boolean>;
  leave(): void;
}

/** What the work on jobs needs; in a test, plain objects will do. */
export interface JobStores {
  readonly queue: QueueReader & QueueWriter;
  readonly items: QueueItemReader & QueueItemWriter;
  readonly images: Pick<ImageReader, 'getMany'>;
  /** Without it jobs are followed by asking. */
  readonly events?: QueueEvents | undefined;
}
