import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { comparePerformances } from '../compare/compare-runs.js';
import { explain } from '../compare/explain.js';
import { readExplanations } from '../compare/explanations.js';
import { playJobs } from '../jobs/run-jobs.js';
import { playModel } from '../model/run-model.js';
import { playUsers } from '../multi-user/run-users.js';
import { liveOperations } from '../operations/live-operations.js';
import type { Options } from '../options.js';
import { reportComparison, reportFailures, reportLeftOut, summary } from '../report.js';
import { performAll } from '../runner/run-scenario.js';
import type { Scenario } from '../runner/scenario.js';
import type { Server } from '../runner/server.js';
import { chosenScenarios } from '../scenarios.js';
import { bootedServer, runningServer } from '../servers/invokeai.js';
import type { OpenServers } from '../servers/open-servers.js';
import { PINNED } from '../servers/release.js';
import { sandboxServer } from '../servers/sandbox.js';

const FACTS = fileURLToPath(new URL('../../operations.json', import.meta.url));
const tell = (line: string) => console.log(line);

/** Plays the scenarios on a real server and on the sandbox, and says whether they are alike but for what is explained. */
export async function compareServers(options: Options, servers: OpenServers): Promise<boolean> {
  const { release, server, only } = options;
  const scenarios = await chosenScenarios(only);
  const real = await (server ? servers.open(runningServer(server)) : servers.open(bootedServer(release, tell)));
  // It boots while the scenarios are played.
  const withUsers = server ? undefined : servers.open(bootedServer(release, tell, { multiuser: true }));
  withUsers?.catch(() => {}); // it rejects where it is awaited
  const sandbox = await servers.open(Promise.resolve(sandboxServer()));
  const wrong = await compare(scenarios, real, sandbox);
  const stale = isPinned(options) ? await staleOperations(real) : 0;
  const jobs = await playJobs(real, only);
  const users = withUsers ? await playUsers(await withUsers, only) : 0;
  const model = options.model ? await playModel(real, release) : 0;
  return wrong + stale + jobs + users + model === 0;
}

const isPinned = ({ release, server }: Options): boolean => release.version === PINNED && release.pinned && !server;

/** Returns 1 when the facts about the operations are not those of the server, and 0 when they are. */
async function staleOperations({ name, baseUrl }: Server): Promise<number> {
  if ((await liveOperations(baseUrl)) === readFileSync(FACTS, 'utf8')) return 0;
  console.error(`operations.json is not what ${name} says: run npm run operations -- --server URL`);
  return 1;
}

/** Returns how much is wrong: promises that either did not keep, and differences without an explanation. */
async function compare(scenarios: readonly Scenario[], real: Server, sandbox: Server): Promise<number> {
  const played = await performAll(scenarios, real);
  console.log(summary(real.name, played));
  const titles = new Set(played.map(({ title }) => title));
  reportLeftOut(scenarios.length - played.length);
  if (played.length === 0) throw new Error('nothing was compared');
  const replayed = await performAll(
    scenarios.filter(({ title }) => titles.has(title)),
    sandbox,
  );
  const differences = played.flatMap((performance, index) => {
    const other = replayed[index];
    return other ? comparePerformances(performance, other) : [];
  });
  const explained = explain(differences, readExplanations(titles));
  return (
    reportFailures(real.name, played) +
    reportFailures(sandbox.name, replayed) +
    reportComparison([real.name, sandbox.name], explained)
  );
}
