import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { createSandbox } from '@x/sandbox/sandbox';
import { serve } from '@x/sandbox/serve';
import { test } from 'vitest';

import { jobScenarios, playJob } from '../../src/jobs/run-jobs.js';

/** Returns a sandbox on a port, whose jobs take a while. */
async function servedSandbox() {
  const root = await mkdtemp(join(tmpdir(), 'x-jobs-'));
  const open = () => createSandbox({ root, startDelay: 30, nodeDelay: 2 });
  let sandbox = open();
  let served = await serve(sandbox);
  const { port } = new URL(served.url);
  return {
    baseUrl: served.url,
    async restart() {
      await served.close();
      sandbox.close();
      await sleep(1_500); // a server is away for longer than the queue is looked at
      sandbox = open();
      served = await serve(sandbox, { port: Number(port) });
    },
    async [Symbol.asyncDispose]() {
      await served.close();
      sandbox.close();
      await rm(root, { recursive: true });
    },
  };
}

test.concurrent.each(await jobScenarios())('$title', async (story) => {
  await using server = await servedSandbox();
  await playJob(story, server, { retries: 0 });
});
