import { expect, test } from 'vitest';

import { compareRuns } from '../../src/compare/compare-runs.js';
import { faultyServers } from '../../src/mutants/all-mutants.js';
import { runScenario, type ScenarioRun } from '../../src/runner/run-scenario.js';
import type { Server } from '../../src/runner/server.js';
import { allScenarios } from '../../src/scenarios.js';
import { SequenceRunner } from '../../src/sequences/run-sequence.js';
import { generate } from '../../src/sequences/sequence.js';
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

const known = faultyServers.filter(({ scenario }) => scenario !== undefined);

test.each(known)('the comparison detects: $title', async ({ scenario = '', create }) => {
  expect(compareRuns(await originalRun(scenario), await runOn(create(), scenario))).not.toEqual([]);
});

const originalSequences = recordSequences(sandboxServer(), 60);

/** Runs generated sequences. */
async function recordSequences(server: Server, count: number): Promise<ScenarioRun[]> {
  const runner = await SequenceRunner.open(server);
  const runs: ScenarioRun[] = [];
  for (let seed = 1; seed <= count; seed++) runs.push(await runner.run(generate(seed)));
  await server.close();
  return runs;
}

test.each(faultyServers.filter(({ scenario }) => scenario === undefined))(
  'generated sequences detect: $title',
  async ({ create }) => {
    const server = create();
    const runner = await SequenceRunner.open(server);
    const detectors: number[] = [];
    for (const [index, original] of (await originalSequences).entries()) {
      if (compareRuns(original, await runner.run(generate(index + 1))).length > 0) detectors.push(index + 1);
      if (detectors.length > 0) break;
    }
    await server.close();
    expect(detectors).toHaveLength(1);
  },
);

test('the comparison finds nothing without a mutant', async () => {
  for (const title of new Set(known.map(({ scenario = '' }) => scenario))) {
    const [one, other] = [await originalRun(title), await runOn(sandboxServer(), title)];
    expect(compareRuns(one, other)).toEqual([]);
    expect(one.failure).toBeUndefined();
    expect(one.exchanges.length).toBeGreaterThan(0);
  }
});

test('there are at least sixty different mutants', () => {
  expect(new Set(faultyServers.map(({ title }) => title)).size).toBeGreaterThanOrEqual(60);
});
