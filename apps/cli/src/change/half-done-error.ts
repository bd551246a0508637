import { CliError, EXIT } from '../error/cli-error.js';
import type { Outcome } from './change.js';
import { countByStatus } from './settle.js';

/** A change stopped half-way. It knows the outcome of each action. */
export class HalfDoneError extends CliError {
  override readonly name = 'HalfDoneError';
  /** What is added to the report of the error. */
  readonly facts: object;

  constructor(cause: unknown, outcomes: readonly Outcome[]) {
    const reason = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
    const why = reason instanceof Error ? reason.message : String(reason);
    super('stopped half-way', { why, code: 'partial', exitCode: EXIT.partial, cause });
    this.facts = { counts: countByStatus(outcomes), outcomes };
  }
}
