/**
 * What became of a change:
 * - `made`: it was made.
 * - `undone`: it was made and taken back.
 * - `failed`: it was refused, and changed nothing.
 * - `unknown`: it may have been made; its response was lost, and it was not found.
 * - `notUndone`: it was made, and could not be taken back.
 * - `notMade`: it was not its turn.
 */
export type ChangeStatus = 'made' | 'undone' | 'failed' | 'unknown' | 'notUndone' | 'notMade';

/** A change, and what became of it. */
export interface UnitChange {
  /** Its name. */
  readonly name: string;
  /** What became of it. */
  readonly status: ChangeStatus;
  /** Why it failed, or could not be taken back. */
  readonly reason: string | undefined;
}

/** What became of each change of a unit. */
export interface UnitReport {
  /** In the order in which they were added. */
  readonly changes: readonly UnitChange[];
}
