export { BoardService, type BoardStores, type CreateBoardOptions, type ListAllOptions } from './board.js';
export type { DestroyPlan, DestroyReport } from './destroy.js';
export type { CopiedImage, DuplicatePlan, DuplicateReport, FailedCopy } from './duplicate.js';
export { type GalleryNames, GalleryService, type GalleryStores, type WalkOptions, type WalkPlan } from './gallery.js';
export { ByteCopier, type ImageCopier } from './image-copier.js';
export { IncompleteError } from './incomplete-error.js';
export type {
  BoardContents,
  BoardTarget,
  ImagePredicate,
  KeptBoard,
  MoveOptions,
  MovePlan,
  MoveReport,
} from './move.js';
export type { Task, TaskOptions, TaskProgress } from './task.js';
