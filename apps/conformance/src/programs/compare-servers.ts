import { comparePerformances } from '../compare/compare-performances.js';
import { explain } from '../compare/explain.js';
import { readExplanations } from '../compare/explanations.js';
import { playModel } from '../model/play-model.js';
import { playUsers } from '../multi-user/play-users.js';
import type { Options } from '../options.js';
import { reportComparison, reportFailures, summary } from '../report.js';
import { chosenScenarios } from '../scenarios.js';
import { bootedServer, runningServer } from '../server/invokeai.js';
import type { OpenServers } from '../server/open-servers.js';
import { sandboxServer } from '../server/sandbox.js';
import { performAll } from '../suite/perform.js';

const tell = (line: string) => console.log(line);

/** Plays the scenarios on a real server and on the sandbox, and says whether they are alike but for what is explained. */
export async function compareServers(options: Options, servers: OpenServers): Promise<boolean> {
  const { release, server, only } = options;
  const real = await servers.open(server ? runningServer(server) : bootedServer(release, tell));
  // It boots while the scenarios are played.
  const withUsers = server ? undefined : servers.open(bootedServer(release, tell, { multiuser: true }));
  withUsers?.catch(() => {}); // it rejects where it is awaited
  const played = await performAll(chosenScenarios(only), real);
  console.log(summary(real.name, played));
  const sandbox = await servers.open(Promise.resolve(sandboxServer()));
  const titles = new Set(played.map(({ title }) => title));
  const replayed = await performAll(
    chosenScenarios(only).filter(({ title }) => titles.has(title)),
    sandbox,
  );
  const differences = played.flatMap((performance, index) => {
    const other = replayed[index];
    return other ? comparePerformances(performance, other) : [];
  });
  const wrong = [
    reportFailures(real.name, played),
    reportFailures(sandbox.name, replayed),
    reportComparison([real.name, sandbox.name], explain(differences, readExplanations(titles))),
    withUsers ? await playUsers(await withUsers, only) : 0,
    options.model ? await playModel(real, release) : 0,
  ];
  return wrong.every((count) => count === 0);
}
