import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

import { type ClientOptions, createClient } from '@x/resources/client';

import { reportFailures } from '../report.js';
import { loadScenarios } from '../runner/load-scenarios.js';
import type { ScenarioRun } from '../runner/run-scenario.js';
import type { Scenario } from '../runner/scenario.js';
import type { Server } from '../runner/server.js';
import type { JobContext } from './job-context.js';
import { createProxy } from './proxy.js';

/** Milliseconds. It only ends a hang: a busy machine takes minutes to boot a server. */
const TIMEOUT = 600_000;

/** A server that scenarios about jobs run on. */
type JobServer = Required<Pick<Server, 'baseUrl' | 'restart'>>;

/** Returns the scenarios about jobs. Each checks the results itself, nothing is compared. */
export const jobScenarios = (): Promise<Scenario<JobContext>[]> =>
  loadScenarios<JobContext>(new URL('scenarios/', import.meta.url));

/** Runs the scenarios about jobs on a server that can be restarted, and returns how many failed. */
export async function runJobScenarios({ name, baseUrl, restart }: Server, only: string): Promise<number> {
  const chosen = (await jobScenarios()).filter(({ title }) => title.includes(only));
  if (chosen.length === 0 || !restart) return 0;
  const runs: ScenarioRun[] = [];
  for (const scenario of chosen) {
    const since = Date.now();
    const failure = await runJobScenario(scenario, { baseUrl, restart }).catch((error: unknown) => error);
    runs.push({ title: scenario.title, exchanges: [], failure, since });
  }
  const failed = reportFailures(`${name} with jobs`, runs);
  console.log(`${name} with jobs: ${chosen.length} scenarios, ${failed} failed`);
  return failed;
}

/** Runs one scenario with a proxy between the client and the server. Rejects when it fails. */
export async function runJobScenario(
  { run }: Scenario<JobContext>,
  { baseUrl, restart }: JobServer,
  options: Partial<ClientOptions> = {},
): Promise<void> {
  await using proxy = await createProxy(baseUrl);
  using client = createClient({ ...options, baseUrl: proxy.url });
  const finished = new AbortController();
  const timeout = sleep(TIMEOUT, undefined, { signal: finished.signal }).then(
    () => assert.fail(`timed out after ${TIMEOUT / 1_000} s`),
    () => {}, // the scenario has finished
  );
  try {
    await Promise.race([run({ client, disconnect: proxy.disconnect, restart }), timeout]);
  } finally {
    finished.abort();
  }
}
