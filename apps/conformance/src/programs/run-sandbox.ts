import type { Options } from '../options.js';
import { reportFailures, summary } from '../report.js';
import { performAll } from '../runner/run-scenario.js';
import { chosenScenarios } from '../scenarios.js';
import type { OpenServers } from '../servers/open-servers.js';
import { sandboxServer } from '../servers/sandbox.js';

/** Plays the scenarios on the sandbox alone, and says whether each kept its promises. */
export async function playSandbox({ only }: Options, servers: OpenServers): Promise<boolean> {
  const server = await servers.open(Promise.resolve(sandboxServer()));
  const performances = await performAll(await chosenScenarios(only), server);
  console.log(summary(server.name, performances));
  return reportFailures(server.name, performances) === 0;
}
