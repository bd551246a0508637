/** What the deletion of a board with its contents would destroy. */
export interface DestroyPlan {
  /** The board that would be deleted. */
  readonly boardId: string;
  /** Names of the images, intermediate ones included. */
  readonly images: readonly string[];
  /** Names of the videos. They are destroyed too. */
  readonly videos: readonly string[];
  /** How many requests `run` would make. */
  readonly requests: number;
}

/** The outcome of the deletion of a board with its contents. */
export interface DestroyReport {
  /** The board that was deleted. */
  readonly boardId: string;
  /**
   * Names of the images that were destroyed. After a lost response these are the ones that are gone; what was added to
   * the board in that very moment is in no list.
   */
  readonly images: readonly string[];
  /** Names of the videos that were destroyed. */
  readonly videos: readonly string[];
  /** The images that could not be destroyed. They are on no board now. */
  readonly failedImages: readonly string[];
  /** The videos that could not be destroyed. They are on no board now. */
  readonly failedVideos: readonly string[];
  /** The images of a request whose response was lost, if they were still there afterwards. They may be destroyed yet. */
  readonly unknownImages: readonly string[];
  /** The videos of such a request, if they were still there afterwards. They may be destroyed yet. */
  readonly unknownVideos: readonly string[];
}
