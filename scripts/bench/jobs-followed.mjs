import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { adding, jobsClient } from './jobs-client.mjs';
import { startServer } from './start-server.mjs';

const COUNT = 10_000;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

/** What it takes to follow 10 000 jobs live, all at once. */
export async function benchJobsFollowed() {
  using server = await startServer('jobs-server.mjs');
  using client = jobsClient(server.url);
  await (await client.jobs.enqueue(adding(2))).result(); // everything is loaded
  client.requests.length = 0;
  const before = await heap();
  const start = performance.now();
  const batch = await client.jobs.enqueueBatch({ graph: adding(2), runs: COUNT });
  const enqueued = performance.now() - start;
  let peak = 0;
  let isDone = false;
  const ends = batch.outcomes().finally(() => {
    isDone = true;
  });
  while (!isDone) {
    await sleep(1_000);
    peak = Math.max(peak, (await heap()) - before);
  }
  const whole = (await ends).filter(({ result }) => result?.results.length === 2).length;
  const seconds = (performance.now() - start) / 1_000;
  const kept = (await heap()) - before;
  const beside = client.requests.length - 1;
  const perThousand = (bytes) => bytes / 1_000_000 / (COUNT / 1_000);
  return {
    title: `${COUNT} jobs of two nodes, followed live in ${seconds.toFixed(0)} s`,
    rows: [
      { what: 'missed, or with a result missing', value: COUNT - whole },
      { what: 'requests beside the enqueue', value: beside },
      { what: 'ms to enqueue', value: enqueued.toFixed(0) },
      { what: 'MB of heap at most, a 1 000 jobs', value: perThousand(peak).toFixed(2) },
      { what: 'MB of heap afterwards, results kept, a 1 000 jobs', value: perThousand(kept).toFixed(2) },
    ],
    aims: [
      ['jobs missed', COUNT - whole, '<=', 0],
      ['MB for 1 000 jobs and their results', perThousand(Math.max(peak, kept)), '<=', 1],
      ['requests for 100 jobs', beside / (COUNT / 100), '<=', 1],
    ],
  };
}

/** Returns what is in use once nothing has happened since the garbage was taken away. */
async function heap() {
  await sleep(15);
  for (let round = 0; round < 3; round++) collectGarbage();
  return process.memoryUsage().heapUsed;
}
