import { InvokeError } from '@x/transport/errors';

/** A job that will bring no result. Its subclasses say why. */
export class JobError extends InvokeError {
  override readonly name: string = 'JobError';
  readonly itemId: number;

  constructor(itemId: number, message: string) {
    super(message);
    this.itemId = itemId;
  }
}

/** Why a job failed, in the server's words. */
export interface NodeFailure {
  /** The node in the graph that was sent; `undefined` when the server does not say. */
  readonly nodeId: string | undefined;
  readonly nodeType: string | undefined;
  /** The name of the exception in the server, such as `OutOfMemoryError`. */
  readonly errorType: string;
  readonly errorMessage: string;
  /** The Python traceback. It is not part of the error's message. */
  readonly traceback: string | undefined;
}

/** A node failed. What the nodes before it had made is still there. */
export class JobFailedError extends JobError implements NodeFailure {
  override readonly name = 'JobFailedError';
  readonly nodeId: string | undefined;
  readonly nodeType: string | undefined;
  readonly errorType: string;
  readonly errorMessage: string;
  readonly traceback: string | undefined;

  constructor(itemId: number, failure: NodeFailure) {
    const where = failure.nodeId === undefined ? '' : ` in node ${failure.nodeId} (${failure.nodeType})`;
    super(itemId, `job ${itemId} failed${where}: ${failure.errorType}: ${failure.errorMessage}`);
    this.nodeId = failure.nodeId;
    this.nodeType = failure.nodeType;
    this.errorType = failure.errorType;
    this.errorMessage = failure.errorMessage;
    this.traceback = failure.traceback;
  }
}

/** Who stopped a job: its own handle, somebody else, or a server that was restarted while it ran. */
export type CancelCause = 'handle' | 'external' | 'restart';

/** The job was canceled before it ended. */
export class JobCanceledError extends JobError {
  override readonly name = 'JobCanceledError';
  /** `restart` is what it looks like: the server cancels what ran and tells nobody. */
  readonly by: CancelCause;

  constructor(itemId: number, by: CancelCause) {
    const how = { handle: '', external: ' by somebody else', restart: ': the server was restarted while it ran' }[by];
    super(itemId, `job ${itemId} was canceled${how}`);
    this.by = by;
  }
}

/** The job is not on the queue any more: deleted, pruned or cleared before its end was seen. */
export class JobGoneError extends JobError {
  override readonly name = 'JobGoneError';

  constructor(itemId: number) {
    super(itemId, `job ${itemId} is not on the queue any more: it was deleted, pruned or cleared`);
  }
}

/** The server was out of reach for too long to go on waiting. The job may have gone on, or ended. */
export class JobLostError extends JobError {
  override readonly name = 'JobLostError';

  constructor(itemId: number, cause: unknown) {
    super(itemId, `job ${itemId} was lost sight of: ${cause instanceof Error ? cause.message : String(cause)}`);
    this.cause = cause;
  }
}

/** The wait was given up. The job goes on. */
export class JobTimeoutError extends JobError {
  override readonly name = 'JobTimeoutError';
  /** Milliseconds waited. */
  readonly maxWait: number;

  constructor(itemId: number, maxWait: number) {
    super(itemId, `job ${itemId} did not end within ${maxWait} ms; it goes on`);
    this.maxWait = maxWait;
  }
}

/** The queue was full, so only some of the items were put on it, or none. */
export class QueueFullError extends InvokeError {
  override readonly name = 'QueueFullError';
  readonly enqueued: number;
  readonly requested: number;
  /** The ids of those that are on the queue, in the order of the batch. They will run unless canceled. */
  readonly itemIds: readonly number[];

  /** The answer was lost and the items were looked for: those that are not there may have been deleted meanwhile. */
  readonly isRecovered: boolean;

  constructor(taken: Pick<QueueFullError, 'enqueued' | 'requested' | 'itemIds' | 'isRecovered'>) {
    const { enqueued, requested, itemIds, isRecovered } = taken;
    const why = isRecovered ? 'it is full, or the others were deleted' : 'it is full';
    super(`the queue took ${enqueued} of ${requested} items: ${why}`);
    this.isRecovered = isRecovered;
    this.enqueued = enqueued;
    this.requested = requested;
    this.itemIds = itemIds;
  }
}

/** What is known of a batch whose answer was lost: it is not on the queue, or the queue could not be looked at. */
export type BatchPresence = 'missing' | 'unknown';

/** The answer to an enqueue was lost, and the batch was not found on the queue afterwards. */
export class NotEnqueuedError extends InvokeError {
  override readonly name = 'NotEnqueuedError';
  /** The id it would be found by, should it turn up after all. */
  readonly batchId: string;
  readonly presence: BatchPresence;

  constructor(batchId: string, cause: InvokeError, presence: BatchPresence) {
    const where = { missing: 'is not on the queue', unknown: 'may be on the queue, which could not be looked at' };
    super(`the answer was lost and batch ${batchId} ${where[presence]}: ${cause.message}`, { cause });
    this.batchId = batchId;
    this.presence = presence;
  }
}

/** A task stopped half-way because a request failed. Running it again continues where it stopped. */
export class IncompleteError<Report = unknown> extends InvokeError {
  override readonly name = 'IncompleteError';
  /** What is known to have happened. */
  readonly report: Report;

  constructor(report: Report, cause: InvokeError) {
    super(`stopped half-way, run it again to continue: ${cause.message}`, { cause });
    this.report = report;
  }
}
