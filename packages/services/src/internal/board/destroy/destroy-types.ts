import type { DeleteBoardResult } from '@x/models/board';

/** What deleting a board together with its contents would destroy. */
export interface DestroyPlan {
  readonly boardId: string;
  /** Names of the images that would be gone for good, intermediate ones among them. */
  readonly images: readonly string[];
  readonly videos: readonly string[];
  readonly requests: number;
}

/** What it did destroy. */
export type DestroyReport = DeleteBoardResult;
