import type { QueueItem, QueueItemStatus } from '@x/models/queue-item';

import type { NodeFailure } from '../../errors.js';
import type { JobEvent } from './event.js';
import type { NodeResult } from './result.js';

/** An event about one item. `sequence` counts the changes of its status; `null` before InvokeAI 6.13. */
export type EventObservation =
  | {
      readonly from: 'event';
      readonly type: 'active';
      readonly status: QueueItemStatus;
      readonly sequence: number | null;
    }
  | {
      readonly from: 'event';
      readonly type: 'progress';
      readonly progress: Extract<JobEvent, { readonly type: 'progress' }>;
    }
  | { readonly from: 'event'; readonly type: 'node'; readonly nodeType: string; readonly result: NodeResult }
  | { readonly from: 'event'; readonly type: 'node failed'; readonly failure: NodeFailure }
  | {
      readonly from: 'event';
      readonly type: 'completed';
      readonly itemId: number;
      readonly sessionId: string;
      readonly sequence: number | null;
    }
  | {
      readonly from: 'event';
      readonly type: 'failed';
      readonly failure: NodeFailure;
      readonly sequence: number | null;
    }
  | { readonly from: 'event'; readonly type: 'canceled' };

interface Poll {
  readonly from: 'poll';
  /** Whether the state had an outage when the request was sent. */
  readonly hadOutage: boolean;
}

/** What a list of items says of one item. */
export type PollObservation = Poll &
  (
    | { readonly type: 'active'; readonly status: QueueItemStatus }
    | { readonly type: 'ended'; readonly status: 'completed' | 'failed' }
    | { readonly type: 'canceled'; readonly hasStarted: boolean }
    | { readonly type: 'missing' }
    | { readonly type: 'unreadable' }
  );

/** The response to a request for one whole item. */
export type LoadObservation =
  | { readonly from: 'load'; readonly type: 'item'; readonly item: QueueItem }
  | { readonly from: 'load'; readonly type: 'missing' }
  | { readonly from: 'load'; readonly type: 'unreadable'; readonly cause: unknown };

/** A call by the user of this package, or the response to it. */
export type CommandObservation = {
  readonly from: 'command';
  readonly type: 'cancel requested' | 'cancel refused' | 'canceled' | 'not found' | 'closed';
};

/** The server could not be reached by a request; or not for so long that the wait ends. */
export type ConnectionObservation =
  | { readonly from: 'connection'; readonly type: 'unreachable' }
  | { readonly from: 'connection'; readonly type: 'given up'; readonly cause: unknown };

/** Everything that can change the state of an item. */
export type Observation =
  | CommandObservation
  | ConnectionObservation
  | EventObservation
  | LoadObservation
  | PollObservation;
