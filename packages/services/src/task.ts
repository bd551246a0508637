import type { RequestOptions } from '@x/transport/options';

/** Work of many requests that can be looked at before it is done, and done again where it was cut off. */
export interface Task<Plan, Report> {
  /** Returns what would be done and how many requests it would take. Nothing is changed. */
  plan(options?: RequestOptions): Promise<Plan>;
  /**
   * Does it, and returns what was done, what was refused and what was left behind.
   *
   * @throws IncompleteError when the server could not be reached half-way; it carries the report so far
   */
  run(options?: TaskOptions<Report>): Promise<Report>;
}

/** How far work has come. */
export interface TaskProgress<Report> {
  readonly done: number;
  readonly total: number;
  /** The report so far; it goes on growing. After an abort it is all that is known. */
  readonly report: Report;
}

/** What a caller may say about work of many requests. */
export interface TaskOptions<Report> extends RequestOptions {
  /** Called before the first step and after each. It is never awaited, and what it throws is dropped. */
  readonly onProgress?: ((progress: TaskProgress<Report>) => void) | undefined;
}
