import { expect, test } from 'vitest';

import { compareRuns } from '../../src/compare/compare-runs.js';
import { eventMutants } from '../../src/mutants/event-mutants.js';
import { mutants } from '../../src/mutants/mutants.js';
import { queueMutants } from '../../src/mutants/queue-mutants.js';
import { runScenario, type ScenarioRun } from '../../src/runner/run-scenario.js';
import type { Server } from '../../src/runner/server.js';
import { allScenarios } from '../../src/scenarios.js';
import { sandboxServer } from '../../src/servers/sandbox.js';

const scenarios = await allScenarios();

async function runOn(server: Server, title: string): Promise<ScenarioRun> {
  const scenario = scenarios.find((one) => one.title.startsWith(title));
  if (!scenario) throw new Error(`no scenario title starts with "${title}"`);
  try {
    return await runScenario(scenario, server);
  } finally {
    await server.close();
  }
}

const originals = new Map<string, Promise<ScenarioRun>>();

/** Returns the run on an unchanged sandbox. Each scenario runs there once. */
function originalRun(title: string): Promise<ScenarioRun> {
  const run = originals.get(title) ?? runOn(sandboxServer(), title);
  originals.set(title, run);
  return run;
}

test.each([...mutants, ...queueMutants])('the comparison detects: $title', async ({ scenario, respond }) => {
  const original = await originalRun(scenario);
  const mutant = sandboxServer((fetch) => async (input, init) => respond(new Request(input, init), fetch));
  expect(compareRuns(original, await runOn(mutant, scenario))).not.toEqual([]);
});

test.each(eventMutants)('the comparison detects in events: $title', async ({ scenario, emit }) => {
  const original = await originalRun(scenario);
  const server = sandboxServer();
  const listen: Server['listen'] = (listener) => server.listen((event) => emit(event).forEach(listener));
  expect(compareRuns(original, await runOn({ ...server, listen }, scenario))).not.toEqual([]);
});

test('the comparison finds nothing without a mutant', async () => {
  for (const title of new Set([...mutants, ...queueMutants, ...eventMutants].map(({ scenario }) => scenario))) {
    const [one, other] = [await originalRun(title), await runOn(sandboxServer(), title)];
    expect(compareRuns(one, other)).toEqual([]);
    expect(one.failure).toBeUndefined();
    expect(one.exchanges.length).toBeGreaterThan(0);
  }
});

test('there are at least twenty different mutants', () => {
  expect(new Set(mutants.map(({ title }) => title)).size).toBeGreaterThanOrEqual(20);
});
