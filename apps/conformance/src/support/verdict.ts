import { UnsupportedOperationError } from '@x/transport/errors';

import type { ScenarioRun } from '../runner/run-scenario.js';
import type { Scenario } from '../runner/scenario.js';

/** The result of a scenario on a release. */
export interface Verdict {
  /** The text in the table. */
  readonly text: string;
  /** The reason, when the result is not the expected one. */
  readonly problem?: string;
}

/** Returns the verdict. On an older release the only expected error is an `UnsupportedOperationError`. */
export function verdictOn(scenario: Scenario, version: string, run: ScenarioRun | undefined): Verdict {
  const { title, since = '0' } = scenario;
  const failure = run ? run.failure : new Error('it did not run');
  const isTooOld = version.localeCompare(since, 'en', { numeric: true }) < 0;
  if (failure instanceof UnsupportedOperationError && isTooOld) return { text: `needs ${failure.since}` };
  if (failure === undefined && !isTooOld) return { text: 'yes' };
  const reason = failure === undefined ? 'passes, though the release should be too old' : String(failure);
  return { text: 'no', problem: `${version}: ${title}: ${reason}` };
}
