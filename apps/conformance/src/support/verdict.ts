import { UnsupportedOperationError } from '@x/transport/errors';

import type { Performance } from '../runner/run-scenario.js';
import type { Scenario } from '../runner/scenario.js';

/** What a run showed of a scenario on a release. */
export interface Verdict {
  /** As it stands in the table. */
  readonly text: string;
  /** Why that is not as it should be. */
  readonly problem?: string;
}

/** Returns the verdict. What a release is too old for must be refused as that, and nothing else may fail. */
export function verdictOn(scenario: Scenario, version: string, performance: Performance | undefined): Verdict {
  const { title, since = '0' } = scenario;
  const failure = performance ? performance.failure : new Error('it was not played');
  const isTooOld = version.localeCompare(since, 'en', { numeric: true }) < 0;
  if (failure instanceof UnsupportedOperationError && isTooOld) return { text: `needs ${failure.since}` };
  if (failure === undefined && !isTooOld) return { text: 'yes' };
  const reason = failure === undefined ? 'it works, though it should not' : String(failure);
  return { text: 'no', problem: `${version}: ${title}: ${reason}` };
}
