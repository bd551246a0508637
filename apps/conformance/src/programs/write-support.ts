import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import type { Options } from '../options.js';
import { runScenario, type ScenarioRun } from '../runner/run-scenario.js';
import type { Scenario } from '../runner/scenario.js';
import { chosenScenarios } from '../scenarios.js';
import { bootedServer } from '../servers/invokeai.js';
import type { OpenServers } from '../servers/open-servers.js';
import { PINNED } from '../servers/release.js';
import { supportPage } from '../support/support-page.js';
import { verdictOn } from '../support/verdict.js';

const PAGE = fileURLToPath(new URL('../../../../docs/support.md', import.meta.url));
const supported = ['6.0.2', '6.5.1', '6.8.1', '6.12.0', PINNED];

/** Runs the scenarios of the SDK on every supported release, one after the other, and writes the results. */
export async function writeSupport({ only }: Options, servers: OpenServers): Promise<boolean> {
  const suite = (await chosenScenarios(only)).filter(({ since }) => since !== undefined);
  const columns = [];
  for (const version of supported) {
    const runs = await runOn(version, suite, servers);
    const verdicts = suite.map((scenario, index) => verdictOn(scenario, version, runs[index]));
    console.log(`${version}: ${verdicts.map(({ text }) => text).join(' ')}`);
    for (const { problem } of verdicts) if (problem) console.error(problem);
    columns.push({ version, verdicts });
  }
  await writeFile(
    PAGE,
    supportPage(
      suite.map(({ title }) => title),
      columns,
    ),
  );
  return columns.every(({ verdicts }) => verdicts.every(({ problem }) => problem === undefined));
}

async function runOn(version: string, suite: readonly Scenario[], servers: OpenServers): Promise<ScenarioRun[]> {
  const server = await servers.open(bootedServer({ version, pinned: true }, console.log));
  const runs: ScenarioRun[] = [];
  for (const scenario of suite) runs.push(await runScenario(scenario, server));
  await server.close();
  return runs;
}
