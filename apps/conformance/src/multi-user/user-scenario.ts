import type { ScenarioRun } from '../runner/run-scenario.js';
import type { Scenario } from '../runner/scenario.js';
import type { Users } from './users.js';

/** A scenario with several users of one server. It checks the results itself, nothing is compared. */
export type UserScenario = Scenario<Users>;

/** Returns such a scenario. */
export const userScenario = (title: string, run: UserScenario['run']): UserScenario => ({ title, run });

/** Runs scenarios one after the other. */
export async function runAsUsers(scenarios: readonly UserScenario[], users: Users): Promise<ScenarioRun[]> {
  const runs: ScenarioRun[] = [];
  for (const { title, run } of scenarios) {
    const failure = await run(users).then(
      () => undefined,
      (error: unknown) => error,
    );
    runs.push({ title, exchanges: [], failure });
  }
  return runs;
}
