import type { Options } from '../options.js';
import type { OpenServers } from '../servers/open-servers.js';
import { findChromium } from '../web/browser/install-chromium.js';
import { launchChromium } from '../web/browser/launch-chromium.js';
import { checkDetection } from '../web/check-detection.js';
import { compareWebRuns } from '../web/compare/compare-web-runs.js';
import { reportPhases, reportProblems } from '../web/compare/report-web.js';
import { galleryPhases } from '../web/phases/gallery.js';
import { tabPhases } from '../web/phases/tabs.js';
import { workflowPhases } from '../web/phases/workflow.js';
import { runWeb } from '../web/run-web.js';
import { realWebServer, sandboxWebServer, webFolder } from '../web/web-servers.js';

const PHASES = [...galleryPhases, ...workflowPhases, ...tabPhases];
const log = (line: string) => console.log(line);

/**
 * Runs the web app of InvokeAI on the sandbox and on the real server, and returns whether it ran without a problem on
 * both and received the same. Faults that are planted in other sandboxes must be detected.
 */
export async function compareWeb({ release, server, sandbox }: Options, servers: OpenServers): Promise<boolean> {
  const started = Date.now();
  const executable = await findChromium(log);
  const web = await webFolder(release, log);
  // It boots while the sandbox is used.
  const booting = sandbox ? undefined : servers.open(realWebServer(server, release, log));
  booting?.catch(() => {}); // awaited below
  const browser = await servers.open(launchChromium(executable));
  const ours = await runWeb(browser, await servers.open(sandboxWebServer(web)), PHASES, log);
  const missed = await checkDetection(browser, web);
  for (const name of missed) log(`not detected: ${name}`);
  const real = booting && (await runWeb(browser, await booting, PHASES, log));
  const differences = real ? compareWebRuns(real, ours) : [];
  const runs = real ? [real, ours] : [ours];
  for (const run of runs) reportPhases(run, log);
  for (const line of differences) log(`different: ${line}`);
  const problems = runs.reduce((sum, run) => sum + reportProblems(run, log), 0);
  const routes = new Set(runs.flatMap(({ phases }) => phases.flatMap(({ calls }) => calls.map(({ route }) => route))));
  const seconds = Math.round((Date.now() - started) / 1_000);
  log(`web app: ${PHASES.length} phases, ${routes.size} operations and events, ${seconds} s`);
  log(`${problems} problems, ${differences.length} differences, ${missed.length} planted faults not detected`);
  return problems + differences.length + missed.length === 0;
}
