import { reportFailures } from '../report.js';
import { loadScenarios } from '../runner/load-scenarios.js';
import type { Server } from '../runner/server.js';
import { performUsers } from './user-scenario.js';
import { enrol, type Users } from './users.js';

/** Plays the stories of several users on a fresh server, and returns how many failed. */
export async function playUsers(server: Server, only: string): Promise<number> {
  const all = await loadScenarios<Users>(new URL('scenarios/', import.meta.url));
  const chosen = all.filter(({ title }) => title.includes(only));
  if (chosen.length === 0) return 0;
  const performances = await performUsers(chosen, await enrol(server));
  const failed = reportFailures(`${server.name} with several users`, performances);
  console.log(`${server.name} with several users: ${chosen.length} scenarios, ${failed} failed`);
  return failed;
}
