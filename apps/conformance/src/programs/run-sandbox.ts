import type { Options } from '../options.js';
import { reportFailures, summary } from '../report.js';
import { runScenarios } from '../runner/run-scenario.js';
import { chosenScenarios } from '../scenarios.js';
import type { OpenServers } from '../servers/open-servers.js';
import { sandboxServer } from '../servers/sandbox.js';

/** Runs the scenarios on the sandbox alone, and returns whether all passed. */
export async function runSandbox({ only }: Options, servers: OpenServers): Promise<boolean> {
  const server = await servers.open(Promise.resolve(sandboxServer()));
  const runs = await runScenarios(await chosenScenarios(only), server);
  console.log(summary(server.name, runs));
  return reportFailures(server.name, runs) === 0;
}
