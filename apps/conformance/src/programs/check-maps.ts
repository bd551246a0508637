import { join } from 'node:path';

import { createRepositories, type Repositories } from '@x/repositories/repositories';
import { createHttpTransport } from '@x/transport/http-transport';

import type { Options } from '../options.js';
import { withFolder } from '../runner/temporary-folder.js';
import { openReference } from '../servers/open-reference.js';
import type { OpenServers } from '../servers/open-servers.js';
import { runProgram } from '../transfers/run-program.js';

const program = new URL('../maps/map-program.ts', import.meta.url);
/** Requests beside the uploads that 1 000 items take at most. */
const mostRequests = 12;

interface MapResult {
  readonly requests: readonly string[];
  readonly statuses: readonly string[];
  /** The images that were made, in the order of the items. */
  readonly names: readonly string[];
}

/**
 * Maps a workflow over so many pictures: once by a program that runs to its end, then by programs of which two are killed
 * on the way. Returns whether few requests were made, and each picture was uploaded and run once.
 */
export async function checkMaps(options: Options, servers: OpenServers): Promise<boolean> {
  const { maps: count = 100 } = options;
  const { name, baseUrl } = await openReference(options, servers);
  const repositories = createRepositories(createHttpTransport({ baseUrl }));
  return withFolder(async (folder) => {
    const run = (key: string, share: number) =>
      runProgram({ file: program, args: [baseUrl, String(count), key, join(folder, key), String(share)] });
    const whole = JSON.parse((await run('whole', 1)).output) as MapResult;
    console.log(`${name}: ${count} items in ${whole.requests.length} requests: ${summary(whole.requests)}`);
    for (const share of [0.2, 0.6]) {
      const { isKilled } = await run('killed', share);
      console.log(`killed at ${share * 100} %: ${isKilled ? 'yes' : 'no, it had ended'}`);
    }
    const continued = JSON.parse((await run('killed', 1)).output) as MapResult;
    console.log(`continued in ${continued.requests.length} requests: ${summary(continued.requests)}`);
    const problems = [
      ...(whole.requests.length > mostRequests ? [`${whole.requests.length} requests, more than ${mostRequests}`] : []),
      ...(await problemsOf(whole, count, repositories)),
      ...(await problemsOf(continued, count, repositories)),
      ...(await countProblems(2 * count, repositories)),
    ];
    for (const problem of problems) console.error(`✗ ${problem}`);
    return problems.length === 0;
  });
}

/** Counts requests by what they are, without the ids in their paths. */
function summary(requests: readonly string[]): string {
  const counts = Map.groupBy(requests, (request) => request.replace(/\/api\/v\d\//, ''));
  return [...counts].map(([request, { length }]) => `${length} × ${request}`).join(', ');
}

/** Every item was completed, and made a picture of the width that was bound to it. */
async function problemsOf({ statuses, names }: MapResult, count: number, { images }: Repositories): Promise<string[]> {
  const completed = statuses.filter((status) => status === 'completed').length;
  if (completed !== count || new Set(names).size !== count) {
    return [`${completed} of ${count} completed, with ${new Set(names).size} pictures`];
  }
  const widths = new Map((await images.getMany(names)).map(({ image_name, width }) => [image_name, width]));
  const wrong = names.findIndex((name, index) => widths.get(name) !== 64 + index);
  return wrong < 0 ? [] : [`the picture of item ${wrong} is ${widths.get(names[wrong] ?? '')} pixels wide`];
}

/** No picture was uploaded twice, and no item was run twice. */
async function countProblems(count: number, { gallery, queue }: Repositories): Promise<string[]> {
  const uploads = (await gallery.names({ categories: ['user'] })).total_count;
  const { completed, total } = (await queue.status()).queue;
  return [
    ...(uploads === count ? [] : [`${uploads} pictures were uploaded, not ${count}`]),
    ...(completed === count && total === count
      ? []
      : [`${total} items were run, of which ${completed} completed, not ${count}`]),
  ];
}
