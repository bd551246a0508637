import { compareNodes } from './node-runs/compare-nodes.js';
import { type Options, readOptions, usage } from './options.js';
import { checkArchives } from './programs/check-archives.js';
import { checkMaps } from './programs/check-maps.js';
import { checkMetadata } from './programs/check-metadata.js';
import { checkTransfers } from './programs/check-transfers.js';
import { compareEditor } from './programs/compare-editor.js';
import { compareGenerated } from './programs/compare-generated.js';
import { compareServers, compareServersWithUsers } from './programs/compare-servers.js';
import { compareWeb } from './programs/compare-web.js';
import { detectMutants } from './programs/detect-mutants.js';
import { enqueuePairs } from './programs/enqueue-pairs.js';
import { printDrift } from './programs/print-drift.js';
import { runSandbox } from './programs/run-sandbox.js';
import { writeSupport } from './programs/write-support.js';
import { openReference } from './servers/open-reference.js';
import { OpenServers } from './servers/open-servers.js';
import { sandboxServer } from './servers/sandbox.js';

/** Runs what the command line asks for, and returns whether it passed. */
async function main(servers: OpenServers): Promise<boolean> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(usage);
  if (options.help) return true;
  if (options.archive) return checkArchives(options);
  if (options.metadata) return checkMetadata(options);
  if (options.transfers !== undefined) return checkTransfers(options, servers);
  if (options.maps !== undefined) return checkMaps(options, servers);
  if (options.mutants) return detectMutants(options, await openReference(options, servers));
  if (options.nodes !== undefined) return compareRandomNodes(options, servers);
  if (options.generated !== undefined || options.seed !== undefined) return replay(options, servers);
  if (options.web) return compareWeb(options, servers);
  if (options.pairs !== undefined) return enqueuePairs(options, servers);
  if (options.editor) return compareEditor(options, servers);
  if (options.sandbox) return runSandbox(options, servers);
  if (options.drift) return printDrift(options, servers);
  if (options.support) return writeSupport(options, servers);
  if (options.users) return compareServersWithUsers(options, servers);
  return compareServers(options, servers);
}

/** Compares random nodes alone. */
async function compareRandomNodes(options: Options, servers: OpenServers): Promise<boolean> {
  const { nodes: runs = 1, seed = 1, only } = options;
  const sandbox = await servers.open(Promise.resolve(sandboxServer()));
  const real = await openReference(options, servers);
  return (await compareNodes([real, sandbox], { runs, seed, only: only === '' ? [] : only.split(',') })) === 0;
}

/** Compares generated sequences alone. */
async function replay(options: Options, servers: OpenServers): Promise<boolean> {
  const sandbox = await servers.open(Promise.resolve(sandboxServer()));
  return (await compareGenerated(options, [await openReference(options, servers), sandbox])) === 0;
}

const servers = new OpenServers();
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const) {
  process.once(signal, () => servers.close().finally(() => process.exit(code)));
}
try {
  process.exitCode = (await main(servers)) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
await servers.close();
process.exit();
