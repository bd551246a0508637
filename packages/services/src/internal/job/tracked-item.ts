import type { EventPayload } from '@x/models/event';
import type { QueueItemStatus } from '@x/models/queue-item';

import { type CancelCause, JobCanceledError, JobFailedError, JobGoneError, type NodeFailure } from '../../errors.js';
import { tell } from '../tell.js';
import type { JobEvent, JobStatus } from './event.js';
import type { Outcome } from './outcome.js';
import type { NodeResult } from './result.js';

/** Who is told what happens to an item. */
export interface ItemListener {
  readonly hear: (event: JobEvent) => void;
}

const NOBODY: readonly ItemListener[] = [];
const NO_PATH: readonly number[] = [];

/** What is known of one item, from events and from looking it up. It ends exactly once. */
export class TrackedItem {
  readonly id: number;
  /** How many nodes answer, when each does so exactly once: then hearing them all is knowing all. */
  readonly nodes: number | undefined;
  status: QueueItemStatus = 'pending';
  outcome: Outcome | undefined;
  end: JobStatus | undefined;
  /** Its own handle asked for the cancellation. */
  cancelAsked = false;
  /** The server was lost while the item was on its way, and it has not been seen since. */
  lost = false;
  /** A look did not find it, or could not read it. One answer may be wrong; two in a row are believed. */
  doubted = false;
  /** What the events of its failure said. The item itself says as much, if it is still there. */
  failure: NodeFailure | undefined;
  /** Called after those who listen, when it has ended. */
  onEnd: ((item: TrackedItem) => void) | undefined;
  #sequence = -1;
  #begun = false;
  #heard: Map<string, NodeResult> | undefined;
  // An array, for there may be ten thousand of these, with one listener each.
  #listeners: readonly ItemListener[] = NOBODY;

  constructor(id: number, nodes?: number) {
    this.id = id;
    this.nodes = nodes;
  }

  /** What all nodes answered, in the order in which they did; `undefined` unless all have been heard. */
  get heard(): NodeResult[] | undefined {
    const heard = [...(this.#heard?.values() ?? [])];
    return heard.length === this.nodes ? heard : undefined;
  }

  /** Tells of what happens from now on. One listener may listen to many. */
  listen(listener: ItemListener): void {
    this.#listeners = [...this.#listeners, listener];
  }

  /** Tells this listener nothing more. */
  leave(listener: ItemListener): void {
    this.#listeners = this.#listeners.filter((other) => other !== listener);
  }

  progress(event: EventPayload<'invocation_progress'>): void {
    const { invocation, invocation_source_id: nodeId, message, percentage, image: preview } = event;
    this.#begin();
    this.#tell({ type: 'progress', nodeId, nodeType: invocation.type, message, percentage, preview });
  }

  nodeEnded({ invocation, invocation_source_id: nodeId, result }: EventPayload<'invocation_complete'>): void {
    this.#heard ??= new Map();
    if (this.outcome || this.#heard.has(invocation.id)) return;
    this.#heard.set(invocation.id, { nodeId, preparedId: invocation.id, path: NO_PATH, output: result });
    this.#begin();
    this.#tell({ type: 'node', nodeId, nodeType: invocation.type, output: result });
  }

  /** Takes a status in, unless what is known is newer, and returns whether it did. */
  changed(status: QueueItemStatus, sequence: number | null): boolean {
    if (this.outcome || (sequence !== null && sequence <= this.#sequence)) return false;
    if (sequence !== null) this.#sequence = sequence;
    // An answer without a sequence may be older than what was heard.
    if (sequence !== null || status !== 'pending' || !this.#begun) this.status = status;
    if (status === 'in_progress') this.#begin();
    return true;
  }

  canceled(by: CancelCause = 'external'): void {
    this.settle({ error: new JobCanceledError(this.id, this.cancelAsked ? 'handle' : by) }, 'canceled');
  }

  /** Ends it as failed if an event has said why, and returns whether one had. */
  failed(): boolean {
    if (!this.failure) return false;
    this.settle({ error: new JobFailedError(this.id, this.failure) }, 'failed');
    return true;
  }

  gone(): void {
    if (!this.failed()) this.settle({ error: new JobGoneError(this.id) }, 'gone');
  }

  /** Ends the item, the first time it is called. */
  settle(outcome: Outcome, end: JobStatus): void {
    if (this.outcome) return;
    this.outcome = outcome;
    this.end = end;
    if (end !== 'gone' && end !== 'lost') this.status = end;
    this.#heard = undefined;
    this.failure = undefined;
    this.#tell({ type: 'finished', status: end });
    this.onEnd?.(this);
    this.#listeners = NOBODY;
  }

  #begin(): void {
    if (this.#begun || this.outcome) return;
    this.#begun = true;
    if (this.status === 'pending') this.status = 'in_progress';
    this.#tell({ type: 'started' });
  }

  #tell(event: JobEvent): void {
    for (const { hear } of this.#listeners) tell(hear, event);
  }
}
