export { BoardService, type BoardStores, type CreateBoardOptions, type ListAllOptions } from './board.js';
export type { DestroyPlan, DestroyReport } from './internal/board/destroy/destroy.js';
export type { CopiedImage, DuplicatePlan, DuplicateReport, FailedCopy } from './internal/board/duplicate/duplicate.js';
export type { Finding, FindingCode } from './internal/graph/lint/finding.js';
export { type GalleryNames, GalleryService, type GalleryStores, type WalkOptions, type WalkPlan } from './gallery.js';
export { createGraph, GraphBuilder, type NodeInputs } from './internal/graph/builder.js';
export { ByteCopier, type ImageCopier } from './internal/board/duplicate/image-copier.js';
export { IncompleteError } from './incomplete-error.js';
export {
  type EnqueueJobOptions,
  JobService,
  type JobServiceOptions,
  type JobStores,
  type QueueEvents,
  type QueueLease,
  type QueueRoom,
} from './job.js';
export { type BatchEvent, JobBatch, type JobEnd } from './internal/job/batch.js';
export {
  type CancelCause,
  type Failure,
  JobCanceledError,
  JobError,
  JobFailedError,
  JobGoneError,
  JobLostError,
  JobTimeoutError,
  NotEnqueuedError,
  QueueFullError,
  type Whereabouts,
} from './internal/job/errors.js';
export type { JobEvent, JobFinish } from './internal/job/event.js';
export { Job, type WaitOptions } from './internal/job/job.js';
export { imageNames, type JobResult, type NodeResult, videoNames } from './internal/job/result.js';
export { type BatchPart, type LintOptions, type LintSubject, lint } from './internal/graph/lint/lint.js';
export type {
  BoardContents,
  BoardTarget,
  ImagePredicate,
  KeptBoard,
  MoveOptions,
  MovePlan,
  MoveReport,
} from './internal/board/move/move.js';
export { NodeCatalog, type NodeCatalogStores } from './internal/graph/catalog.js';
export { NodeHandle, Output } from './internal/graph/node-handle.js';
export type { NodeTypes } from './internal/graph/node-types.js';
export type { Task, TaskOptions, TaskProgress } from './task.js';
