import { reportFailures } from '../report.js';
import { loadScenarios } from '../runner/load-scenarios.js';
import type { Server } from '../runner/server.js';
import { runAsUsers } from './user-scenario.js';
import { createUsers, type Users } from './users.js';

/** Runs the scenarios with several users on a new server, and returns how many failed. */
export async function runUserScenarios(server: Server, only: string): Promise<number> {
  const all = await loadScenarios<Users>(new URL('scenarios/', import.meta.url));
  const chosen = all.filter(({ title }) => title.includes(only));
  if (chosen.length === 0) return 0;
  const runs = await runAsUsers(chosen, await createUsers(server));
  const failed = reportFailures(`${server.name} with several users`, runs);
  console.log(`${server.name} with several users: ${chosen.length} scenarios, ${failed} failed`);
  return failed;
}
