import { afterAll, expect, test } from 'vitest';
import { runScenario } from '../src/runner/run-scenario.js';
import type { Scenario } from '../src/runner/scenario.js';
import { allScenarios, chosenScenarios } from '../src/scenarios.js';
import { sandboxServer } from '../src/servers/sandbox.js';

const scenarios = await allScenarios();
const sandbox = sandboxServer();
afterAll(() => sandbox.close());

/** Runs a scenario on the sandbox. */
async function check(scenario: Scenario): Promise<void> {
  let requests = 0;
  const fetch: typeof globalThis.fetch = (...request) => {
    requests += 1;
    return sandbox.fetch(...request);
  };
  const { failure } = await runScenario(scenario, { ...sandbox, fetch });
  expect(failure).toBeUndefined();
  expect(requests).toBeGreaterThan(0);
}

const isUsual = (index: number): boolean => index % 3 === 0;
test.each(scenarios.filter((_, index) => isUsual(index)))('$title', check);
test.each(scenarios.filter((_, index) => !isUsual(index)))('$title', { tags: 'large' }, check);

test('every scenario has a unique title', () => {
  const titles = scenarios.map(({ title }) => title);
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
});

test('an unknown title is an error', async () => {
  await expect(chosenScenarios('no such scenario')).rejects.toThrow('no scenario title contains "no such scenario"');
});
