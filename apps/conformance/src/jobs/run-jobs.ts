import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

import { type ClientOptions, createClient } from '@x/resources/client';

import { reportFailures } from '../report.js';
import { loadScenarios } from '../runner/load-scenarios.js';
import type { Performance } from '../runner/run-scenario.js';
import type { Scenario } from '../runner/scenario.js';
import type { Server } from '../runner/server.js';
import type { JobStage } from './job-context.js';
import { createProxy } from './proxy.js';

const PATIENCE = 180_000;

/** What stories about jobs are played on. */
type JobServer = Required<Pick<Server, 'baseUrl' | 'restart'>>;

/** Returns the scenarios about jobs that are followed, each held against what it says itself. */
export const jobScenarios = (): Promise<Scenario<JobStage>[]> =>
  loadScenarios<JobStage>(new URL('scenarios/', import.meta.url));

/** Plays the stories of jobs on a server that may be killed for them, and returns how many failed. */
export async function playJobs({ name, baseUrl, restart }: Server, only: string): Promise<number> {
  const chosen = (await jobScenarios()).filter(({ title }) => title.includes(only));
  if (chosen.length === 0 || !restart) return 0;
  const performances: Performance[] = [];
  for (const story of chosen) {
    const failure = await playJob(story, { baseUrl, restart }).catch((error: unknown) => error);
    performances.push({ title: story.title, exchanges: [], failure });
  }
  const failed = reportFailures(`${name} with jobs`, performances);
  console.log(`${name} with jobs: ${chosen.length} stories, ${failed} failed`);
  return failed;
}

/** Plays one story, with a proxy between the client and the server. Rejects with what was not as it must be. */
export async function playJob(
  { play }: Scenario<JobStage>,
  { baseUrl, restart }: JobServer,
  options: Partial<ClientOptions> = {},
): Promise<void> {
  await using proxy = await createProxy(baseUrl);
  using client = createClient({ ...options, baseUrl: proxy.url });
  const over = new AbortController();
  const late = sleep(PATIENCE, undefined, { signal: over.signal }).then(
    () => assert.fail(`not over after ${PATIENCE / 1_000} s`),
    () => {}, // it was over
  );
  try {
    await Promise.race([play({ client, cut: proxy.cut, restart }), late]);
  } finally {
    over.abort();
  }
}
