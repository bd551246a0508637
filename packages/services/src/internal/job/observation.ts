import type { QueueItem, QueueItemStatus } from '@x/models/queue-item';

import type { JobIdentity, NodeFailure } from '../../errors.js';
import type { JobEvent } from './events/event.js';
import type { NodeResult } from './result.js';

interface Event {
  readonly from: 'event';
  /** The item that the event is about. Its session is known, or `redacted`. */
  readonly identity: JobIdentity;
}

/** An event about one item. `sequence` counts the changes of its status; `null` before InvokeAI 6.13. */
export type EventObservation = Event &
  (
    | { readonly type: 'active'; readonly status: QueueItemStatus; readonly sequence: number | null }
    | { readonly type: 'progress'; readonly progress: Extract<JobEvent, { readonly type: 'progress' }> }
    | { readonly type: 'node'; readonly nodeType: string; readonly result: NodeResult }
    | { readonly type: 'node failed'; readonly failure: NodeFailure }
    | {
        readonly type: 'completed';
        readonly itemId: number;
        readonly sessionId: string;
        readonly sequence: number | null;
      }
    | { readonly type: 'failed'; readonly failure: NodeFailure; readonly sequence: number | null }
    | { readonly type: 'canceled' }
  );

interface Poll {
  readonly from: 'poll';
  /** Whether the state had an outage when the request was sent. */
  readonly hadOutage: boolean;
}

interface PolledItem extends Poll {
  /** A list does not say the session. */
  readonly identity: JobIdentity;
}

/** What a list of items says of one item. */
export type PollObservation =
  | (PolledItem &
      (
        | { readonly type: 'active'; readonly status: QueueItemStatus }
        | { readonly type: 'ended'; readonly status: 'completed' | 'failed' }
        | { readonly type: 'canceled'; readonly hasStarted: boolean }
      ))
  | (Poll & { readonly type: 'missing' | 'unreadable' });

/** The response to a request for one whole item. */
export type LoadObservation =
  | { readonly from: 'load'; readonly type: 'item'; readonly item: QueueItem }
  | { readonly from: 'load'; readonly type: 'missing' }
  | { readonly from: 'load'; readonly type: 'unreadable'; readonly cause: unknown };

/** A call by the user of this package, or the response to it. */
export type CommandObservation =
  | {
      readonly from: 'command';
      readonly type: 'cancel requested' | 'cancel refused' | 'not found' | 'closed';
    }
  /** Another item has the id, as the response to another request says. */
  | { readonly from: 'command'; readonly type: 'replaced'; readonly identity: JobIdentity };

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
