import { compareRuns } from '../compare/compare-runs.js';
import { explain } from '../compare/explain.js';
import { readExplanations } from '../compare/explanations.js';
import { reportComparison, reportFailures, summary } from '../report.js';
import { loadScenarios } from '../runner/load-scenarios.js';
import type { Server } from '../runner/server.js';
import { runAsUsers } from './user-scenario.js';
import type { Users } from './users.js';

/**
 * Runs the scenarios with several users on a new server and on the sandbox, and returns the number of failures, unexplained
 * differences and stale explanations.
 */
export async function compareUsers([real, sandbox]: readonly [Server, Server], only: string): Promise<number> {
  const all = await loadScenarios<Users>(new URL('scenarios/', import.meta.url));
  const chosen = all.filter(({ title }) => title.includes(only));
  if (chosen.length === 0) return 0;
  const [realRuns, sandboxRuns] = [await runAsUsers(chosen, real), await runAsUsers(chosen, sandbox)];
  console.log(summary(`${real.name} with several users`, realRuns));
  const differences = realRuns.flatMap((run, index) => {
    const other = sandboxRuns[index];
    return other ? compareRuns(run, other) : [];
  });
  const explained = explain(differences, readExplanations(new Set(chosen.map(({ title }) => title))));
  return (
    reportFailures(`${real.name} with several users`, realRuns) +
    reportFailures(`${sandbox.name} with several users`, sandboxRuns) +
    reportComparison([real.name, sandbox.name], explained)
  );
}
