import { InvokeError } from '@x/transport/errors';

/** Work was cut off half-way. Nothing is lost: run it again and it goes on where it stopped. */
export class IncompleteError<Report = unknown> extends InvokeError {
  override readonly name = 'IncompleteError';
  /** What is known to have happened. */
  readonly report: Report;

  constructor(report: Report, cause: InvokeError) {
    super(`stopped half-way, run it again to go on: ${cause.message}`, { cause });
    this.report = report;
  }
}
