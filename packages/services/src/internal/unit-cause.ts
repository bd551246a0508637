import { UnitOfWorkError } from '../unit-of-work.js';

/** Returns why a unit of work failed, if nothing is left of it; any other error as it is. */
export function unitCause(error: unknown): unknown {
  if (!(error instanceof UnitOfWorkError)) return error;
  return error.report.changes.some(({ status }) => status === 'notUndone') ? error : error.cause;
}
