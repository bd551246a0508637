import type { EventPayload } from '@x/models/event';
import type { QueueItemStatus } from '@x/models/queue-item';

import { type CancelCause, type Failure, JobCanceledError, JobFailedError, JobGoneError } from '../job-errors.js';
import type { JobEvent } from '../job-event.js';
import type { NodeResult } from '../job-result.js';
import type { Outcome } from './outcome.js';
import { tell } from './tell.js';

/** What is known of one item, from events and from looking it up. It ends exactly once. */
export class TrackedItem {
  readonly id: number;
  status: QueueItemStatus = 'pending';
  outcome: Outcome | undefined;
  /** Its own handle asked for the cancellation. */
  cancelAsked = false;
  /** The server was out of reach while the item was on its way. */
  lost = false;
  /** What the event of its failure said. The item itself says more, if it is still there. */
  failure: Failure | undefined;
  #sequence = -1;
  #heard: NodeResult[] = [];
  #listeners: Set<(event: JobEvent) => void> | undefined;

  constructor(id: number) {
    this.id = id;
  }

  /** What the nodes heard of have answered, in the order in which they did. */
  get heard(): readonly NodeResult[] {
    return this.#heard;
  }

  /** Tells of what happens from now on; of the end, when it has happened, at once. Returns how to stop. */
  listen(listener: (event: JobEvent) => void): () => void {
    this.#listeners ??= new Set();
    this.#listeners.add(listener);
    return () => this.#listeners?.delete(listener);
  }

  tell(event: JobEvent): void {
    for (const listener of this.#listeners ?? []) tell(listener, event);
  }

  nodeEnded({ invocation, invocation_source_id: nodeId, result }: EventPayload<'invocation_complete'>): void {
    if (this.outcome || this.#heard.some(({ preparedId }) => preparedId === invocation.id)) return;
    this.#heard.push({ nodeId, preparedId: invocation.id, path: [], output: result });
    this.tell({ type: 'node', nodeId, nodeType: invocation.type, output: result });
  }

  /** Takes a status in, unless what is known is newer, and returns whether it did. */
  changed(status: QueueItemStatus, sequence: number | null): boolean {
    if (this.outcome || (sequence !== null && sequence <= this.#sequence)) return false;
    if (sequence !== null) this.#sequence = sequence;
    if (status === 'in_progress' && this.status !== status) this.tell({ type: 'started' });
    this.status = status;
    return true;
  }

  canceled(by: CancelCause = 'elsewhere'): void {
    this.settle({ error: new JobCanceledError(this.id, this.cancelAsked ? 'this' : by) }, 'canceled');
  }

  gone(): void {
    if (this.failure) this.settle({ error: new JobFailedError(this.id, this.failure) }, 'failed');
    else this.settle({ error: new JobGoneError(this.id) }, 'gone');
  }

  /** Ends the item, the first time it is called. */
  settle(outcome: Outcome, status: QueueItemStatus | 'gone'): void {
    if (this.outcome) return;
    this.outcome = outcome;
    if (status !== 'gone') this.status = status;
    this.#heard = [];
    this.tell({ type: 'finished', status });
    this.#listeners = undefined;
  }
}
