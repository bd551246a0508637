import { Secrets } from '../secrets/secrets.js';
import { Trace } from '../secrets/trace.js';
import { cleanUp } from './clean-up.js';
import type { Exchange } from './exchange.js';
import { Recorder } from './recorder.js';
import type { Scenario } from './scenario.js';
import { createScenarioContext } from './scenario-context.js';
import type { Server } from './server.js';

/** One run of a scenario on one server. */
export interface ScenarioRun {
  readonly title: string;
  readonly exchanges: readonly Exchange[];
  /** What the scenario threw, `undefined` when it passed. */
  readonly failure: unknown;
  /** Since when there is what it sees, by the server's clock, in milliseconds. */
  readonly since: number;
}

/**
 * Runs a scenario and deletes what it created. It also fails when a token or a key is in what it throws, logs or shows.
 */
export async function runScenario({ title, run }: Scenario, given: Server): Promise<ScenarioRun> {
  const [secrets, trace] = [new Secrets(), new Trace()];
  const server = { ...given, fetch: secrets.watch(given.fetch) };
  const recorder = new Recorder(server);
  const since = server.now();
  let failure: unknown;
  try {
    await run(createScenarioContext(server, recorder, trace));
  } catch (error) {
    failure = error;
  }
  const exchanges = await recorder.exchanges();
  if (failure !== undefined) trace.add(failure);
  failure = secrets.leakIn(trace.text()) ?? failure;
  await cleanUp(server, exchanges);
  return { title, exchanges, failure, since };
}

/** Says whether a scenario can run on a server: exclusive ones cannot where other data are. */
export const canRun = ({ exclusive, needs }: Scenario, server: Server): boolean =>
  (server.isExclusive || !exclusive) && (needs === undefined || server[needs] !== undefined);

/** Runs the scenarios that a server can run, one after the other. */
export async function runScenarios(scenarios: readonly Scenario[], server: Server): Promise<ScenarioRun[]> {
  const runs: ScenarioRun[] = [];
  for (const scenario of scenarios) if (canRun(scenario, server)) runs.push(await runScenario(scenario, server));
  return runs;
}
