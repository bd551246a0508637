export { BoardService, type BoardStores, type CreateBoardOptions, type ListAllOptions } from './board.js';
export type { DestroyPlan, DestroyReport } from './destroy.js';
export type { CopiedImage, DuplicatePlan, DuplicateReport, FailedCopy } from './duplicate.js';
export type { Finding, FindingCode } from './finding.js';
export { type GalleryNames, GalleryService, type GalleryStores, type WalkOptions, type WalkPlan } from './gallery.js';
export { createGraph, GraphBuilder, type NodeInputs } from './graph-builder.js';
export { ByteCopier, type ImageCopier } from './image-copier.js';
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
export { type BatchEvent, JobBatch, type JobEnd } from './job-batch.js';
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
} from './job-errors.js';
export type { JobEvent, JobFinish } from './job-event.js';
export { Job, type WaitOptions } from './job-handle.js';
export { imageNames, type JobResult, type NodeResult, videoNames } from './job-result.js';
export { type BatchPart, type LintOptions, type LintSubject, lint } from './lint.js';
export type {
  BoardContents,
  BoardTarget,
  ImagePredicate,
  KeptBoard,
  MoveOptions,
  MovePlan,
  MoveReport,
} from './move.js';
export { NodeCatalog, type NodeCatalogStores } from './node-catalog.js';
export { NodeHandle, Output } from './node-handle.js';
export type { NodeTypes } from './node-types.js';
export type { Task, TaskOptions, TaskProgress } from './task.js';
