import { expect, test } from 'vitest';

import { comparePerformances } from '../../src/compare/compare-runs.js';
import { eventLies } from '../../src/mutants/event-mutants.js';
import { lies } from '../../src/mutants/mutants.js';
import { queueLies } from '../../src/mutants/queue-mutants.js';
import { type Performance, perform } from '../../src/runner/run-scenario.js';
import type { Server } from '../../src/runner/server.js';
import { allScenarios } from '../../src/scenarios.js';
import { sandboxServer } from '../../src/servers/sandbox.js';

async function playOn(server: Server, title: string): Promise<Performance> {
  const scenario = (await allScenarios()).find((one) => one.title.startsWith(title));
  if (!scenario) throw new Error(`no scenario begins with ${title}`);
  try {
    return await perform(scenario, server);
  } finally {
    await server.close();
  }
}

const told = new Map<string, Promise<Performance>>();

/** Returns what an honest sandbox does, which is asked once. */
function honestly(title: string): Promise<Performance> {
  const performance = told.get(title) ?? playOn(sandboxServer(), title);
  told.set(title, performance);
  return performance;
}

test.each([...lies, ...queueLies])('the comparison sees that $title', async ({ scenario, tell }) => {
  const honest = await honestly(scenario);
  const liar = sandboxServer((fetch) => async (input, init) => tell(new Request(input, init), fetch));
  const lied = await playOn(liar, scenario);
  expect(comparePerformances(honest, lied)).not.toEqual([]);
});

test.each(eventLies)('the comparison hears that $title', async ({ scenario, tell }) => {
  const honest = await honestly(scenario);
  const server = sandboxServer();
  const listen: Server['listen'] = (hear) => server.listen((event) => tell(event).forEach(hear));
  const lied = await playOn({ ...server, listen }, scenario);
  expect(comparePerformances(honest, lied)).not.toEqual([]);
});

test('the comparison sees nothing where nobody lies', async () => {
  for (const title of new Set([...lies, ...queueLies, ...eventLies].map(({ scenario }) => scenario))) {
    const [one, other] = [await honestly(title), await playOn(sandboxServer(), title)];
    expect(comparePerformances(one, other)).toEqual([]);
    expect(one.failure).toBeUndefined();
    expect(one.exchanges.length).toBeGreaterThan(0);
  }
});

test('there are at least twenty lies, each of its own kind', () => {
  expect(new Set(lies.map(({ title }) => title)).size).toBeGreaterThanOrEqual(20);
});
