import { expect, test } from 'vitest';

import { runScenario } from '../../src/runner/run-scenario.js';
import { scenario } from '../../src/runner/scenario.js';
import { sandboxServer } from '../../src/servers/sandbox.js';

test('a run begins before its first request, however long the response takes', async () => {
  const sandbox = sandboxServer();
  let now = 1_000;
  const slow: typeof fetch = async (...request) => {
    now += 60_000;
    return sandbox.fetch(...request);
  };
  const slowly = scenario('slow', async ({ raw }) => void (await raw('GET /api/v1/app/version')));
  const { since, exchanges } = await runScenario(slowly, { ...sandbox, fetch: slow, now: () => now });
  expect(since).toBe(1_000);
  expect(exchanges[0]?.clock).toBeGreaterThan(60_000);
  await sandbox.close();
});
