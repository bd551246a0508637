import { InvokeError } from '@x/transport/errors';

import type { UnitReport } from './unit-types.js';

/** A change of a unit failed. Those before it were taken back, as far as that could be done. */
export class UnitOfWorkError extends InvokeError {
  override readonly name = 'UnitOfWorkError';
  /** What became of each change. */
  readonly report: UnitReport;

  constructor(change: string, report: UnitReport, cause: InvokeError) {
    const left = report.changes.filter(({ status }) => status === 'notUndone' || status === 'unknown');
    const names = left.map(({ name }) => `"${name}"`).join(', ');
    const rest = left.length === 0 ? 'all before it were taken back' : `what may be left of it: ${names}`;
    super(`the change "${change}" failed, ${rest}: ${cause.message}`, { cause });
    this.report = report;
  }
}
