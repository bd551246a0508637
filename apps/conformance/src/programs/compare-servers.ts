import { fileURLToPath } from 'node:url';

import { compareRuns } from '../compare/compare-runs.js';
import { explain } from '../compare/explain.js';
import { readExplanations } from '../compare/explanations.js';
import { runJobScenarios } from '../jobs/run-jobs.js';
import { runDownloads, runModel } from '../model/run-model.js';
import { compareUsers } from '../multi-user/compare-users.js';
import { serverFiles, staleFiles } from '../operations/written-files.js';
import type { Options } from '../options.js';
import { reportComparison, reportFailures, reportSkipped, summary } from '../report.js';
import { runScenarios } from '../runner/run-scenario.js';
import type { Scenario } from '../runner/scenario.js';
import type { Server } from '../runner/server.js';
import { chosenScenarios } from '../scenarios.js';
import { bootedServer, runningServer } from '../servers/invokeai.js';
import type { OpenServers } from '../servers/open-servers.js';
import { PINNED } from '../servers/release.js';
import { sandboxServer } from '../servers/sandbox.js';
import { type OpenApiDocument, problemsOf } from '../untried/problems-of.js';
import { untried } from '../untried/untried.js';
import { compareGenerated } from './compare-generated.js';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const log = (line: string) => console.log(line);

/** Runs the scenarios on a real server and on the sandbox, and returns whether there is no unexplained difference. */
export async function compareServers(options: Options, servers: OpenServers): Promise<boolean> {
  const { release, server, only } = options;
  const scenarios = await chosenScenarios(only);
  const real = await servers.open(server ? runningServer(server) : bootedServer(release, log));
  // It boots while the scenarios run.
  const withUsers = server ? undefined : servers.open(bootedServer(release, log, { multiuser: true }));
  withUsers?.catch(() => {}); // awaited below
  const sandbox = await servers.open(Promise.resolve(sandboxServer()));
  const differences = await compare(scenarios, real, sandbox);
  const generated = only === '' && real.isExclusive ? await compareGenerated(options, [real, sandbox]) : 0;
  const stale = isPinned(options) ? (await staleFacts(real)) + (await invalidUntried(real)) : 0;
  const jobs = await runJobScenarios(real, only);
  const users = withUsers ? await compareUsers([await withUsers, await servers.open(sandboxWithUsers())], only) : 0;
  const model = options.model ? await runModel(real, release) : 0;
  const downloads = options.downloads ? await runDownloads(release) : 0;
  return differences + generated + stale + jobs + users + model + downloads === 0;
}

/** Runs the scenarios with several users alone, and returns whether there is no unexplained difference. */
export async function compareServersWithUsers({ release, only }: Options, servers: OpenServers): Promise<boolean> {
  const real = await servers.open(bootedServer(release, log, { multiuser: true }));
  const sandbox = await servers.open(sandboxWithUsers());
  return (await compareUsers([real, sandbox], only)) === 0;
}

const sandboxWithUsers = async () => sandboxServer(undefined, { multiuser: true });

const isPinned = ({ release, server }: Options): boolean => release.version === PINNED && release.pinned && !server;

/** Returns the number of committed files that are not what is read from the server. */
async function staleFacts({ name, baseUrl }: Server): Promise<number> {
  const stale = staleFiles(ROOT, await serverFiles(ROOT, baseUrl));
  for (const file of stale) console.error(`${file} does not match ${name}: run npm run operations -- --server URL`);
  return stale.length;
}

/** Returns the number of untried operations whose request or response does not match the server's description. */
async function invalidUntried({ baseUrl }: Server): Promise<number> {
  const document: OpenApiDocument = await (await fetch(`${baseUrl.replace(/\/$/, '')}/openapi.json`)).json();
  const problems = (await Promise.all(untried.map((operation) => problemsOf(operation, document)))).flat();
  for (const problem of problems) console.error(`untried: ${problem}`);
  return problems.length;
}

/** Returns the number of failures, unexplained differences and stale explanations. */
async function compare(scenarios: readonly Scenario[], real: Server, sandbox: Server): Promise<number> {
  const realRuns = await runScenarios(scenarios, real);
  console.log(summary(real.name, realRuns));
  const titles = new Set(realRuns.map(({ title }) => title));
  reportSkipped(scenarios.length - realRuns.length);
  if (realRuns.length === 0) throw new Error('nothing was compared');
  const sandboxRuns = await runScenarios(
    scenarios.filter(({ title }) => titles.has(title)),
    sandbox,
  );
  const differences = realRuns.flatMap((run, index) => {
    const other = sandboxRuns[index];
    return other ? compareRuns(run, other) : [];
  });
  const explained = explain(differences, readExplanations(titles));
  return (
    reportFailures(real.name, realRuns) +
    reportFailures(sandbox.name, sandboxRuns) +
    reportComparison([real.name, sandbox.name], explained)
  );
}
