import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { createSandbox } from '@x/sandbox/sandbox';
import { serve } from '@x/sandbox/serve';
import { test } from 'vitest';

import { jobScenarios, runJobScenario } from '../../src/jobs/run-jobs.js';
import type { RestartOptions } from '../../src/runner/server.js';

/** Starts a sandbox on a port, with slow jobs. */
async function servedSandbox() {
  const root = await mkdtemp(join(tmpdir(), 'x-jobs-'));
  const open = () => createSandbox({ root, startDelay: 30, nodeDelay: 2 });
  let sandbox = open();
  let served = await serve(sandbox);
  const { port } = new URL(served.url);
  return {
    baseUrl: served.url,
    async restart({ isNew = false }: RestartOptions = {}) {
      await served.close();
      sandbox.close();
      if (isNew) await rm(root, { recursive: true });
      await sleep(1_500); // longer than the polling interval
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

test.concurrent.for(await jobScenarios())('$title', async (scenario, { expect }) => {
  await using server = await servedSandbox();
  await expect(runJobScenario(scenario, server, { retries: 0 })).resolves.toBeUndefined();
});
