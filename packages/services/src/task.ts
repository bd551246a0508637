import type { RequestOptions } from '@x/transport/options';

/** Work of many requests that can be planned first, and run again after it stopped half-way. */
export interface Task<Plan, Report> {
  /** Returns what `run` would do and how many requests it would make. Changes nothing. */
  plan(options?: RequestOptions): Promise<Plan>;
  /**
   * Does the work and returns the outcome of each item. An abort rejects with the reason of the signal.
   *
   * @throws IncompleteError when the work stopped half-way; it has the report so far
   */
  run(options?: TaskOptions<Report>): Promise<Report>;
}

/** The progress of a task. */
export interface TaskProgress<Report> {
  /** How many steps are done: one for each image of a move or a copy, one for a deletion. */
  readonly done: number;
  /** How many steps there are. It grows when a board gets further images in the meantime. */
  readonly total: number;
  /** The report so far. It does not change later. */
  readonly report: Report;
}

/** Options for running a task. */
export interface TaskOptions<Report> extends RequestOptions {
  /**
   * Called before the first step, after each step, and once more when the work stops half-way: after an abort, its last
   * report is the only one. Not awaited. What it throws is ignored.
   */
  readonly onProgress?: ((progress: TaskProgress<Report>) => unknown) | undefined;
}
