import type { Board } from '@x/models/board';
import { InvokeError } from '@x/transport/errors';

export {
  ChecksumError,
  EmptyFileError,
  JournalError,
  MediaTypeError,
  SidecarError,
  UnreadableError,
  UnwritableError,
} from './internal/transfer/errors.js';
export {
  BatchNodesError,
  IntermediateOutputsError,
  type MapHolder,
  MapInUseError,
  type ValueProblem,
  WorkflowRefusedError,
  WorkflowValuesError,
} from './internal/workflow/errors.js';

/** A job without a result. Its subclasses say why. */
export class JobError extends InvokeError {
  override readonly name: string = 'JobError';
  /** The item on the queue that the job is. */
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
  /** For instance `noise`; `undefined` when the server does not say. */
  readonly nodeType: string | undefined;
  /** The name of the exception in the server, such as `OutOfMemoryError`. */
  readonly errorType: string;
  /** The text of the exception. It may be empty. */
  readonly errorMessage: string;
  /** The Python traceback. It is not part of the error's message. */
  readonly traceback: string | undefined;
}

/** A node failed. The images of the nodes before it still exist. */
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

/** What canceled a job: its own handle, anything else, or a restart of the server while it ran. */
export type CancelCause = 'handle' | 'external' | 'restart';

/** The job was canceled before it ended. */
export class JobCanceledError extends JobError {
  override readonly name = 'JobCanceledError';
  /** `restart` is a conclusion: the server cancels the running job and sends no event of it. */
  readonly by: CancelCause;

  constructor(itemId: number, by: CancelCause) {
    const cause = { handle: '', external: ' by another client', restart: ': the server was restarted while it ran' };
    super(itemId, `job ${itemId} was canceled${cause[by]}`);
    this.by = by;
  }
}

/** What a job is known by besides its item id, which another database assigns again. */
export interface JobIdentity {
  /** The batch that the item belongs to. */
  readonly batchId: string;
  /** `undefined` where it is not known. */
  readonly sessionId: string | undefined;
}

/** Another item has the id of a job. */
export interface JobReplacement {
  /** What the job was enqueued as. */
  readonly expected: JobIdentity;
  /** `redacted` in place of the ids of another user. */
  readonly found: JobIdentity;
}

/**
 * The job is no longer on the queue: it was deleted, pruned or cleared before its outcome was known; or another job has
 * its id, because another server or database is at the address.
 */
export class JobGoneError extends JobError {
  override readonly name = 'JobGoneError';
  /** The job that was expected, when another one has its id. */
  readonly expected: JobIdentity | undefined;
  /** The other job, which was neither read nor changed. */
  readonly found: JobIdentity | undefined;

  constructor(itemId: number, replacement?: JobReplacement) {
    const why = replacement ? describeReplacement(replacement) : 'it was deleted, pruned or cleared';
    super(itemId, `job ${itemId} is no longer on the queue: ${why}`);
    this.expected = replacement?.expected;
    this.found = replacement?.found;
  }
}

function describeReplacement({ expected, found }: JobReplacement): string {
  const isOtherBatch = expected.batchId !== found.batchId;
  const [name, before, now] = isOtherBatch
    ? ['batch', expected.batchId, found.batchId]
    : ['session', expected.sessionId, found.sessionId];
  return `expected an item of ${name} "${before}", found one of "${now}"; is this another server or database?`;
}

/** The job is no longer followed: the server was unreachable for too long, for example. It may be running, or ended. */
export class JobLostError extends JobError {
  override readonly name = 'JobLostError';

  constructor(itemId: number, reason: string, cause?: unknown) {
    const detail = cause === undefined ? '' : `: ${cause instanceof Error ? cause.message : String(cause)}`;
    super(itemId, `job ${itemId}: no longer tracked, ${reason}${detail}`);
    this.cause = cause;
  }
}

/** The job did not end within `maxWait`. It continues. */
export class JobTimeoutError extends JobError {
  override readonly name = 'JobTimeoutError';
  /** Milliseconds. */
  readonly maxWait: number;

  constructor(itemId: number, maxWait: number) {
    super(itemId, `job ${itemId} did not end within ${maxWait} ms; it continues`);
    this.maxWait = maxWait;
  }
}

/** The queue was full: it took only some of the items, or none. */
export class QueueFullError extends InvokeError {
  override readonly name = 'QueueFullError';
  /** How many items are on the queue. */
  readonly enqueued: number;
  /** How many items the batch has: its combinations times its runs. */
  readonly requested: number;
  /** The ids of the items that are on the queue, in the order of the batch. They will run unless canceled. */
  readonly itemIds: readonly number[];

  /** The response was lost and the queue was searched: the missing items may have been deleted meanwhile. */
  readonly isRecovered: boolean;

  constructor(taken: Pick<QueueFullError, 'enqueued' | 'requested' | 'itemIds' | 'isRecovered'>) {
    const { enqueued, requested, itemIds, isRecovered } = taken;
    const why = isRecovered ? 'the queue is full, or the others were deleted' : 'the queue is full';
    super(`${enqueued} of ${requested} items were enqueued: ${why}`);
    this.isRecovered = isRecovered;
    this.enqueued = enqueued;
    this.requested = requested;
    this.itemIds = itemIds;
  }
}

/** What is known of items whose request got no response: not on the queue, or the queue cannot be read. */
export type BatchPresence = 'missing' | 'unknown';

/** An enqueue request got no response, and the batch was not found on the queue. */
export class NotEnqueuedError extends InvokeError {
  override readonly name = 'NotEnqueuedError';
  /** The id of the batch, should it appear after all. */
  readonly batchId: string;
  /** What is known of the batch. */
  readonly presence: BatchPresence;

  constructor(batchId: string, cause: InvokeError, presence: BatchPresence) {
    const where = { missing: 'is not on the queue', unknown: 'may be on the queue, which could not be read' };
    super(`no response, and batch "${batchId}" ${where[presence]}: ${cause.message}`, { cause });
    this.batchId = batchId;
    this.presence = presence;
  }
}

/** A request to retry jobs got no response, and no new job was found on the queue. */
export class NotRetriedError extends InvokeError {
  override readonly name = 'NotRetriedError';
  /** The ids of the jobs that were to be retried. */
  readonly itemIds: readonly number[];
  /** What is known of the new jobs. */
  readonly presence: BatchPresence;

  constructor(itemIds: readonly number[], cause: InvokeError, presence: BatchPresence) {
    const where = { missing: 'are not on the queue', unknown: 'may be on the queue, which could not be read' };
    const [first] = itemIds;
    const which = itemIds.length === 1 ? `job ${first}` : `job ${first} and ${itemIds.length - 1} others`;
    super(`no response, and the retries of ${which} ${where[presence]}: ${cause.message}`, { cause });
    this.itemIds = itemIds;
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

/**
 * A board was created, its visibility was not set, and it could not be deleted again. It exists, unless a lost response
 * to the deletion hides that it is gone.
 */
export class VisibilityError extends InvokeError {
  override readonly name = 'VisibilityError';
  /** The created board, as the server returned it. */
  readonly board: Board;

  constructor(board: Board, cause: InvokeError) {
    super(`board "${board.board_id}" was created without the requested visibility: ${cause.message}`, { cause });
    this.board = board;
  }
}

/** A server was set up: its first administrator exists. The login that followed failed, and is to be done again. */
export class NotLoggedInError extends InvokeError {
  override readonly name = 'NotLoggedInError';
  /** The email of the administrator. */
  readonly email: string;

  constructor(email: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`administrator "${email}" was created, but not logged in: ${reason}`, { cause });
    this.email = email;
  }
}

/** The server refused to convert or to delete a model. Nothing was changed. */
export class ModelRefusedError extends InvokeError {
  override readonly name = 'ModelRefusedError';
  /** The id of the model. */
  readonly key: string;
  /** Why, and what to do about it. The server's own words are in `cause`. */
  readonly reason: string;

  constructor(key: string, reason: string, cause: InvokeError) {
    super(`model "${key}": ${reason}: ${cause.message}`, { cause });
    this.key = key;
    this.reason = reason;
  }
}

/** A recipe cannot be done with a model on this server: nodes, parts of the model, or the model itself are missing. */
export class RecipeUnavailableError extends InvokeError {
  override readonly name = 'RecipeUnavailableError';
  /** The name of the recipe, such as `textToImage`. */
  readonly recipe: string;
  /** Each says what is missing. */
  readonly reasons: readonly string[];

  constructor(recipe: string, model: string, reasons: readonly string[]) {
    super(`${recipe} cannot be done with ${model}: ${reasons.join('; ')}`);
    this.recipe = recipe;
    this.reasons = reasons;
  }
}
