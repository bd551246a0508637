import { createClient } from '@x/resources/client';

import type { Options } from '../options.js';
import { emptyQueue } from '../runner/empty-queue.js';
import { createRaw } from '../runner/raw.js';
import { bootedServer, runningServer } from '../servers/invokeai.js';
import type { OpenServers } from '../servers/open-servers.js';
import { allCases } from '../workflows/all-cases.js';
import { createCaseFixtures } from '../workflows/case-fixtures.js';
import { convertCase } from '../workflows/convert-case.js';
import { allPairs } from '../workflows/pair-cases.js';
import { serverVerdict } from '../workflows/server-verdict.js';

/** So many batches are enqueued before the paused queue is emptied. */
const FULL = 200;

/**
 * Enqueues workflows that are two of ours in one document on the real server, in a queue that is paused, and compares
 * its verdicts with those that are recorded for the halves. Returns whether all are the same.
 */
export async function enqueuePairs({ release, server, only, pairs: count = 1 }: Options, servers: OpenServers) {
  const started = Date.now();
  const log = (line: string): void => console.log(line);
  const real = await servers.open(server ? runningServer(server) : bootedServer(release, log));
  if (!real.installModel) throw new Error('--server: this needs a server on this machine');
  using client = createClient({ baseUrl: real.baseUrl });
  const raw = createRaw(real.baseUrl, real.fetch);
  const types = await client.services.nodes.types();
  await using fixtures = await createCaseFixtures(client, real.installModel);
  await emptyQueue(client);
  const pairs = allPairs([...(await allCases()).values()].flat(), count).filter(({ title }) => title.includes(only));
  const totals = { accepted: 0, refused: 0, 'not loaded': 0, different: 0 };
  for (const [index, pair] of pairs.entries()) {
    if (index % FULL === FULL - 1) await emptyQueue(client);
    await fixtures.addLibrary(pair.settings);
    const { title, expected, ...rest } = fixtures.replace(pair);
    const converted = convertCase(rest, types);
    if ('refused' in expected || converted instanceof Error) {
      totals['not loaded']++;
      continue;
    }
    const verdict = await serverVerdict(raw, converted);
    const { server: recorded = '200', otherServer = recorded } = expected;
    totals[verdict === '200' ? 'accepted' : 'refused']++;
    if (verdict.startsWith(recorded) || verdict.startsWith(otherServer)) continue;
    totals.different++;
    log(`different: ${title}: ${recorded} expected, got ${verdict}`);
  }
  await emptyQueue(client);
  await client.repositories.queue.resume();
  const figures = Object.entries(totals).map(([name, total]) => `${total} ${name}`);
  log(`pairs: ${pairs.length} workflows, ${figures.join(', ')}, ${Math.round((Date.now() - started) / 1_000)} s`);
  return totals.different === 0;
}
