import { cleanUp, created } from '../runner/clean-up.js';
import type { Exchange } from '../runner/exchange.js';
import { createRaw } from '../runner/raw.js';
import { Recorder } from '../runner/recorder.js';
import type { ScenarioRun } from '../runner/run-scenario.js';
import type { Scenario } from '../runner/scenario.js';
import type { Server } from '../runner/server.js';
import { Secrets } from '../secrets/secrets.js';
import { Trace } from '../secrets/trace.js';
import { logIn } from './log-in.js';
import { createUsers, type Users } from './users.js';

/** A scenario with several users of one server. */
export type UserScenario = Scenario<Users>;

/** Returns such a scenario. */
export const userScenario = (title: string, run: UserScenario['run']): UserScenario => ({ title, run });

/**
 * Runs scenarios one after the other, on a server without users. One also fails when a token or a password is in what it
 * throws, logs or shows.
 */
export async function runAsUsers(scenarios: readonly UserScenario[], given: Server): Promise<ScenarioRun[]> {
  const secrets = new Secrets();
  const server = { ...given, fetch: secrets.watch(given.fetch) };
  const tokens = await logIn(server);
  const runs: ScenarioRun[] = [];
  for (const { title, run } of scenarios) {
    const [recorder, trace] = [new Recorder(server), new Trace()];
    const failure = await run(createUsers({ server, recorder, trace }, tokens)).then(
      () => undefined,
      (error: unknown) => error,
    );
    const exchanges = await recorder.exchanges();
    if (failure !== undefined) trace.add(failure);
    const leak = secrets.leakIn(trace.text());
    await cleanUp(server, exchanges, tokens.admin);
    await deleteUsers(server, exchanges, tokens.admin);
    // The users are as old as the server.
    runs.push({ title, exchanges, failure: leak ?? failure, since: 0 });
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
