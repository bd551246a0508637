import { createRepositories } from '@x/repositories/repositories';
import { createHttpTransport } from '@x/transport/http-transport';

import type { Options } from '../options.js';
import { withFolder } from '../runner/temporary-folder.js';
import { bootedServer } from '../servers/invokeai.js';
import type { OpenServers } from '../servers/open-servers.js';
import { commandTrip } from '../transfers/command-trip.js';
import { countedSandbox } from '../transfers/counted-sandbox.js';
import { fillGallery } from '../transfers/fill-gallery.js';
import { killedKinds, killedTransfer } from '../transfers/killed-transfer.js';

/** Images of the round trips, at most: the real server takes some milliseconds for each. */
const mostOnServer = 200;

/**
 * Transfers galleries: by the command line from a server to an archive, to an empty server and to an archive again, on the
 * sandbox and on the real server; then with programs that are killed. Returns whether nothing was lost, doubled or
 * changed.
 */
export async function checkTransfers(options: Options, servers: OpenServers): Promise<boolean> {
  const { transfers: images = 100, seed = 1, sandbox, release } = options;
  const count = Math.min(images, mostOnServer);
  let isRight = await sandboxTrip(count);
  if (!sandbox) isRight = (await realTrip(count, () => servers.open(bootedServer(release, console.log)))) && isRight;
  for (const kind of killedKinds) {
    const kills = Math.round(images / 15);
    const { problems, ...figures } = await withFolder((folder) =>
      killedTransfer(folder, { kind, images, kills, seed }),
    );
    console.log(`${kind}, killed ${figures.killed} times: ${JSON.stringify(figures)}`);
    isRight = report(problems) && isRight;
  }
  return isRight;
}

async function sandboxTrip(count: number): Promise<boolean> {
  await using from = await countedSandbox();
  await using to = await countedSandbox();
  return await tripOf('sandbox', count, [from.url, to.url]); // before they are closed
}

async function realTrip(count: number, boot: () => Promise<{ readonly name: string; readonly baseUrl: string }>) {
  const [from, to] = [await boot(), await boot()];
  return tripOf(from.name, count, [from.baseUrl, to.baseUrl]);
}

async function tripOf(name: string, count: number, [from, to]: readonly [string, string]): Promise<boolean> {
  return withFolder(async (folder) => {
    const items = await fillGallery(createRepositories(createHttpTransport({ baseUrl: from })), count);
    const { lines, problems, imported } = await commandTrip(folder, from, to);
    console.log(`${name}: ${items} items, ${lines} lines of an archive and of its copy's archive compared`);
    return report([...problems, ...(imported === items ? [] : [`imported ${imported} of ${items}`])]);
  });
}

function report(problems: readonly string[]): boolean {
  for (const problem of problems.slice(0, 10)) console.error(`✗ ${problem.slice(0, 500)}`);
  if (problems.length > 10) console.error(`✗ and ${problems.length - 10} more`);
  return problems.length === 0;
}
