import { cleanUp, created } from '../runner/clean-up.js';
import type { Exchange } from '../runner/exchange.js';
import { createRaw } from '../runner/raw.js';
import { Recorder } from '../runner/recorder.js';
import type { ScenarioRun } from '../runner/run-scenario.js';
import type { Scenario } from '../runner/scenario.js';
import type { Server } from '../runner/server.js';
import { createUsers, logIn, type Users } from './users.js';

/** A scenario with several users of one server. */
export type UserScenario = Scenario<Users>;

/** Returns such a scenario. */
export const userScenario = (title: string, run: UserScenario['run']): UserScenario => ({ title, run });

/** Runs scenarios one after the other, on a server without users. */
export async function runAsUsers(scenarios: readonly UserScenario[], server: Server): Promise<ScenarioRun[]> {
  const tokens = await logIn(server);
  const runs: ScenarioRun[] = [];
  for (const { title, run } of scenarios) {
    const recorder = new Recorder(server);
    const failure = await run(createUsers(server, recorder, tokens)).then(
      () => undefined,
      (error: unknown) => error,
    );
    const exchanges = await recorder.exchanges();
    await cleanUp(server, exchanges, tokens.admin);
    await deleteUsers(server, exchanges, tokens.admin);
    // The users are as old as the server.
    runs.push({ title, exchanges, failure, since: 0 });
  }
  return runs;
}

/** Deletes the users that these exchanges created, if they still exist. */
async function deleteUsers({ baseUrl, fetch }: Server, exchanges: readonly Exchange[], token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const raw = createRaw(baseUrl, fetch);
  for (const id of created(exchanges, '/api/v1/auth/users', 'user_id')) {
    await raw(`DELETE /api/v1/auth/users/${id}`, { headers });
  }
}
